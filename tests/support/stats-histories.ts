import {
  activites,
  canaux,
  materiels,
  organismes,
  statuts,
  storedThemes,
  storedTranchesAge,
  suites,
  type CraContent,
} from '@coop/contract/cra';
import fc from 'fast-check';

import type { Stores } from '../../bot/src/adapters/storage/storage.ts';
import type { Transaction } from '../../bot/src/core/transaction.ts';
import type { StatsScope, TallyRequest } from '../../bot/src/features/stats/ports.ts';
import { aCra, anEntry, testId } from './builders.ts';

const advisers = ['claire', 'karim', 'zoé'];
const structures = ['S1', 'S2', 'S3'];
const tags = ['t1', 't2', 't3'];
/** Two of Nantes, one that another took over, Corsica, overseas. */
const communes = ['44109', '44190', '01015', '01025', '2A004', '97411'];
const departements = ['44', '01', '2A', '974', '49'];
const dates = [
  '2024-12-30',
  '2025-12-31',
  '2026-01-01',
  '2026-01-02',
  '2026-01-31',
  '2026-02-01',
  '2026-02-14',
  '2026-02-28',
  '2026-03-01',
];

/** Shares that many people out among codes. */
function shared<K extends string>(codes: readonly K[], total: number): fc.Arbitrary<Counts<K>> {
  return fc
    .array(fc.constantFrom(...codes), { minLength: total, maxLength: total })
    .map((drawn) => countEach(drawn));
}

type Counts<K extends string> = Partial<Record<K, number>>;

function countEach<K extends string>(drawn: readonly K[]): Counts<K> {
  const counts: Counts<K> = {};
  for (const code of drawn) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

const several = <K extends string>(codes: readonly K[], minLength: number, maxLength: number) =>
  fc.uniqueArray(fc.constantFrom(...codes), { minLength, maxLength });

const contents: fc.Arbitrary<CraContent> = fc
  .oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 100 }))
  .chain((participants) =>
    fc.record({
      date: fc.constantFrom(...dates),
      activite: fc.constantFrom(...activites),
      participants: fc.constant(participants),
      recurrents: fc.nat(participants),
      canal: fc.constantFrom(...canaux),
      commune: fc.constantFrom(...communes).map((insee) => ({ insee, cp: '44000', nom: insee })),
      duree: fc.integer({ min: 1, max: 96 }).map((n) => 5 * n),
      ages: shared(storedTranchesAge, participants),
      statuts: shared(statuts, participants),
      themes: several(storedThemes, 1, 4),
      sousThemes: fc.constant([]),
      materiel: several(materiels, 0, 3),
      suites: fc.nat(participants).chain((n) => shared(suites, n)),
      orientations: several(organismes, 0, 3).chain((codes) =>
        fc.tuple(
          ...codes.map((organisme) =>
            fc.record({ organisme: fc.constant(organisme), n: fc.integer({ min: 1, max: 100 }) }),
          ),
        ),
      ),
      tags: several(tags, 0, 2),
    }),
  );

const number = fc.nat(7);
const who = fc.constantFrom(...advisers);

const someAffectations = fc.array(
  fc.record({
    structureId: fc.constantFrom(...structures),
    departement: fc.constantFrom(...departements),
    from: fc.constantFrom('2024-01-01', '2026-01-01', '2026-02-01'),
    to: fc.option(fc.constantFrom('2026-01-01', '2026-02-14', '2026-12-31'), { nil: undefined }),
  }),
  { maxLength: 3 },
);

export const statsStep = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      act: fc.constant('record'),
      number,
      author: who,
      structure: fc.constantFrom(...structures),
      content: contents,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('edit'),
      number,
      author: who,
      structure: fc.constantFrom(...structures),
      content: contents,
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('delete'), number, author: who }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('restore'), number, author: who }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('erase'), number }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('affect'),
      author: who,
      affectations: someAffectations,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('merge'),
      from: fc.constantFrom(...tags),
      into: fc.constantFrom(...tags),
    }),
  },
);
export type StatsStep = typeof statsStep extends fc.Arbitrary<infer S> ? S : never;

/** The ids and the entries that a history is about, distinct from those of every other. */
export interface StatsCast {
  readonly mark: string;
  readonly first: number;
}

export async function enterCast(
  transaction: Transaction<Stores>,
  { mark }: StatsCast,
): Promise<void> {
  await transaction(async ({ registry, tags: store }) => {
    await registry.put(
      advisers.map((name) => {
        const affectations = [{ structureId: 'S1', departement: '44', from: '2024-01-01' }];
        return anEntry({ id: name + mark, affectations });
      }),
    );
    for (const id of tags) {
      const scope = { kind: 'nation' } as const;
      await store.insert({ id: id + mark, name: id, scope, madeBy: 'claire', madeAt: 1 });
    }
  });
}

/** Plays one step; what the rules do not allow (an edit of nothing) does nothing. */
export async function playStep(
  transaction: Transaction<Stores>,
  { mark, first }: StatsCast,
  step: StatsStep,
): Promise<void> {
  await transaction(async ({ cras, registry, tags: store }) => {
    const idOf = (of: number) => testId(first + of);
    switch (step.act) {
      case 'record':
        await cras.insert(craOf(step, { mark, first }));
        return;
      case 'edit': {
        const before = await cras.byId(step.author + mark, idOf(step.number));
        if (before === undefined || before.deletedAt !== undefined) return;
        await cras.update({ ...craOf(step, { mark, first }), rev: before.rev + 1 });
        return;
      }
      case 'delete':
        await cras.markDeleted(step.author + mark, idOf(step.number), 5_000);
        return;
      case 'restore':
        await cras.restore(step.author + mark, idOf(step.number), 6_000);
        return;
      case 'erase':
        await cras.erase(idOf(step.number));
        return;
      case 'affect':
        await registry.put([
          anEntry({
            id: step.author + mark,
            affectations: step.affectations.map(({ to, ...one }) => ({
              ...one,
              ...(to !== undefined && { to }),
            })),
          }),
        ]);
        return;
      case 'merge':
        if (step.from !== step.into) await store.merge(step.from + mark, step.into + mark);
        return;
    }
  });
}

function craOf(
  step: StatsStep & { act: 'record' | 'edit' },
  { mark, first }: StatsCast,
): ReturnType<typeof aCra> {
  return aCra({
    id: testId(first + step.number),
    author: step.author + mark,
    structureId: step.structure,
    content: { ...step.content, tags: step.content.tags.map((tag) => tag + mark) },
  });
}

const periods = [
  { from: '2026-01-01', to: '2026-01-31' },
  { from: '2026-02-01', to: '2026-02-28' },
  { from: '2025-01-01', to: '2025-12-31' },
  { from: '2026-01-02', to: '2026-02-14' },
  { from: '2024-06-01', to: '2026-03-01' },
  { from: '2026-02-14', to: '2026-02-14' },
];

const optional = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });

/** A question about a cast; points cut the period at a date that may lie within it. */
export const someRequest = fc
  .record({
    scope: fc.oneof(
      fc.record({ kind: fc.constant('conseiller'), id: who }),
      fc.record({ kind: fc.constant('structure'), id: fc.constantFrom(...structures) }),
      fc.record({
        kind: fc.constantFrom('territoireConseillers', 'territoireLieux'),
        departements: several(departements, 1, 3),
      }),
      fc.record({ kind: fc.constant('nation') }),
    ),
    period: fc.constantFrom(...periods),
    before: fc.constantFrom(...periods),
    cut: fc.constantFrom(...dates),
    communes: optional(several(communes, 1, 2)),
    activites: optional(several(activites, 1, 2)),
    themes: optional(several(storedThemes, 1, 6)),
    tags: optional(several(tags, 1, 2)),
    canaux: optional(several(canaux, 1, 2)),
  })
  .map(({ scope, period, before, cut, ...filters }) => ({
    scope,
    period,
    before: before.to < period.from ? before : { from: '2023-01-01', to: '2023-12-31' },
    cut,
    filters,
  }));
export type SomeRequest = typeof someRequest extends fc.Arbitrary<infer R> ? R : never;

export function requestOf(
  { scope, period, before, cut, filters }: SomeRequest,
  { mark }: StatsCast,
): TallyRequest {
  const { from, to } = period;
  const isCut = from < cut && cut <= to;
  const dayBefore = new Date(Date.parse(cut) - 86_400_000).toISOString().slice(0, 10);
  return {
    scope: scopeOf(scope, mark),
    ...period,
    before,
    points: isCut
      ? [
          { from, to: dayBefore },
          { from: cut, to },
        ]
      : [period],
    filters: {
      ...(filters.communes && { communes: filters.communes }),
      ...(filters.activites && { activites: filters.activites }),
      ...(filters.themes && { themes: filters.themes }),
      ...(filters.tags && { tags: filters.tags.map((tag) => tag + mark) }),
      ...(filters.canaux && { canaux: filters.canaux }),
    },
  };
}

function scopeOf(scope: SomeRequest['scope'], mark: string): StatsScope {
  if (scope.kind === 'conseiller') return { kind: 'conseiller', id: scope.id + mark };
  return scope;
}
