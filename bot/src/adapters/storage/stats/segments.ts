import { at, noCounters } from './counters.ts';
import { ByteReader } from './bytes.ts';
import { compactCells, writeCells } from './cell-chunks.ts';
import { appendChunks } from './chunks.ts';
import { compactCras, writeCras } from './cra-chunks.ts';
import { compactLists, writeLists } from './list-chunks.ts';
import type { NumberedChange } from './numbered-change.ts';
import { countCra, head, peopleOf } from './packed-cra.ts';
import { compactPlaces, writePlaces } from './place-chunks.ts';

/**
 * What totals are kept of. `adviser` and `group` (advisers' départements and place, of a month) hold
 * every CRA, packed; the others hold sums of the nation by day, month or year: counters, lists, cells
 * (sums of each activity, channel and set of themes), places (lists of each cell), days (CRAs and
 * people of each day of a month).
 */
export const segmentKinds = [
  'adviser',
  'group',
  'day',
  'month',
  'year',
  'day.lists',
  'month.lists',
  'year.lists',
  'month.cells',
  'year.cells',
  'month.places',
  'month.days',
] as const;
export type SegmentKind = (typeof segmentKinds)[number];

export interface SegmentKey {
  readonly kind: SegmentKind;
  /** The adviser; the départements of a group; empty otherwise. */
  readonly key: string;
  /** Département of the place, of a group. */
  readonly place: string;
  /** Day since 1970, month since year 0, or year. */
  readonly period: number;
}

/** What it held with the changes; changes of other segments must not be among them. */
export function withChanges(
  kind: SegmentKind,
  held: string,
  changes: readonly NumberedChange[],
): string {
  switch (kind) {
    case 'adviser':
    case 'group':
      return appendChunks(held, writeCras(changes), compactCras);
    case 'day':
    case 'month':
    case 'year':
      return addToCounters(held, changes);
    case 'day.lists':
    case 'month.lists':
    case 'year.lists':
      return appendChunks(held, writeLists(changes), compactLists);
    case 'month.cells':
    case 'year.cells':
      return appendChunks(held, writeCells(changes), compactCells);
    case 'month.places':
      return appendChunks(held, writePlaces(changes), compactPlaces);
    case 'month.days':
      return addToDays(held, changes);
  }
}

export function keyOf(kind: SegmentKind, change: NumberedChange): SegmentKey {
  const { author, departementsCode, place, day, month } = change;
  if (kind === 'adviser') return { kind, key: author, place: '', period: month };
  if (kind === 'group') return { kind, key: departementsCode, place: place, period: month };
  const period = kind.startsWith('day')
    ? day
    : kind.startsWith('year')
      ? Math.floor(month / 12)
      : month;
  return { kind, key: '', place: '', period };
}

export function segmentName({ kind, key, place, period }: SegmentKey): string {
  return `${kind}|${key}|${place}|${period}`;
}

export function readNumbers(held: string): readonly number[] {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written here alone
  return held === '' ? [] : (JSON.parse(held) as number[]);
}

function addToCounters(held: string, changes: readonly NumberedChange[]): string {
  const counters = noCounters();
  readNumbers(held).forEach((value, index) => (counters[index] = value));
  for (const { word, packed, sign } of changes) {
    countCra(word, new ByteReader(packed, 4), { counters, sign });
  }
  return JSON.stringify([...counters.subarray(0, at.end)]);
}

/** CRAs and people of the first day, of the second… */
function addToDays(held: string, changes: readonly NumberedChange[]): string {
  const days = new Float64Array(62);
  readNumbers(held).forEach((value, index) => (days[index] = value));
  for (const { word, packed, sign } of changes) {
    const index = 2 * (head.day(word) - 1);
    days[index] = (days[index] ?? 0) + sign;
    days[index + 1] = (days[index + 1] ?? 0) + sign * peopleOf(packed);
  }
  return JSON.stringify([...days]);
}
