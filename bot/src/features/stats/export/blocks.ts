import type { Say } from '../../../core/rendered.ts';
import type { Cell } from '../../../core/sheets/sheet.ts';

/** What a line of a block says, by column; a column that no line of a block has is left out of it. */
export interface Values {
  readonly valeur?: Cell;
  readonly du?: Cell;
  readonly au?: Cell;
  readonly cras?: Cell;
  readonly crasPart?: Cell;
  readonly personnes?: Cell;
  readonly personnesPart?: Cell;
  readonly minutes?: Cell;
  readonly heures?: Cell;
  readonly minutesPart?: Cell;
  readonly avant?: Cell;
  readonly ecart?: Cell;
  readonly changement?: Cell;
  readonly partiel?: Cell;
  readonly successeur?: Cell;
}

export type ColumnName = keyof Values;

/** In the order in which they stand. */
export const columnNames = [
  'valeur',
  'du',
  'au',
  'partiel',
  'cras',
  'crasPart',
  'personnes',
  'personnesPart',
  'minutes',
  'heures',
  'minutesPart',
  'avant',
  'ecart',
  'changement',
  'successeur',
] as const satisfies readonly ColumnName[];

export const blockNames = [
  'resume',
  'activites',
  'themes',
  'materiel',
  'canaux',
  'durees',
  'ages',
  'statuts',
  'suites',
  'orientations',
  'evolution',
  'communes',
  'structures',
  'conseillers',
  'departements',
] as const;
export type BlockName = (typeof blockNames)[number];

/** A line: its code for programs, its label for people. */
export interface Line extends Values {
  readonly code: string;
  readonly label: string;
}

/** One table of the statistics: a sheet of the workbook, a part of the one table of the CSV. */
export interface Block {
  readonly name: BlockName;
  readonly lines: readonly Line[];
}

/** What the builders of blocks need to speak. */
export interface Words {
  readonly t: Say;
  /** `< 5`, in place of 1 to 4 people. */
  readonly under5: string;
  readonly masked: string;
}

/** The columns that at least one line of the block fills. */
export function columnsOf({ lines }: Block): readonly ColumnName[] {
  return columnNames.filter((name) => lines.some((line) => line[name] !== undefined));
}

/** Hours of some minutes, half up to two decimals. */
export function hoursOf(minutes: number): number {
  return Math.floor((minutes * 200 + 60) / 120) / 100;
}

/** A share; nothing where there is no whole or where it is hidden. */
export function share(pm: number | null): Cell {
  return pm === null ? undefined : { pm };
}
