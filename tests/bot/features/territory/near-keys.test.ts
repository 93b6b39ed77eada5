import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { indexNearKeys } from '../../../../bot/src/features/territory/near-keys.ts';
import { isWithinOneEdit } from '../../../../bot/src/features/territory/one-edit.ts';

const word = fc.stringMatching(/^[abc ]{5,12}$/);

/** A letter inserted, dropped, replaced or swapped at a place. */
function edits(text: string, at: number, letter: string): string[] {
  const before = text.slice(0, at);
  const [first, second] = [text.charAt(at), text.charAt(at + 1)];
  return [
    `${before}${letter}${text.slice(at)}`,
    `${before}${text.slice(at + 1)}`,
    `${before}${letter}${text.slice(at + 1)}`,
    `${before}${second}${first}${text.slice(at + 2)}`,
  ];
}

describe('one edit', () => {
  it('is an insertion, a removal, a replacement or a swap', () => {
    fc.assert(
      fc.property(word, fc.nat(11), fc.constantFrom('a', 'b', 'c', 'd'), (text, place, letter) => {
        const at = place % text.length;

        expect(edits(text, at, letter).filter((edit) => !isWithinOneEdit(text, edit))).toEqual([]);
      }),
    );
  });

  it.each([
    ['nantes', 'natnse'],
    ['nantes', 'nan'],
    ['nantes', 'nxxtes'],
    ['ab', 'cd'],
    ['abcd', 'badc'],
  ])('does not lead from %s to %s', (from, to) => {
    expect(isWithinOneEdit(from, to)).toBe(false);
  });
});

describe('the index of near keys', () => {
  it('finds what reading every key would find', () => {
    const someKeys = fc.array(fc.stringMatching(/^[abc ]{4,13}$/), { maxLength: 60 });
    fc.assert(
      fc.property(someKeys, word, fc.nat(11), (keys, text, place) => {
        const all = [...new Set([...keys, ...edits(text, place % text.length, 'a')])].filter(
          (key) => key.length >= 4,
        );

        expect(indexNearKeys(all)(text).sort()).toEqual(
          all.filter((key) => isWithinOneEdit(text, key)).sort(),
        );
      }),
      { numRuns: 500 },
    );
  });
});
