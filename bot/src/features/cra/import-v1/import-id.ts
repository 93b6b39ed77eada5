import { hash } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The ULID of an imported CRA: always the same for a source id, older than any that is entered. */
export function importId(sourceId: string): string {
  const bits = BigInt(`0x${hash('sha256', `cra v1 ${sourceId}`).slice(0, 20)}`);
  const letters = Array.from({ length: 16 }, (_, place) =>
    alphabet.charAt(Number((bits >> BigInt(5 * place)) & 31n)),
  );
  return `0000000000${letters.join('')}`;
}
