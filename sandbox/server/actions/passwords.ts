import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { AppError } from '../http/app-error.ts';
import type { Sandbox } from '../sandbox.ts';

/** Bytes the server's hash can take. */
const MAX_LENGTH = 72;

/**
 * A salted digest: enough to tell passwords apart in a double. It is fast on purpose, so that worlds of
 * thousands are made in a moment; no real password belongs in a sandbox.
 */
export function hashPassword(password: string): string {
  const salt = randomBytes(8).toString('hex');
  return `${salt}$${digest(salt, password).toString('hex')}`;
}

export function matchesPassword(password: string, hash: string): boolean {
  const [salt = '', expected = ''] = hash.split('$');
  const actual = digest(salt, password);
  const stored = Buffer.from(expected, 'hex');
  return stored.length === actual.length && timingSafeEqual(stored, actual);
}

function digest(salt: string, password: string): Buffer {
  return createHash('sha256').update(`${salt}${password}`).digest();
}

/** Refuses a password that the configuration does not admit. */
export function checkPassword(sandbox: Sandbox, password: string): void {
  const settings = sandbox.config().PasswordSettings;
  const params = { Min: settings.MinimumLength };
  const refuse = (what: string): never => {
    throw new AppError(`model.user.is_valid.pwd${what}.app_error`, 400, { params });
  };
  if (Buffer.byteLength(password) > MAX_LENGTH) refuse('_max_length');
  if (Buffer.byteLength(password) < settings.MinimumLength) refuse('_min_length');
  const missing = [
    ['_lowercase', settings['Lowercase'] === true && !/[a-z]/.test(password)],
    ['_uppercase', settings['Uppercase'] === true && !/[A-Z]/.test(password)],
    ['_number', settings['Number'] === true && !/\d/.test(password)],
    ['_symbol', settings['Symbol'] === true && !/[^A-Za-z0-9]/.test(password)],
  ] as const;
  const broken = missing.filter(([, isBroken]) => isBroken).map(([what]) => what);
  if (broken.length > 0) refuse(broken.join(''));
}
