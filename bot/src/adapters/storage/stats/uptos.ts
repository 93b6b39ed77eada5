import { segmentName, type SegmentKind } from './segments.ts';
import type { FoundRow } from './stats.queries.ts';

/** Up to which change each segment that was read is written, by its name. */
export function uptosOf(segments: readonly FoundRow[]): ReadonlyMap<string, number> {
  return new Map(segments.map((row) => [segmentName({ ...row, kind: kindOf(row) }), row.upto]));
}

export function kindOf(row: Pick<FoundRow, 'kind'>): SegmentKind {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written from segmentKinds alone
  return row.kind as SegmentKind;
}
