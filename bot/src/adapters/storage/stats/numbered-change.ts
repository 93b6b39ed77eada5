import { departementOf } from '../../../features/territory/index.ts';
import { ByteReader } from './bytes.ts';
import type { Change } from './change.ts';
import { communeNumber } from './codes.ts';
import { dayOf, monthOf } from './days.ts';

/** A change with its place in the order of changes, in time and in the country. */
export interface PlacedChange {
  readonly position: number;
  readonly sign: number;
  readonly author: string;
  readonly structureId: string;
  readonly departementsCode: string;
  readonly day: number;
  readonly month: number;
  /** Number of the present commune. */
  readonly commune: number;
  /** Département of the present commune. */
  readonly place: string;
  readonly word: number;
  readonly packed: Uint8Array;
}

/** With the numbers by which segments name whose it is. */
export interface NumberedChange extends PlacedChange {
  readonly conseiller: number;
  readonly structure: number;
  readonly departements: number;
}

export type CodeKind = 'conseiller' | 'structure' | 'departements';

export function placed(
  change: Change,
  position: number,
  presentCommune: (insee: string) => string,
): PlacedChange {
  const insee = presentCommune(change.insee);
  return {
    position,
    sign: change.sign,
    author: change.author,
    structureId: change.structure,
    departementsCode: change.departements,
    day: dayOf(change.date),
    month: monthOf(change.date),
    commune: communeNumber(insee),
    place: departementOf(insee),
    word: new ByteReader(change.packed).word(),
    packed: change.packed,
  };
}

export function numbered(
  change: PlacedChange,
  numberOf: (kind: CodeKind, id: string) => number,
): NumberedChange {
  return {
    ...change,
    conseiller: numberOf('conseiller', change.author),
    structure: numberOf('structure', change.structureId),
    departements: numberOf('departements', change.departementsCode),
  };
}
