import { createHmac, timingSafeEqual } from 'node:crypto';

import type { UserId } from './actor.ts';
import type { SealedArgs } from './message.ts';
import { fail, ok, type Result } from './result.ts';

export interface SealKey {
  readonly id: string;
  readonly secret: string;
}

/** The present key seals; the present and the former one open. */
export interface SealKeys {
  readonly current: SealKey;
  readonly former?: SealKey;
}

/** What a button or a dialog carries through Mattermost, which authenticates neither. */
export interface Seal {
  /** `action:<name>` or `dialog:<name>`. */
  readonly purpose: string;
  readonly args: SealedArgs;
  /** The one person who may use it; absent: whoever Mattermost lets press it. */
  readonly userId?: UserId;
  /** When it was sealed, ms since 1970. */
  readonly at: number;
  /** Told from others of the same purpose and instant. */
  readonly nonce: string;
  /** Response address of the command that this answers; its card is ephemeral. */
  readonly reply?: string;
}

export interface SealRefused {
  readonly tag: 'SealRefused';
  /** `unknown-key`: of a key that counts no more, or of none that ever was. */
  readonly why:
    'malformed' | 'unknown-key' | 'forged' | 'other-purpose' | 'other-person' | 'expired';
}

/** `<key id>.<payload>.<HMAC-SHA-256>`, base64url: safe in a button's context and a dialog's state. */
export function seal(keys: SealKeys, content: Seal): string {
  const payload = Buffer.from(JSON.stringify(content)).toString('base64url');
  return `${keys.current.id}.${payload}.${signature(keys.current, payload)}`;
}

/** Opens a seal; `userId` is the one Mattermost says is acting, `maxAgeMs` how long it counts. */
export function unseal(
  keys: SealKeys,
  sealed: unknown,
  check: { purpose: string; userId: UserId; now: number; maxAgeMs: number },
): Result<Seal, SealRefused> {
  const parts = typeof sealed === 'string' && sealed.length <= 20_000 ? sealed.split('.') : [];
  const [keyId, payload, mac] = parts;
  if (parts.length !== 3 || !keyId || !payload || !mac) return refused('malformed');
  const key = [keys.current, keys.former].find((candidate) => candidate?.id === keyId);
  if (!key) return refused('unknown-key');
  if (!sameText(mac, signature(key, payload))) return refused('forged');
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by `seal`: the signature says so
  const content = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Seal;
  if (content.purpose !== check.purpose) return refused('other-purpose');
  if (content.userId !== undefined && content.userId !== check.userId) {
    return refused('other-person');
  }
  if (check.now - content.at > check.maxAgeMs) return refused('expired');
  return ok(content);
}

/** Compares in constant time. */
export function sameText(one: string, other: string): boolean {
  const a = Buffer.from(one);
  const b = Buffer.from(other);
  return a.length === b.length && timingSafeEqual(a, b);
}

function signature(key: SealKey, payload: string): string {
  return createHmac('sha256', key.secret).update(`${key.id}.${payload}`).digest('base64url');
}

function refused(why: SealRefused['why']): Result<Seal, SealRefused> {
  return fail({ tag: 'SealRefused', why });
}
