import { hash } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The ULID of a text: always the same, and older than any that is made of an instant. */
export function stableUlid(text: string): string {
  const bits = BigInt(`0x${hash('sha256', text).slice(0, 20)}`);
  const letters = Array.from({ length: 16 }, (_, place) =>
    alphabet.charAt(Number((bits >> BigInt(5 * place)) & 31n)),
  );
  return `0000000000${letters.join('')}`;
}
