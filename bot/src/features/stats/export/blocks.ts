import type { Say } from '../../../core/rendered.ts';
import type { Cell } from '../../../core/sheets/sheet.ts';

/** What a line of a block says, by column; a column that no line of a block has is left out of it. */
export interface Values {
  readonly value?: Cell;
  readonly from?: Cell;
  readonly to?: Cell;
  readonly cras?: Cell;
  readonly crasShare?: Cell;
  readonly people?: Cell;
  readonly peopleShare?: Cell;
  readonly minutes?: Cell;
  readonly hours?: Cell;
  readonly minutesShare?: Cell;
  readonly before?: Cell;
  readonly difference?: Cell;
  readonly change?: Cell;
  readonly partial?: Cell;
  readonly successor?: Cell;
}

export type ColumnName = keyof Values;

/** In the order in which they stand. */
export const columnNames = [
  'value',
  'from',
  'to',
  'partial',
  'cras',
  'crasShare',
  'people',
  'peopleShare',
  'minutes',
  'hours',
  'minutesShare',
  'before',
  'difference',
  'change',
  'successor',
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
