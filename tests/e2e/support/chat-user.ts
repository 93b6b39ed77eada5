import { randomBytes } from 'node:crypto';

import type { CraContent } from '@coop/contract/cra';

import type { MattermostApi } from './mattermost-api.ts';
import type { Adviser, Stage } from './stage.ts';

interface Card {
  readonly postId: string;
  readonly actionId: string;
  readonly cookie: string;
}

/** An adviser without a browser: the calls that the pages make. */
export class ChatUser {
  readonly adviser: Adviser;
  readonly #api: MattermostApi;
  readonly #stage: Stage;
  readonly #socket: WebSocket;
  readonly #private: string[] = [];
  readonly #token: { text?: string } = {};

  private constructor(
    api: MattermostApi,
    { adviser, stage, socket }: { adviser: Adviser; stage: Stage; socket: WebSocket },
  ) {
    this.adviser = adviser;
    this.#api = api;
    this.#stage = stage;
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#private.push(String(data)));
  }

  static async enter(stage: Stage): Promise<ChatUser> {
    const adviser = await stage.addAdviser();
    const api = await stage.host.administrator.as(adviser.username, adviser.password);
    const socket = new WebSocket(`${stage.host.url.replace(/^http/, 'ws')}/api/v4/websocket`);
    await new Promise((resolve) => {
      socket.addEventListener('open', resolve, { once: true });
    });
    const data = { token: api.token };
    socket.send(JSON.stringify({ seq: 1, action: 'authentication_challenge', data }));
    return new ChatUser(api, { adviser, stage, socket });
  }

  /** The page's session with the bot, asked for once. */
  async session(): Promise<string> {
    this.#token.text ??= tokenIn(await this.command('/coop session'));
    return this.#token.text;
  }

  command(command: string): Promise<unknown> {
    const { channelId, team } = this.#stage;
    const place = { channel_id: channelId, team_id: team.id };
    return this.#api.call('POST', '/commands/execute', { ...place, command });
  }

  /** Stores by the API; answers the status. */
  async record(
    botUrl: string,
    cra: { readonly id: string; readonly content: CraContent },
  ): Promise<number> {
    const response = await fetch(`${botUrl}/api/v1/cra`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await this.session()}`,
      },
      body: JSON.stringify({ ...cra, source: 'panel', again: true }),
    });
    await response.text();
    return response.status;
  }

  /** The button of that name on the private answer that has this word. */
  card(word: string, button: string): Card | undefined {
    for (const said of this.#private.toReversed()) {
      if (!said.includes('ephemeral_message') || !said.includes(word)) continue;
      const post = objectIn(objectIn(JSON.parse(said), 'data'), 'post');
      const attachments = listIn(objectIn(post, 'props'), 'attachments');
      const actions = attachments.flatMap((attachment) => listIn(attachment, 'actions'));
      const action = actions.find((one) => textIn(one, 'name') === button);
      if (action === undefined) return undefined;
      return {
        postId: textIn(post, 'id'),
        actionId: textIn(action, 'id'),
        cookie: textIn(action, 'cookie'),
      };
    }
    return undefined;
  }

  /** The sealed state of the dialog that was opened last. */
  lastDialogState(): string {
    const said = this.#private.findLast((one) => one.includes('"event":"open_dialog"'));
    const opened = objectIn(objectIn(JSON.parse(said ?? '{}'), 'data'), 'dialog');
    return textIn(objectIn(opened, 'dialog'), 'state');
  }

  async press({ postId, actionId, cookie }: Card): Promise<void> {
    await this.#api.call('POST', `/posts/${postId}/actions/${actionId}`, { cookie });
  }

  /** Whether a private answer with both words has come. */
  hasRead(...words: readonly string[]): boolean {
    return this.#private.some((said) => words.every((word) => said.includes(word)));
  }

  /** Texts of the direct channel with the bot, oldest first. */
  async readDirect(): Promise<readonly string[]> {
    const pair = [this.#stage.botId, this.adviser.userId];
    const channel = await this.#api.id('POST', '/channels/direct', pair);
    const list = await this.#api.call('GET', `/channels/${channel}/posts?per_page=200`);
    const posts = objectIn(list, 'posts');
    return Object.values(posts).map((post) => textIn(post, 'message'));
  }

  leave(): void {
    this.#socket.close();
  }
}

/** A ULID of this instant. */
export function newUlid(): string {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const random = [...randomBytes(16)].map((byte) => letters[byte % 32]).join('');
  const time = Date.now();
  const head = Array.from(
    { length: 10 },
    (_, at) => letters[Math.floor(time / 32 ** (9 - at)) % 32],
  );
  return head.join('') + random;
}

function tokenIn(answer: unknown): string {
  return textIn(objectIn(objectIn(answer, 'props'), 'coop'), 'token');
}

/** A field that is an object, or one written as JSON within a text. */
function objectIn(value: unknown, key: string): object {
  const found: unknown = fieldIn(value, key);
  const inner: unknown = typeof found === 'string' ? JSON.parse(found) : found;
  if (typeof inner === 'object' && inner !== null) return inner;
  throw new Error(`no ${key} in what the server said`);
}

function listIn(value: unknown, key: string): readonly unknown[] {
  const found = fieldIn(value, key);
  return Array.isArray(found) ? found : [];
}

function textIn(value: unknown, key: string): string {
  const found = fieldIn(value, key);
  return typeof found === 'string' ? found : '';
}

function fieldIn(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}
