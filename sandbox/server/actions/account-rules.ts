import { lengthOf } from '../http/code-points.ts';
import { AppError } from '../http/app-error.ts';
import type { Sandbox } from '../sandbox.ts';
import type { User } from '../state/entities.ts';

const USERNAME = /^[a-z0-9.\-_]{1,64}$/;
const RESERVED = new Set(['all', 'channel', 'matterbot', 'system']);
const EMAIL = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/;
const EMAIL_BYTES = 128;
const ROLES_BYTES = 256;
const TIMEZONE_LENGTH = 256;

export const isUsername = (text: string): boolean => USERNAME.test(text) && !RESERVED.has(text);

export const isEmail = (text: string): boolean => text === text.toLowerCase() && EMAIL.test(text);

/** Language tags of five bytes at most, as in `fr` or `pt-BR`. */
export function isLocale(text: string): boolean {
  if (text === '') return true;
  if (text.length > 5) return false;
  try {
    return isKnownLanguage(new Intl.Locale(text.replaceAll('_', '-')).language);
  } catch {
    return false;
  }
}

/** Codes of two letters that no language has are refused; three letters are not looked at. */
function isKnownLanguage(code: string): boolean {
  if (code.length !== 2) return true;
  return (
    new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(code) !== undefined
  );
}

/** Refuses an account that breaks a rule; the first one broken is named. */
export function checkAccount(user: User): void {
  const refuse = (what: string): never => {
    throw new AppError(`model.user.is_valid.${what}.app_error`, 400);
  };
  if (!isUsername(user.username)) refuse('username');
  if (Buffer.byteLength(user.email) > EMAIL_BYTES || !isEmail(user.email)) refuse('email');
  if (lengthOf(user.nickname) > 64) refuse('nickname');
  if (lengthOf(user.position) > 128) refuse('position');
  if (lengthOf(user.first_name) > 64) refuse('first_name');
  if (lengthOf(user.last_name) > 64) refuse('last_name');
  if (!isLocale(user.locale)) refuse('locale');
  if (lengthOf(JSON.stringify(user.timezone)) > TIMEZONE_LENGTH) refuse('timezone_limit');
  if (user.roles.length > ROLES_BYTES) {
    const params = { Limit: ROLES_BYTES };
    throw new AppError('model.user.is_valid.roles_limit.app_error', 400, { params });
  }
}

/** Refuses a name, then an e-mail, that somebody else has. */
export function checkAccountIsUnique(sandbox: Sandbox, user: User): void {
  const holds = (other: User | undefined) => other !== undefined && other.id !== user.id;
  if (holds(sandbox.world.usersByName.one(user.username))) {
    throw new AppError('app.user.save.username_exists.app_error', 400);
  }
  if (holds(sandbox.world.usersByEmail.one(user.email))) {
    throw new AppError('app.user.save.email_exists.app_error', 400);
  }
}

/** People who are active; bots do not count. */
export function countActivePeople(sandbox: Sandbox): number {
  let count = 0;
  for (const user of sandbox.world.users.values()) {
    if (user.delete_at === 0 && !sandbox.world.bots.has(user.id)) count += 1;
  }
  return count;
}
