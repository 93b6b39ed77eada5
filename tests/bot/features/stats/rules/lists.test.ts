import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { CrasAndPeople } from '../../../../../bot/src/features/stats/tally.ts';
import {
  openList,
  openOrientations,
  protectedList,
  protectedOrientations,
} from '../../../../../bot/src/features/stats/rules/lists.ts';
import { sum } from '../../../../../bot/src/core/shares.ts';

/** Communes with these numbers of people, most CRAs first. */
function communes(...people: readonly number[]): ReadonlyMap<string, CrasAndPeople> {
  const lines = people.map(
    (personnes, at) => [`c${String(at).padStart(2, '0')}`, { cras: 100 - at, personnes }] as const,
  );
  return new Map(lines);
}

function shown(...people: readonly number[]): string {
  const { lignes, reste } = protectedList(communes(...people));
  const named = lignes.map(({ personnes }) => String(personnes)).join(' ');
  return reste ? `${named} | ${String(reste.nombre)}: ${String(reste.personnes)}` : named;
}

describe('a list', () => {
  it('is ordered by CRAs, then people, then code', () => {
    const list = openList(
      new Map([
        ['d', { cras: 1, personnes: 2 }],
        ['c', { cras: 1, personnes: 3 }],
        ['b', { cras: 1, personnes: 2 }],
        ['a', { cras: 2, personnes: 2 }],
      ]),
    );

    expect(list.lignes.map(({ code }) => code)).toEqual(['a', 'c', 'b', 'd']);
  });

  it('names twenty lines, and the others together', () => {
    const { lignes, reste } = openList(communes(...Array.from({ length: 23 }, () => 7)));

    expect(lignes).toHaveLength(20);
    expect(reste).toEqual({ nombre: 3, cras: 80 + 79 + 78, personnes: 21 });
  });
});

describe('a list of communes seen by somebody else', () => {
  it.each([
    ['is hidden under 10 people', [5, 4], ''],
    ['is whole when no commune is small', [20, 5], '20 5'],
    ['takes the smallest named ones with a small one alone', [9, 6, 6, 2], '9 | 3: 14'],
    ['takes one with those that can only be 4', [20, 4, 4], ' | 3: 28'],
    ['lets small ones hide each other', [7, 4, 1], '7 | 2: 5'],
    ['takes one with small ones of fewer than 5 together', [7, 6, 3, 1], '7 | 3: 10'],
  ])('%s', (_title, people, expected) => {
    expect(shown(...people)).toBe(expected);
  });

  it('names twenty besides the small ones', () => {
    const { lignes, reste } = protectedList(communes(...Array.from({ length: 22 }, () => 9), 1, 2));

    expect(lignes).toHaveLength(20);
    expect(reste).toMatchObject({ nombre: 4, personnes: 21 });
  });

  it('never names a commune of 1 to 4 people, and loses nobody', () => {
    const people = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 30 });

    fc.assert(
      fc.property(people, (counts) => {
        const { lignes, reste, etat } = protectedList(communes(...counts));
        const named = lignes.map(({ personnes }) => personnes ?? 0);

        expect(named.every((count) => count >= 5)).toBe(true);
        if (etat !== 'total') expect(sum(named) + (reste?.personnes ?? 0)).toBe(sum(counts));
      }),
    );
  });

  it('leaves two values possible for each commune of the rest', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 2, maxLength: 5 });

    fc.assert(
      fc.property(counts, (people) => {
        const { lignes, reste, etat } = protectedList(communes(...people));

        if (reste === null || etat === 'total') return;
        const named = lignes.map(({ personnes }) => personnes ?? 0);
        const possible = restsLike({ named, count: reste.nombre, people: reste.personnes ?? 0 });
        const values = new Set(possible.flat());
        expect(values.size).toBeGreaterThan(1);
      }),
    );
  });
});

describe('organisms', () => {
  it('are ordered by people, then as in the form, with shares of the whole', () => {
    const { lignes } = openOrientations([
      { code: 'ants', n: 1 },
      { code: 'caf', n: 0 },
      { code: 'mairie', n: 2 },
      { code: 'autre', n: 1 },
    ]);

    expect(lignes).toEqual([
      { code: 'mairie', n: 2, pm: 500 },
      { code: 'ants', n: 1, pm: 250 },
      { code: 'autre', n: 1, pm: 250 },
    ]);
  });

  it('of 1 to 4 people are never named to somebody else', () => {
    const counts = [
      { code: 'ants', n: 6 },
      { code: 'caf', n: 3 },
      { code: 'cpam', n: 3 },
    ] as const;

    expect(protectedOrientations(counts)).toEqual({
      etat: 'partiel',
      total: 12,
      lignes: [{ code: 'ants', n: 6, pm: 500 }],
      reste: { nombre: 2, n: 6, pm: 500 },
    });
    expect(protectedOrientations(counts.slice(1))).toMatchObject({ etat: 'total', lignes: [] });
  });
});

/** What the rest may hold for the list to read the same. */
function restsLike(list: {
  readonly named: readonly number[];
  readonly count: number;
  readonly people: number;
}): number[][] {
  return sorted(list.people, list.count).filter((rest) => {
    const { lignes, reste } = protectedList(communes(...list.named, ...rest));
    return (
      reste?.nombre === list.count &&
      reste.personnes === list.people &&
      lignes.map(({ personnes }) => personnes).join() === list.named.join()
    );
  });
}

/** Ways to share people out among so many communes, at least one each. */
function sorted(people: number, count: number): number[][] {
  if (count === 1) return people > 0 ? [[people]] : [];
  const all: number[][] = [];
  for (let first = 1; first < people; first += 1) {
    for (const rest of sorted(people - first, count - 1)) all.push([first, ...rest]);
  }
  return all;
}
