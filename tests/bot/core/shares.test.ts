import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { changeOf, shareOf, sharesOf, sum } from '../../../bot/src/core/shares.ts';

const parts = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 25 });

describe('shares of parts of a whole', () => {
  it.each([
    [
      [1, 1, 1],
      [334, 333, 333],
    ],
    [
      [1, 1, 2, 3, 1],
      [125, 125, 250, 375, 125],
    ],
    [
      [1, 1, 1, 1, 1, 1, 1],
      [143, 143, 143, 143, 143, 143, 142],
    ],
    [
      [2, 1, 4],
      [286, 143, 571],
    ],
    [
      [29, 71],
      [290, 710],
    ],
  ])('of %j are %j', (counts, shares) => {
    expect(sharesOf(counts)).toEqual(shares);
  });

  it('add up to exactly 1000, none for an empty part, none at all for an empty whole', () => {
    fc.assert(
      fc.property(parts, (counts) => {
        const shares = sharesOf(counts);

        if (sum(counts) === 0) expect(shares).toEqual(counts.map(() => null));
        else {
          expect(sum(shares.map((share) => share ?? 0))).toBe(1000);
          shares.forEach((share, at) => {
            const exact = (1000 * (counts[at] ?? 0)) / sum(counts);
            expect(Math.abs((share ?? NaN) - exact)).toBeLessThan(1);
            if (counts[at] === 0) expect(share).toBe(0);
          });
        }
      }),
    );
  });

  it('of a larger part is never smaller', () => {
    fc.assert(
      fc.property(parts, (counts) => {
        const shares = sharesOf(counts);
        const pairs = counts.map((count, at) => ({ count, share: shares[at] ?? 0 }));

        const bySize = pairs.toSorted((a, b) => a.count - b.count || a.share - b.share);
        bySize.slice(1).forEach(({ share }, at) => {
          expect(share).toBeGreaterThanOrEqual(bySize[at]?.share ?? 0);
        });
      }),
    );
  });
});

describe('a share by itself', () => {
  it('is rounded half up, and is none of an empty whole', () => {
    expect(shareOf(29, 100)).toBe(290);
    expect(shareOf(1, 2000)).toBe(1);
    expect(shareOf(3, 2)).toBe(1500);
    expect(shareOf(0, 0)).toBeNull();
  });
});

describe('a relative change', () => {
  it('is rounded half away from zero with its sign, and is none after nothing', () => {
    expect(changeOf(8, 1)).toBe(125);
    expect(changeOf(8, -1)).toBe(-125);
    expect(changeOf(2000, -1)).toBe(-1);
    expect(changeOf(3000, -1)).toBe(0);
    expect(changeOf(0, 5)).toBeNull();
  });
});
