import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { sum } from '../../../bot/src/core/shares.ts';
import { openTable, protectTable } from '../../../bot/src/core/small-groups.ts';

const counts = fc.array(
  fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 5_000 })),
  { minLength: 5, maxLength: 6 },
);

/** What is shown of a table, as one reads it. */
function shown(cells: readonly number[]): string {
  return protectTable(cells)
    .cellules.map(({ n, marque }) => marque ?? String(n))
    .join(' ');
}

describe('a table about people', () => {
  it.each([
    ['one small cell takes the smallest other with it', [1, 0, 6, 8, 0], 'masque 0 masque 8 0'],
    ['two small cells hide each other', [2, 3, 20, 0, 0], '<5 <5 20 0 0'],
    ['cells that can only be 1 need another', [1, 1, 9, 12, 0], 'masque masque masque 12 0'],
    [
      'cells that can only be 4, and every equal',
      [4, 4, 7, 7, 30],
      'masque masque masque masque 30',
    ],
    ['one small cell beside 5', [1, 5, 20, 0, 0], 'masque masque 20 0 0'],
    ['nothing left to hide behind', [4, 4, 4, 0, 0], 'masque masque masque masque masque'],
    ['under 10 people, nothing', [3, 6, 0, 0, 0], 'masque masque masque masque masque'],
    ['nobody small, nothing hidden', [5, 0, 6, 8, 0], '5 0 6 8 0'],
    ['nobody at all', [0, 0, 0, 0, 0], '0 0 0 0 0'],
  ])('%s', (_title, cells, expected) => {
    expect(shown(cells)).toBe(expected);
  });

  it('says why it is hidden, and what the hidden cells are together', () => {
    expect(protectTable([3, 6, 0, 0, 0])).toMatchObject({ etat: 'total', masquees: null });
    expect(protectTable([1, 0, 6, 8, 0])).toMatchObject({
      etat: 'partiel',
      total: 15,
      masquees: { n: 7, pm: 467 },
    });
  });

  it('of an empty whole has zeros and no share', () => {
    const [cell] = protectTable([0, 0, 0, 0, 0]).cellules;

    expect(cell).toEqual({ n: 0, pm: null, marque: null });
  });

  it('never shows a count of 1 to 4, nor hides one alone', () => {
    fc.assert(
      fc.property(counts, (cells) => {
        const { cellules, etat } = protectTable(cells);
        const hidden = cellules.filter(({ n }) => n === null);

        expect(cellules.some(({ n }) => n !== null && n > 0 && n < 5)).toBe(false);
        expect(hidden.length).not.toBe(1);
        expect(etat === 'aucun').toBe(hidden.length === 0);
      }),
    );
  });

  it('gives the hidden cells no share, and the others with their merged cell exactly 1000', () => {
    fc.assert(
      fc.property(counts, (cells) => {
        const { cellules, masquees, etat } = protectTable(cells);
        const shares = cellules.map(({ pm }) => pm ?? 0);

        expect(cellules.some(({ n, pm }) => n === null && pm !== null)).toBe(false);
        if (etat !== 'total' && sum(cells) > 0) {
          expect(sum(shares) + (masquees?.pm ?? 0)).toBe(1000);
        }
      }),
    );
  });

  it.each([
    ['five cells', 5, 24],
    ['five cells and the unknown ages, which stand only when there are some', 6, 17],
  ])('leaves two values possible for each hidden one: %s', (_title, size, upTo) => {
    const isPossible = (cells: readonly number[]) => size < 6 || cells[5] !== 0;
    const given = [];

    for (let total = 2; total <= upTo; total += 1) {
      const possible = splits(total, size).filter(isPossible);
      given.push(...forcedCells(possible));
    }

    expect(given).toEqual([]);
  });
});

it('one’s own table hides nothing', () => {
  expect(openTable([1, 0, 2]).cellules.map(({ n }) => n)).toEqual([1, 0, 2]);
});

/** Every way to share out a total into so many cells. */
function splits(total: number, size: number): number[][] {
  if (size === 1) return [[total]];
  const all: number[][] = [];
  for (let first = 0; first <= total; first += 1) {
    for (const rest of splits(total - first, size - 1)) all.push([first, ...rest]);
  }
  return all;
}

/** Hidden cells whose value follows, for somebody who knows the rule, from what is shown. */
function forcedCells(possible: readonly number[][]): string[] {
  const values = new Map<string, Set<number>[]>();
  for (const cells of possible) {
    const printed = JSON.stringify(protectTable(cells));
    const seen = values.get(printed) ?? cells.map(() => new Set<number>());
    cells.forEach((n, at) => seen[at]?.add(n));
    values.set(printed, seen);
  }
  return [...values].flatMap(([printed, seen]) => {
    const { cellules } = JSON.parse(printed) as ReturnType<typeof protectTable>; // eslint-disable-line @typescript-eslint/consistent-type-assertions -- written above
    const isForced = cellules.some(({ n }, at) => n === null && (seen[at]?.size ?? 0) < 2);
    return isForced ? [printed] : [];
  });
}
