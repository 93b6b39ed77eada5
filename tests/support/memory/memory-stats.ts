import type { CraContent } from '@coop/contract/cra';
import type { StatsFilters } from '@coop/contract/stats';

import type { Cra } from '../../../bot/src/features/cra/cra.ts';
import type {
  StatsPeriod,
  StatsReader,
  StatsScope,
} from '../../../bot/src/features/stats/ports.ts';
import { lightOf } from '../../../bot/src/features/stats/rules/result-of.ts';
import type { ClasseDuree, CrasAndPeople, Tally } from '../../../bot/src/features/stats/tally.ts';
import { departementOf } from '../../../bot/src/features/territory/index.ts';
import type { Tables } from './tables.ts';

/** What a CRA counts for, read from its revision in force and the affectations of its adviser. */
interface Counted {
  readonly cra: Cra;
  readonly content: CraContent;
  /** INSEE code of the present commune. */
  readonly commune: string;
  /** Of the affectations in force on the date. */
  readonly departements: readonly string[];
}

/** The plain recomputation: every CRA is read again at each question. */
export function memoryStatsReader(
  { cras, entries }: Pick<Tables, 'cras' | 'entries'>,
  presentCommune: (insee: string) => string,
): StatsReader {
  const everything = (): Counted[] =>
    [...cras.values()].flatMap((revisions) => {
      const cra = revisions.at(-1);
      if (cra === undefined || cra.deletedAt !== undefined) return [];
      const { content, author } = cra;
      const departements = (entries.get(author)?.affectations ?? [])
        .filter(({ from, to }) => from <= content.date && content.date <= (to ?? '9999-99-99'))
        .map(({ departement }) => departement);
      return [{ cra, content, commune: presentCommune(content.commune.insee), departements }];
    });
  const matching = (scope: StatsScope, filters: StatsFilters) =>
    everything().filter((one) => isInScope(one, scope) && passes(one, filters));
  return {
    tally: ({ scope, filters, from, to, points, before, signal }) => {
      signal?.throwIfAborted();
      const found = matching(scope, filters);
      return Promise.resolve({
        tally: tallyOf(within(found, { from, to })),
        points: points.map((point) => crasAndPeople(within(found, point))),
        before: lightOf(tallyOf(within(found, before))),
      });
    },
    perDepartement: ({ meaning, filters, signal, ...period }) => {
      signal?.throwIfAborted();
      const counts = new Map<string, number>();
      for (const one of within(matching({ kind: 'nation' }, filters), period)) {
        const codes = meaning === 'lieux' ? [departementOf(one.commune)] : one.departements;
        new Set(codes).forEach((code) => counts.set(code, (counts.get(code) ?? 0) + 1));
      }
      return Promise.resolve(counts);
    },
  };
}

function isInScope({ cra, commune, departements }: Counted, scope: StatsScope): boolean {
  switch (scope.kind) {
    case 'conseiller':
      return cra.author === scope.id;
    case 'structure':
      return cra.structureId === scope.id;
    case 'territoireConseillers':
      return departements.some((code) => scope.departements.includes(code));
    case 'territoireLieux':
      return scope.departements.includes(departementOf(commune));
    case 'nation':
      return true;
  }
}

function passes({ content, commune }: Counted, filters: StatsFilters): boolean {
  return (
    isAmong([commune], filters.communes) &&
    isAmong([content.activite], filters.activites) &&
    isAmong(content.themes, filters.themes) &&
    isAmong(content.tags, filters.tags) &&
    isAmong([content.canal], filters.canaux)
  );
}

function isAmong(codes: readonly string[], asked: readonly string[] = []): boolean {
  return asked.length === 0 || codes.some((code) => asked.includes(code));
}

function within(counted: readonly Counted[], { from, to }: StatsPeriod): readonly Counted[] {
  return counted.filter(({ content }) => from <= content.date && content.date <= to);
}

function crasAndPeople(counted: readonly Counted[]): CrasAndPeople {
  return {
    cras: counted.length,
    personnes: counted.reduce((sum, { content }) => sum + content.participants, 0),
  };
}

function tallyOf(counted: readonly Counted[]): Tally {
  const contents = counted.map(({ content }) => content);
  return {
    activites: Object.fromEntries(
      groups(counted, ({ content }) => [content.activite]).map(([code, of]) => [
        code,
        { ...crasAndPeople(of), minutes: of.reduce((sum, { content }) => sum + content.duree, 0) },
      ]),
    ),
    recurrents: contents.reduce((sum, { recurrents }) => sum + recurrents, 0),
    suites: sums(contents.map(({ suites }) => suites)),
    themes: perCode(counted, ({ content }) => content.themes),
    materiel: perCode(counted, ({ content }) => content.materiel),
    canaux: sums(contents.map(({ canal }) => ({ [canal]: 1 }))),
    durees: sums(contents.map(({ duree }) => ({ [classOf(duree)]: 1 }))),
    ages: sums(contents.map(({ ages }) => ages)),
    statuts: sums(contents.map(({ statuts }) => statuts)),
    orientations: sums(
      contents.flatMap(({ orientations }) =>
        orientations.map(({ organisme, n }) => ({ [organisme]: n })),
      ),
    ),
    communes: new Map(Object.entries(perCode(counted, ({ commune }) => [commune]))),
    structures: new Map(Object.entries(perCode(counted, ({ cra }) => [cra.structureId]))),
    conseillers: new Map(Object.entries(perCode(counted, ({ cra }) => [cra.author]))),
  };
}

function classOf(duree: number): ClasseDuree {
  if (duree < 30) return 'moins30';
  if (duree < 60) return 'de30a59';
  return duree < 120 ? 'de60a119' : 'plus120';
}

function groups(
  counted: readonly Counted[],
  codesOf: (one: Counted) => readonly string[],
): [string, Counted[]][] {
  const found = new Map<string, Counted[]>();
  for (const one of counted) {
    for (const code of codesOf(one)) found.set(code, [...(found.get(code) ?? []), one]);
  }
  return [...found];
}

function perCode(
  counted: readonly Counted[],
  codesOf: (one: Counted) => readonly string[],
): Readonly<Record<string, CrasAndPeople>> {
  return Object.fromEntries(
    groups(counted, codesOf).map(([code, of]) => [code, crasAndPeople(of)]),
  );
}

function sums(
  counts: readonly Readonly<Partial<Record<string, number>>>[],
): Readonly<Record<string, number>> {
  const total: Record<string, number> = {};
  for (const one of counts) {
    for (const [code, n] of Object.entries(one)) total[code] = (total[code] ?? 0) + (n ?? 0);
  }
  return total;
}
