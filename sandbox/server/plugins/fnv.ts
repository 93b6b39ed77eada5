const PRIME_LOW = 0x1b3;
const WORD = 2 ** 32;

/** FNV-1a, 64 bits, in hexadecimal: by it the server names the bundles of plugins. */
export function fnv1a64(bytes: Buffer): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of bytes) {
    low = (low ^ byte) >>> 0;
    const product = low * PRIME_LOW;
    high = (high * PRIME_LOW + Math.floor(product / WORD) + ((low << 8) >>> 0)) % WORD;
    low = product % WORD;
  }
  return hex(high) + hex(low);
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}
