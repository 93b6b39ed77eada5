import type { Random } from './clock.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/** 26 characters of `a–z2–7` that carry 128 random bits. */
export function opaqueCode(random: Random): string {
  let bits = BigInt(`0x${Buffer.from(random.bytes(16)).toString('hex')}`) << 2n;
  let code = '';
  for (let index = 0; index < 26; index++) {
    code = letters.charAt(Number(bits & 31n)) + code;
    bits >>= 5n;
  }
  return code;
}
