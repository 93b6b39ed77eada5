const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID: 48 bits of time, then 80 random ones; sorted by the instant it was made at. */
export function makeUlid(now: number, random: (count: number) => Uint8Array): string {
  let time = '';
  for (let left = now, i = 0; i < 10; i += 1) {
    time = alphabet.charAt(left % 32) + time;
    left = Math.floor(left / 32);
  }
  const tail = Array.from(random(16), (byte) => alphabet.charAt(byte % 32)).join('');
  return time + tail;
}

export function randomBytes(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}
