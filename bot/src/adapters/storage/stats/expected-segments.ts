import { compactCells } from './cell-chunks.ts';
import { fromText, toText } from './chunks.ts';
import { compactCras } from './cra-chunks.ts';
import { segmentsOf } from './fold.ts';
import { compactLists } from './list-chunks.ts';
import type { NumberedChange } from './numbered-change.ts';
import { compactPlaces } from './place-chunks.ts';
import {
  readNumbers,
  segmentName,
  withChanges,
  type SegmentKey,
  type SegmentKind,
} from './segments.ts';
import type { FoundRow } from './stats.queries.ts';
import { kindOf } from './kind-of.ts';

export interface Segment {
  readonly key: SegmentKey;
  readonly held: string;
}

/**
 * What the segments of a month must hold: those of its CRAs, and empty ones where only changes wait,
 * so that these count from nothing.
 */
export function* monthSegments(
  cras: readonly NumberedChange[],
  pending: readonly NumberedChange[],
): Generator<Segment> {
  const names = new Set<string>();
  for (const { key, changes } of segmentsOf(cras)) {
    if (isOfYear(key.kind)) continue;
    names.add(segmentName(key));
    yield { key, held: canonical(key.kind, withChanges(key.kind, '', changes)) };
  }
  for (const { key } of segmentsOf(pending)) {
    if (isOfYear(key.kind) || names.has(segmentName(key))) continue;
    yield { key, held: canonical(key.kind, '') };
  }
}

/** What those of a year must hold, from those of its months with the changes that wait for them. */
export function* yearSegments(
  year: number,
  months: readonly FoundRow[],
  pendingOf: (row: Pick<SegmentKey, 'kind' | 'period'>, upto: number) => readonly NumberedChange[],
): Generator<Segment> {
  for (const [kind, part] of yearKinds) {
    const key = { kind, key: '', place: '', period: year };
    const rows = months.filter((row) => row.kind === part);
    const whole = rows.map((row) => row.held).reduce((a, b) => joined(kind, a, b), '');
    const waiting = Array.from({ length: 12 }, (_, index) => 12 * year + index).flatMap(
      (period) => {
        const upto = rows.find((row) => row.period === period)?.upto ?? 0;
        return pendingOf({ kind: part, period }, upto);
      },
    );
    yield { key, held: canonical(kind, withChanges(kind, whole, waiting)) };
  }
}

const yearKinds = [
  ['year', 'month'],
  ['year.lists', 'month.lists'],
  ['year.cells', 'month.cells'],
] as const satisfies readonly (readonly [SegmentKind, SegmentKind])[];

function isOfYear(kind: SegmentKind): boolean {
  return kind.startsWith('year');
}

function joined(kind: SegmentKind, a: string, b: string): string {
  if (kind !== 'year') return toText(Buffer.concat([fromText(a), fromText(b)]));
  const [one, other] = [readNumbers(a), readNumbers(b)];
  return JSON.stringify(
    Array.from(
      { length: Math.max(one.length, other.length) },
      (_, index) => (one[index] ?? 0) + (other[index] ?? 0),
    ),
  );
}

/** The same text for the same content, whatever was added and taken away before. */
export function canonical(kind: SegmentKind, held: string): string {
  const rewritten = (compact: (bytes: Uint8Array) => Uint8Array) => toText(compact(fromText(held)));
  switch (kind) {
    case 'adviser':
    case 'group':
      return rewritten(compactCras);
    case 'day':
    case 'month':
    case 'year':
    case 'month.days':
      return readNumbers(held).every((value) => value === 0) ? '' : held;
    case 'day.lists':
    case 'month.lists':
    case 'year.lists':
      return rewritten(compactLists);
    case 'month.cells':
    case 'year.cells':
      return rewritten(compactCells);
    case 'month.places':
      return rewritten(compactPlaces);
  }
}

/** What a segment that was read comes to with the changes that it does not have. */
export function actual(
  row: Pick<FoundRow, 'kind' | 'held'>,
  waiting: readonly NumberedChange[],
): string {
  const kind = kindOf(row);
  return canonical(kind, withChanges(kind, row.held, waiting));
}
