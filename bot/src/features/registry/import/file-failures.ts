import type { ColumnName } from './columns.ts';

/** Why a file is refused whole. */
export type FileRefused =
  | { readonly tag: 'FileTooLarge'; readonly bytes: number; readonly maximumBytes: number }
  | { readonly tag: 'TooManyLines'; readonly lines: number; readonly maximum: number }
  /** A spreadsheet, an image, UTF-16: no text of an encoding that is read. */
  | { readonly tag: 'FileNotText' }
  | { readonly tag: 'FileEmpty' }
  /** Quotes that do not open or close as RFC 4180 says. */
  | { readonly tag: 'FileMalformed'; readonly line: number }
  | { readonly tag: 'ColumnsMissing'; readonly columns: readonly ColumnName[] }
  | { readonly tag: 'ColumnsTwice'; readonly columns: readonly ColumnName[] };
