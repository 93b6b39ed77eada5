import { describe, expect, it } from '@jest/globals';
import { fnv1a64 } from '../../../../sandbox/server/plugins/fnv.ts';

describe('fnv1a64', () => {
  it.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['foobar', '85944171f73967e8'],
  ])('hashes %j to %s', (text, hash) => {
    expect(fnv1a64(Buffer.from(text))).toBe(hash);
  });
});
