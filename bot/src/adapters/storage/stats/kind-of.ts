import type { SegmentKind } from './segments.ts';
import type { FoundRow } from './stats.queries.ts';

export function kindOf(row: Pick<FoundRow, 'kind'>): SegmentKind {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written from segmentKinds alone
  return row.kind as SegmentKind;
}
