import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Part } from '../../../../webapp/src/features/stats/blocks/block.ts';
import { partFaces } from '../../../../webapp/src/features/stats/charts/part-faces.ts';
import {
  brokenLines,
  fitted,
  textWidth,
} from '../../../../webapp/src/features/stats/charts/text-size.ts';
import departements from '../../../../webapp/src/features/stats/map/departements.json' with { type: 'json' };
import france from '../../../../webapp/src/features/stats/map/france.json' with { type: 'json' };
import { classOf, mapClasses } from '../../../../webapp/src/features/stats/map/map-classes.ts';

describe('the parts of a whole', () => {
  const parts = fc
    .array(fc.integer({ min: 1, max: 900 }), { minLength: 2, maxLength: 7 })
    .map((sizes) =>
      sizes.map((pm, at): Part => {
        const last = at === sizes.length - 1;
        return { id: String(at), label: '', text: '', pm, isHidden: last && sizes.length === 7 };
      }),
    );

  it('have no two faces alike', () => {
    fc.assert(
      fc.property(parts, (drawn) => {
        const faces = partFaces(drawn).map(({ tone, lines }) => `${tone} ${lines}`);

        expect(new Set(faces).size).toBe(drawn.length);
      }),
    );
  });

  it('have another tone than their neighbour', () => {
    fc.assert(
      fc.property(parts, (drawn) => {
        const tones = partFaces(drawn).map(({ tone }) => tone);

        expect(tones.slice(1).some((tone, at) => tone === tones[at])).toBe(false);
      }),
    );
  });
});

describe('the classes of the map', () => {
  it('hold every number from 1 to the highest, once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000_000 }), fc.integer({ min: 1 }), (highest, n) => {
        const count = ((n - 1) % highest) + 1;
        const classes = mapClasses(highest);

        expect(classes.filter(({ from, to }) => count >= from && count <= to)).toHaveLength(1);
        expect(classOf(0, classes)).toBeUndefined();
      }),
    );
  });

  it('are darker as they grow, the highest whole', () => {
    const opacities = mapClasses(1_000).map(({ opacity }) => opacity);

    expect(opacities).toEqual([...opacities].sort());
    expect(opacities.at(-1)).toBeCloseTo(1);
  });

  it('leave out those that no number falls into', () => {
    expect(mapClasses(0)).toEqual([]);
    expect(mapClasses(2).map(({ from, to }) => [from, to])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });
});

describe('the map', () => {
  it('has the 96 départements of the mainland and Corsica, by the codes of the CRAs', () => {
    const codes = Object.keys(france.paths);

    expect(codes).toHaveLength(96);
    expect(codes).toEqual(expect.arrayContaining(['01', '2A', '2B', '75', '95']));
    expect(codes.filter((code) => !(code in departements))).toEqual([]);
  });

  it('names the overseas ones and the collectivities too', () => {
    const overseas = Object.keys(departements).filter(
      (code) => code.startsWith('9') && code.length === 3,
    );

    expect(overseas.sort()).toEqual([
      '971',
      '972',
      '973',
      '974',
      '975',
      '976',
      '977',
      '978',
      '986',
      '987',
      '988',
    ]);
  });

  it('has closed shapes alone, and says where they come from', () => {
    const broken = Object.entries(france.paths).filter(
      ([, path]) => !/^(M[\d.,-]+l[\d., -]+z)+$/.test(path),
    );

    expect(broken.map(([code]) => code)).toEqual([]);
    expect(france.source).toContain('CC BY 4.0');
  });
});

describe('a label', () => {
  it('is cut with a sign where there is no room for all of it', () => {
    expect(fitted('Démarches', 200)).toBe('Démarches');
    expect(fitted('Prise en main du matériel', 80)).toMatch(/^Prise.*…$/);
    expect(textWidth(fitted('Prise en main du matériel', 80))).toBeLessThanOrEqual(80);
  });
});

it('breaks a title between its words', () => {
  expect(brokenLines('Les démarches arrivent en tête', 14)).toEqual([
    'Les démarches',
    'arrivent en',
    'tête',
  ]);
});
