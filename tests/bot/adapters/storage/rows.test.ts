import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { activites, canaux, craSources, themes } from '@coop/contract/cra';

import {
  themesColumn,
  toCra,
  toCraRow,
} from '../../../../bot/src/adapters/storage/stores/cra.row.ts';
import { toDraft, toDraftRow } from '../../../../bot/src/adapters/storage/stores/draft.row.ts';
import { toRow, toTaken } from '../../../../bot/src/adapters/storage/stores/outbox.row.ts';
import {
  toFavouriteRow,
  toPlaces,
  toUsualRow,
} from '../../../../bot/src/adapters/storage/stores/places.row.ts';
import { toEntry, toEntryRow } from '../../../../bot/src/adapters/storage/stores/registry.row.ts';
import type { Cra } from '../../../../bot/src/features/cra/cra.ts';
import type { Entry } from '../../../../bot/src/features/registry/registry.ts';
import { aContent, anEntry, aSaying, testId } from '../../../support/builders.ts';

const options: fc.RecordConstraints<never> = { requiredKeys: [], noNullPrototype: true };
const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });
const date = fc.constantFrom('2024-01-01', '2025-02-28', '2026-12-31');

const cra: fc.Arbitrary<Cra> = fc
  .record({
    content: fc.record(
      {
        date,
        activite: fc.constantFrom(...activites),
        canal: fc.constantFrom(...canaux),
        participants: fc.integer({ min: 1, max: 100 }),
        themes: fc.uniqueArray(fc.constantFrom(...themes), { minLength: 1 }),
        titre: fc.string({ unit: 'grapheme' }),
        notes: fc.string({ unit: 'grapheme' }),
      },
      options,
    ),
    required: fc.record({ rev: fc.nat(), createdAt: instant, updatedAt: instant }),
    optional: fc.record({ deletedAt: instant, sourceId: fc.string() }, options),
    source: fc.constantFrom(...craSources),
  })
  .map(({ content, required, optional, source }) => ({
    id: testId(1),
    formVersion: 1,
    author: 'claire',
    structureId: '1',
    source,
    ...required,
    ...optional,
    content: aContent(content),
  }));

const entry: fc.Arbitrary<Entry> = fc
  .record(
    {
      otherEmails: fc.array(fc.emailAddress()),
      affectations: fc.array(
        fc.record(
          {
            structureId: fc.string(),
            departement: fc.constantFrom('44', '2A'),
            from: date,
            to: date,
          },
          { requiredKeys: ['structureId', 'departement', 'from'], noNullPrototype: true },
        ),
      ),
      territories: fc.array(fc.record({ code: fc.string() }, { noNullPrototype: true })),
      start: date,
      end: date,
      link: fc.constant({ userId: 'u', how: 'code', at: 5, by: 'bot' } as const),
      locks: fc.array(fc.string()),
    },
    options,
  )
  .map((fields) => anEntry(fields));

describe('a row gives back what it was made of', () => {
  it('for a CRA', () => {
    fc.assert(fc.property(cra, (one) => expect(toCra(toCraRow(one))).toEqual(one)));
  });

  it('for an entry of the registry, its affectations in order', () => {
    fc.assert(
      fc.property(entry, (one) => {
        const { row, affectations } = toEntryRow(one);
        expect(toEntry(row, affectations)).toEqual(one);
      }),
    );
  });

  it('for a draft', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (fields, rev) => {
        const draft = { rev, craId: testId(1), formVersion: 1, updatedAt: 5, fields };
        const json: unknown = JSON.parse(JSON.stringify(draft));
        expect(toDraft(toDraftRow(draft))).toEqual(json);
      }),
    );
  });

  it('for places, the usual one apart', () => {
    const place = { commune: aContent().commune, canal: 'distance' } as const;
    const favourite = { ...place, nom: 'Médiathèque' };

    const rows = [toUsualRow('claire', place), toFavouriteRow('claire', favourite)];

    expect(toPlaces(rows)).toEqual({ usual: place, favourites: [favourite] });
  });

  it('for an entry of the outbox', () => {
    const saying = aSaying('a', { dueAt: 7 });
    const row = { ...toRow(saying), position: 3, attempts: 2, first_tried_at: null };

    expect(toTaken(row)).toEqual({ ...saying, position: 3, attempts: 1 });
  });
});

describe('the column of themes', () => {
  it('is the same for the same set', () => {
    const set = fc.uniqueArray(fc.constantFrom(...themes), { minLength: 1 });
    fc.assert(
      fc.property(set, (codes) => {
        expect(themesColumn([...codes, ...codes].toReversed())).toBe(themesColumn(codes));
      }),
    );
  });
});
