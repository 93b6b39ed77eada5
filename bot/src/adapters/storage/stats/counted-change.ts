import type { AnswerSums, CountedCra } from './answer-sums.ts';
import { ByteReader } from './bytes.ts';
import { numbered, type CodeKind, type NumberedChange } from './numbered-change.ts';
import type { Snapshot } from './snapshot.ts';

/** The changes that are asked, by their day, with numbers of this question. */
export function askedChanges(
  { pending, codes }: Snapshot,
  sums: AnswerSums,
  presentCommune: (insee: string) => string,
): readonly NumberedChange[] {
  const numbering = {
    numberOf: (kind: CodeKind, id: string) => codes.numberOf(kind, id),
    presentCommune,
  };
  return pending
    .map(({ change, position }) => numbered(change, position, numbering))
    .filter(({ day }) => sums.isAsked(day));
}

/** A change as a CRA to be counted. */
export function asCra(change: NumberedChange): CountedCra {
  const { day, word, sign, conseiller, structure, commune, departements, packed } = change;
  const from = new ByteReader(packed, 4);
  return { day, word, sign, from, conseiller, structure, commune, departements };
}
