import { addCells } from './cell-chunks.ts';
import { fromText } from './chunks.ts';
import { ByteReader } from './bytes.ts';
import { askedChanges, newTo } from './counted-change.ts';
import { coverOf, monthOfDay, spansOf, type Cover } from './cover.ts';
import { firstDayOfMonth } from './days.ts';
import { craBranches, gatherCras, type Gathering } from './gather-cras.ts';
import { addLists } from './list-chunks.ts';
import type { NumberedChange } from './numbered-change.ts';
import { countCra, peopleOf } from './packed-cra.ts';
import { eachPlace } from './place-chunks.ts';
import { isWithin, passes, type Days, type Sieve } from './question.ts';
import { keyOf, readNumbers, type SegmentKind } from './segments.ts';
import type { Branch, FoundRow } from './stats.queries.ts';
import { kindOf } from './kind-of.ts';

/** Which segments of the nation answer a question. */
export interface NationPlan {
  readonly period: Days;
  readonly before: Days;
  readonly sieve: Sieve;
  readonly cover: Cover;
  readonly coverBefore: Cover;
  /** Months whose CRAs are looked at one by one: those cut by the period or by a point, filtered. */
  readonly months: readonly number[];
}

export function planNation(request: {
  readonly period: Days;
  readonly before: Days;
  readonly sieve: Sieve;
  readonly pointOf: Int16Array;
}): NationPlan {
  const { period, before, sieve, pointOf } = request;
  const isCut = (month: number) => {
    const first = firstDayOfMonth(month) - period.from;
    const last = firstDayOfMonth(month + 1) - 1 - period.from;
    return pointOf[first] !== pointOf[last];
  };
  const cover = coverOf(period, sieve.isOpen ? undefined : isCut);
  const coverBefore = coverOf(before);
  const partial = [...cover.partial, ...coverBefore.partial].map(({ month }) => month);
  return { period, before, sieve, cover, coverBefore, months: sieve.isOpen ? [] : partial };
}

export function nationBranches(plan: NationPlan): readonly Branch[] {
  const { cover, coverBefore, period, sieve, months } = plan;
  const of = (kind: SegmentKind, numbers: readonly number[]): readonly Branch[] =>
    spansOf(numbers).map((span) => ({ by: 'key', kind, value: '', ...span }));
  if (sieve.isOpen) {
    const days = daysIn(cover);
    return [
      ...of('year', [...cover.years, ...coverBefore.years]),
      ...of('month', [...cover.months, ...coverBefore.months]),
      ...of('day', [...days, ...daysIn(coverBefore)]),
      ...of('year.lists', cover.years),
      ...of('month.lists', cover.months),
      ...of('day.lists', days),
      ...of('month.days', monthsIn(period)),
    ];
  }
  return [
    ...of('year.cells', [...cover.years, ...coverBefore.years]),
    ...of('month.cells', [...cover.months, ...coverBefore.months]),
    ...of('month.places', [...monthsOfYears(cover.years), ...cover.months]),
    ...(months.length === 0 ? [] : craBranches({ scope: { kind: 'nation' }, sieve, months }, [])),
  ];
}

function daysIn({ partial }: Cover): readonly number[] {
  return partial.flatMap(({ days: { from, to } }) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index),
  );
}

function monthsIn({ from, to }: Days): readonly number[] {
  const first = monthOfDay(from);
  return Array.from({ length: monthOfDay(to) - first + 1 }, (_, index) => first + index);
}

function monthsOfYears(years: readonly number[]): readonly number[] {
  return years.flatMap((year) => Array.from({ length: 12 }, (_, index) => 12 * year + index));
}

export function gatherNation(plan: NationPlan, gathering: Gathering): void {
  if (plan.sieve.isOpen) gatherSums(plan, gathering);
  else {
    gatherFiltered(plan, gathering);
    if (plan.months.length > 0) {
      gatherCras({ scope: { kind: 'nation' }, sieve: plan.sieve, months: plan.months }, gathering);
    }
  }
}

/** Without a filter: counters, lists and points are sums that are there. */
function gatherSums(plan: NationPlan, gathering: Gathering): void {
  const { snapshot, sums } = gathering;
  const isNewTo = newTo(snapshot);
  for (const row of snapshot.segments) {
    const isMain = isWithin(plan.period, firstDayOf(row));
    if (row.kind.endsWith('.lists')) addLists(fromText(row.held), sums);
    else if (row.kind === 'month.days') addDays(row, gathering);
    else addNumbers(row, isMain ? sums.counters : sums.countersBefore);
  }
  for (const change of askedChanges(snapshot, sums)) {
    const isMain = isWithin(plan.period, change.day);
    const size = sizeIn(isMain ? plan.cover : plan.coverBefore, change);
    const isNew = (kind: SegmentKind) => isNewTo(keyOf(kind, change), change);
    if (isNew(size)) countChange(change, isMain ? sums.counters : sums.countersBefore);
    if (isMain && isNew(`${size}.lists`)) listChange(change, gathering);
    if (isMain && isNew('month.days')) pointChange(change, gathering);
  }
}

/** Whole months, with a filter of activities, channels and themes. */
function gatherFiltered(plan: NationPlan, gathering: Gathering): void {
  const { snapshot, sums } = gathering;
  const { sieve, period, cover, coverBefore } = plan;
  const passing = (word: number) => passes(sieve, word);
  const isNewTo = newTo(snapshot);
  for (const row of snapshot.segments) {
    const bytes = () => fromText(row.held);
    if (row.kind.endsWith('.cells')) {
      const isMain = isWithin(period, firstDayOf(row));
      addCells(bytes(), isMain ? sums.counters : sums.countersBefore, passing);
    } else if (row.kind === 'month.places') {
      const firstDay = firstDayOf(row);
      eachPlace(bytes(), passing, (place) => {
        sums.addToPoint(firstDay, place.cras, place.personnes);
        sums.addToLists(place, place.cras, place.personnes);
      });
    }
  }
  for (const change of askedChanges(snapshot, sums, ({ word }) => passing(word))) {
    const isMain = isWithin(period, change.day);
    const size = sizeIn(isMain ? cover : coverBefore, change);
    if (size === 'day') continue;
    const isNew = (kind: SegmentKind) => isNewTo(keyOf(kind, change), change);
    if (isNew(`${size}.cells`)) countChange(change, isMain ? sums.counters : sums.countersBefore);
    if (!isMain || !isNew('month.places')) continue;
    listChange(change, gathering);
    pointChange(change, gathering);
  }
}

function sizeIn(cover: Cover, { month }: NumberedChange): 'day' | 'month' | 'year' {
  if (cover.months.includes(month)) return 'month';
  return cover.years.includes(Math.floor(month / 12)) ? 'year' : 'day';
}

function firstDayOf(row: FoundRow): number {
  const kind = kindOf(row);
  if (kind.startsWith('day')) return row.period;
  return firstDayOfMonth(kind.startsWith('year') ? 12 * row.period : row.period);
}

function addNumbers({ held }: FoundRow, to: Float64Array): void {
  readNumbers(held).forEach((value, index) => (to[index] = (to[index] ?? 0) + value));
}

function addDays(row: FoundRow, { sums }: Gathering): void {
  const firstDay = firstDayOf(row);
  const numbers = readNumbers(row.held);
  for (let index = 0; index < numbers.length; index += 2) {
    const [cras = 0, personnes = 0] = numbers.slice(index, index + 2);
    if (cras !== 0) sums.addToPoint(firstDay + index / 2, cras, personnes);
  }
}

function countChange({ word, packed, sign }: NumberedChange, counters: Float64Array): void {
  countCra(word, new ByteReader(packed, 4), { counters, sign });
}

function listChange(change: NumberedChange, { sums }: Gathering): void {
  sums.addToLists(change, change.sign, change.sign * peopleOf(change.packed));
}

function pointChange({ day, sign, packed }: NumberedChange, { sums }: Gathering): void {
  sums.addToPoint(day, sign, sign * peopleOf(packed));
}
