import type { CalendarDate } from '../calendar-date.ts';

/** What stands in a cell: a text, a number, nothing, or what a spreadsheet shows in a form of its own. */
export type Cell =
  | string
  | number
  | undefined
  | { readonly day: CalendarDate }
  /** The wall clock of the reader, `2026-03-02 09:15`. */
  | { readonly moment: string }
  /** Tenths of a percent. */
  | { readonly pm: number };

export type Row = readonly Cell[];

export interface Column {
  readonly title: string;
  /** Characters that it is wide. */
  readonly width?: number;
}

/** One table; its rows are read once, in their order. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: AsyncIterable<Row> | Iterable<Row>;
}

export const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
} as const;
