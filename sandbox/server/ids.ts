import { randomBytes } from 'node:crypto';

const ALPHABET = 'ybndrfg8ejkmcpqxot1uwisza345h769';
const ID = /^[A-Za-z0-9]{26}$/;

/** A new id as Mattermost makes them: 26 characters of `a-z0-9`. Also used for tokens. */
export function newId(): string {
  let id = '';
  for (const byte of randomBytes(26)) id += ALPHABET.charAt(byte & 31);
  return id;
}

export function isId(text: string): boolean {
  return ID.test(text);
}
