import type { Clock, Ids, Random } from './clock.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** ULIDs: 10 characters of milliseconds, 16 of randomness (Crockford's base 32). */
export function makeIds(clock: Clock, random: Random): Ids {
  return {
    ulid: () => {
      const time = digits(BigInt(clock.now()), 10);
      const noise = digits(BigInt(`0x${Buffer.from(random.bytes(10)).toString('hex')}`), 16);
      return time + noise;
    },
  };
}

function digits(value: bigint, length: number): string {
  let rest = value;
  let text = '';
  for (let place = 0; place < length; place += 1) {
    text = (alphabet[Number(rest % 32n)] ?? '') + text;
    rest /= 32n;
  }
  return text;
}
