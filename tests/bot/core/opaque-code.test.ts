import { describe, expect, it } from '@jest/globals';

import { opaqueCode } from '../../../bot/src/core/opaque-code.ts';

const codeOf = (bytes: Uint8Array) => opaqueCode({ bytes: () => bytes });

describe('an opaque code', () => {
  it('has 26 characters of a–z2–7 that carry all of its 128 bits', () => {
    const bytes = new Uint8Array(16);
    const codes = [codeOf(bytes)];
    for (let bit = 0; bit < 128; bit++) {
      const one = bytes.with(bit >> 3, 1 << (bit & 7));
      codes.push(codeOf(one));
    }

    expect(codes.every((code) => /^[a-z2-7]{26}$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBe(129);
  });
});
