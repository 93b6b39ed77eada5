import { departementOf } from '../../../features/territory/index.ts';
import { ByteReader } from './bytes.ts';
import type { Change } from './change.ts';
import { communeNumber } from './codes.ts';
import { dayOf, monthOf } from './days.ts';

/** A change with the numbers by which segments name whose it is and where. */
export interface NumberedChange {
  readonly position: number;
  readonly sign: number;
  readonly author: string;
  readonly departementsCode: string;
  readonly day: number;
  readonly month: number;
  readonly conseiller: number;
  readonly structure: number;
  readonly departements: number;
  /** Of the present commune. */
  readonly commune: number;
  /** Département of the present commune. */
  readonly place: string;
  readonly word: number;
  readonly packed: Uint8Array;
}

export type CodeKind = 'conseiller' | 'structure' | 'departements';

export interface Numbering {
  readonly numberOf: (kind: CodeKind, id: string) => number;
  readonly presentCommune: (insee: string) => string;
}

export function numbered(
  change: Change,
  position: number,
  { numberOf, presentCommune }: Numbering,
): NumberedChange {
  const insee = presentCommune(change.insee);
  return {
    position,
    sign: change.sign,
    author: change.author,
    departementsCode: change.departements,
    day: dayOf(change.date),
    month: monthOf(change.date),
    conseiller: numberOf('conseiller', change.author),
    structure: numberOf('structure', change.structure),
    departements: numberOf('departements', change.departements),
    commune: communeNumber(insee),
    place: departementOf(insee),
    word: new ByteReader(change.packed).word(),
    packed: change.packed,
  };
}
