import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { list, optional, record, struct, text } from '../../http/go-json.ts';
import type { Action, Integration } from './attachments.ts';
import type { Props } from './post-actions.ts';

/** Props of a card that survive an update by its integration. */
export const RETAINED_PROPS = ['from_webhook', 'override_username', 'override_icon_url'] as const;

/** What a click on a card that is not stored needs, sealed and kept by the client. */
export interface ActionCookie {
  readonly type: string;
  readonly postId: string;
  readonly rootPostId: string;
  readonly channelId: string;
  readonly dataSource: string;
  readonly integration: Integration | undefined;
  readonly retainProps: Props;
  readonly removeProps: readonly string[];
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const readCookie = struct({
  type: text,
  post_id: text,
  root_post_id: text,
  channel_id: text,
  data_source: text,
  integration: optional(struct({ url: text, context: optional(record) })),
  retain_props: record,
  remove_props: list(text),
});

/** Which props an update keeps from the card, and which it may not bring. */
export function retainedProps(props: Props): Pick<ActionCookie, 'retainProps' | 'removeProps'> {
  return {
    retainProps: Object.fromEntries(
      RETAINED_PROPS.filter((key) => key in props).map((key) => [key, props[key]]),
    ),
    removeProps: RETAINED_PROPS.filter((key) => !(key in props)),
  };
}

/** Seals the cookie with AES-256-GCM: clients can neither read nor change it. */
export function sealCookie(cookie: ActionCookie, secret: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce);
  const sealed = Buffer.concat([
    cipher.update(JSON.stringify(written(cookie)), 'utf8'),
    cipher.final(),
  ]);
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64');
}

/** Opens a cookie; `undefined` when it was not sealed here. */
export function openCookie(sealed: string, secret: Buffer): ActionCookie | undefined {
  const bytes = Buffer.from(sealed, 'base64');
  if (!BASE64.test(sealed) || bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
    const plain = Buffer.concat([
      decipher.update(bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES)),
      decipher.final(),
    ]);
    return read(JSON.parse(plain.toString('utf8')));
  } catch {
    return undefined;
  }
}

/** The action as clients get it on a post that is not stored. */
export function withCookie(action: Action, card: CookieContext): Action {
  const { integration, ...shown } = action;
  const cookie = {
    ...card,
    type: action.type ?? '',
    dataSource: action.data_source ?? '',
    integration,
  };
  return { ...shown, cookie: sealCookie(cookie, card.secret) };
}

export type CookieContext = Pick<
  ActionCookie,
  'postId' | 'rootPostId' | 'channelId' | 'retainProps' | 'removeProps'
> & { readonly secret: Buffer };

function written(cookie: ActionCookie): Record<string, unknown> {
  return {
    type: cookie.type,
    post_id: cookie.postId,
    root_post_id: cookie.rootPostId,
    channel_id: cookie.channelId,
    data_source: cookie.dataSource,
    ...(cookie.integration === undefined ? {} : { integration: cookie.integration }),
    retain_props: cookie.retainProps,
    remove_props: cookie.removeProps,
  };
}

function read(value: unknown): ActionCookie {
  const cookie = readCookie(value);
  return {
    type: cookie.type,
    postId: cookie.post_id,
    rootPostId: cookie.root_post_id,
    channelId: cookie.channel_id,
    dataSource: cookie.data_source,
    integration: cookie.integration === undefined ? undefined : integrationOf(cookie.integration),
    retainProps: cookie.retain_props,
    removeProps: cookie.remove_props,
  };
}

function integrationOf(given: { url: string; context: Props | undefined }): Integration {
  return given.context === undefined
    ? { url: given.url }
    : { url: given.url, context: given.context };
}
