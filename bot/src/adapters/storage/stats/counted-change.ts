import type { AnswerSums, CountedCra } from './answer-sums.ts';
import { ByteReader } from './bytes.ts';
import {
  numbered,
  type CodeKind,
  type NumberedChange,
  type PlacedChange,
} from './numbered-change.ts';
import { segmentName, type SegmentKey } from './segments.ts';
import type { Snapshot } from './snapshot.ts';
import type { FoundRow } from './stats.queries.ts';
import { kindOf } from './kind-of.ts';

/** The changes that are asked, with numbers of this question. */
export function askedChanges(
  { pending, codes }: Snapshot,
  sums: AnswerSums,
  isAsked: (change: PlacedChange) => boolean = () => true,
): readonly NumberedChange[] {
  const numberOf = (kind: CodeKind, id: string) => codes.numberOf(kind, id);
  return pending
    .filter((change) => sums.isAsked(change.day) && isAsked(change))
    .map((change) => numbered(change, numberOf));
}

/** Whether a segment that was read does not have a change yet. */
export function newTo({
  segments,
  floor,
}: Snapshot): (key: SegmentKey, change: PlacedChange) => boolean {
  const ahead = segments.filter(({ upto }) => upto > floor);
  if (ahead.length === 0) return (_, { position }) => position > floor;
  const uptos = new Map(ahead.map((row) => [nameOf(row), row.upto]));
  return (key, { position }) => position > Math.max(floor, uptos.get(segmentName(key)) ?? 0);
}

function nameOf(row: FoundRow): string {
  return segmentName({ ...row, kind: kindOf(row) });
}

/** A change as a CRA to be counted. */
export function asCra(change: NumberedChange): CountedCra {
  const { day, word, sign, conseiller, structure, commune, departements, packed } = change;
  const from = new ByteReader(packed, 4);
  return { day, word, sign, from, conseiller, structure, commune, departements };
}
