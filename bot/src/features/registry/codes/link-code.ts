import { hash } from 'node:crypto';

import type { Random } from '../../../core/clock.ts';

/** Digits and letters that nobody takes for one another. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 10;

/** A code counts so long. */
export const codeLifeMs = 14 * 86_400_000;

/** `7KQ2M-9XD4R`: 50 random bits. */
export function makeLinkCode(random: Random): string {
  const code = [...random.bytes(length)].map((byte) => letters.charAt(byte % 32)).join('');
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** What is stored of a code; `undefined` for what can be none. Blanks, hyphens and case do not count. */
export function codeHash(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{10}$/.test(code) ? hash('sha256', code) : undefined;
}
