import { departementOfInsee } from '../../../features/cra/cra.ts';
import type { StatsScope } from '../../../features/stats/ports.ts';
import type { AnswerSums } from './answer-sums.ts';
import { inseeOf } from './codes.ts';
import { asCra, askedChanges, newTo } from './counted-change.ts';
import { monthOfDay, spansOf } from './cover.ts';
import { dayIn, eachCra, sumCras } from './cra-chunks.ts';
import { fromText } from './chunks.ts';
import { firstDayOfMonth } from './days.ts';
import { skipCra } from './packed-cra.ts';
import { passes, type Days, type Sieve } from './question.ts';
import { keyOf } from './segments.ts';
import type { QueryCodes, Snapshot } from './snapshot.ts';
import type { Branch } from './stats.queries.ts';

/** A question that is answered from CRAs, each packed in its segment. */
export interface CraQuestion {
  readonly scope: StatsScope;
  readonly sieve: Sieve;
  /** Months whose CRAs are looked at. */
  readonly months: readonly number[];
}

/** Beyond so many sets of départements or places, the whole months are read. */
const mostKeys = 60;

export function craBranches(
  { scope, sieve, months }: CraQuestion,
  departements: readonly string[],
): readonly Branch[] {
  const spans = spansOf(months);
  const of = (by: Branch['by'], kind: string, values: readonly string[]): readonly Branch[] =>
    values.length > mostKeys
      ? spans.map((span) => ({ by: 'period', kind, value: '', ...span }))
      : values.flatMap((value) => spans.map((span) => ({ by, kind, value, ...span })));
  switch (scope.kind) {
    case 'conseiller':
      return of('key', 'adviser', [scope.id]);
    case 'structure':
      return of('structure', 'adviser', [scope.id]);
    case 'territoireConseillers':
      return of('key', 'group', setsAsked(scope.departements, departements));
    case 'territoireLieux':
      return of('place', 'group', scope.departements);
    case 'nation': {
      const { communes } = sieve;
      if (communes === undefined) return spans.map((span) => ({ ...everyGroup, ...span }));
      return of('place', 'group', placesOf(communes));
    }
  }
}

const everyGroup = { by: 'period', kind: 'group', value: '' } as const;

function placesOf(communes: ReadonlySet<number>): readonly string[] {
  return [...new Set([...communes].map((number) => departementOfInsee(inseeOf(number))))];
}

/** Sets of départements that have one of those asked. */
function setsAsked(asked: readonly string[], sets: readonly string[]): readonly string[] {
  return sets.filter((set) => isSetAsked(asked, set));
}

function isSetAsked(asked: readonly string[], set: string): boolean {
  return set !== '' && set.split(',').some((code) => asked.includes(code));
}

/** Counts the CRAs of the segments that were read, and the changes that they do not have. */
export function gatherCras(
  { scope, sieve, months }: CraQuestion,
  { snapshot, sums }: Gathering,
): void {
  const { codes, segments } = snapshot;
  const structure = scope.kind === 'structure' ? codes.numberOf('structure', scope.id) : undefined;
  const kind = scope.kind === 'conseiller' || scope.kind === 'structure' ? 'adviser' : 'group';
  const isRunAsked = (run: { structure: number; commune: number }) =>
    (structure === undefined || run.structure === structure) &&
    sieve.communes?.has(run.commune) !== false;
  const isAsked = (cra: { word: number; day: number }) =>
    sums.isAsked(cra.day) && passes(sieve, cra.word);
  const isPlain = sieve.isOpen && sieve.communes === undefined && structure === undefined;
  const isRowAsked = rowsAsked(scope);
  for (const row of segments) {
    if (row.kind !== kind || !isRowAsked(row.key, row.place)) continue;
    const firstDay = firstDayOfMonth(row.period);
    const departements = kind === 'group' ? codes.numberOf('departements', row.key) : 0;
    const bytes = fromText(row.held);
    if (isPlain && countWhole(bytes, row.period, { sums, departements })) continue;
    eachCra(bytes, {
      wants: isRunAsked,
      found: (cra) => {
        cra.day = dayIn(firstDay, cra.word);
        if (isAsked(cra)) sums.count(cra);
        else skipCra(cra.word, cra.from);
      },
      ended: (cra) => {
        cra.departements = departements;
        sums.list(cra);
      },
    });
  }
  const wanted = new Set(months);
  const isNew = newTo(snapshot);
  const changes = askedChanges(
    snapshot,
    sums,
    ({ month, author, departementsCode, place }) =>
      wanted.has(month) &&
      (scope.kind === 'conseiller' ? author === scope.id : isRowAsked(departementsCode, place)),
  );
  for (const change of changes) {
    if (!isNew(keyOf(kind, change), change) || !isAsked(change)) continue;
    if (!isRunAsked(change)) continue;
    sums.count(asCra(change));
    sums.list(change);
  }
}

/** Counts a month that is whole in the period, in one point, or in the period before: without a filter. */
function countWhole(
  bytes: Uint8Array,
  month: number,
  { sums, departements }: { readonly sums: AnswerSums; readonly departements: number },
): boolean {
  const days = { from: firstDayOfMonth(month), to: firstDayOfMonth(month + 1) - 1 };
  if (isInside(days, sums.before)) {
    sumCras(bytes, sums.countersBefore);
    return true;
  }
  if (!isInside(days, sums.period) || !sums.isOnePoint(days)) return false;
  sumCras(bytes, sums.counters, (run, cras, personnes) => {
    run.departements = departements;
    sums.addToPoint(days.from, cras, personnes);
    sums.addToLists(run, cras, personnes);
  });
  return true;
}

function isInside(days: Days, span: Days): boolean {
  return span.from <= days.from && days.to <= span.to;
}

export interface Gathering {
  readonly snapshot: Snapshot;
  readonly sums: AnswerSums;
}

/** Whether a group belongs to a territory; each set of départements is looked at once. */
function rowsAsked(scope: StatsScope): (set: string, place: string) => boolean {
  if (scope.kind === 'territoireLieux') return (_, place) => scope.departements.includes(place);
  if (scope.kind !== 'territoireConseillers') return () => true;
  const known = new Map<string, boolean>();
  return (set) => {
    const isAsked = known.get(set) ?? isSetAsked(scope.departements, set);
    known.set(set, isAsked);
    return isAsked;
  };
}

/** Months of some spans of days. */
export function monthsOf(spans: readonly Days[]): readonly number[] {
  return spans.flatMap(({ from, to }) =>
    from > to
      ? []
      : Array.from(
          { length: monthOfDay(to) - monthOfDay(from) + 1 },
          (_, index) => monthOfDay(from) + index,
        ),
  );
}

/** True when the codes have learnt of a set of départements that the branches do not know. */
export function missesSets(
  scope: StatsScope,
  known: readonly string[],
  codes: QueryCodes,
): boolean {
  if (scope.kind !== 'territoireConseillers') return false;
  return setsAsked(scope.departements, codes.departements.slice(known.length)).length > 0;
}
