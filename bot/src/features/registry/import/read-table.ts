import { CsvError, parse } from 'csv-parse/sync';

import { columnOf, requiredColumns, type ColumnName } from './columns.ts';
import type { FileRefused } from './file-failures.ts';
import { decodeText } from './decode-text.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

/** The file, cut into cells. */
export interface ImportTable {
  readonly separator: Separator;
  /** As typed, without blanks around. */
  readonly headers: readonly string[];
  /** Which column each header means; `undefined` for an unknown one. */
  readonly columns: readonly (ColumnName | undefined)[];
  readonly rows: readonly ImportRow[];
}

export interface ImportRow {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  /** As typed. */
  readonly cells: readonly string[];
}

const separators = [';', ',', '\t'] as const;
export type Separator = (typeof separators)[number];

export const maximumBytes = 10 * 1024 * 1024;
export const maximumLines = 20_000;

/** Reads bytes as the table of `channels.md`, The file to import; rows without any text are skipped. */
export function readTable(bytes: Uint8Array): Result<ImportTable, FileRefused> {
  if (bytes.byteLength > maximumBytes) {
    return fail({ tag: 'FileTooLarge', bytes: bytes.byteLength, maximumBytes });
  }
  const text = decodeText(bytes);
  if (text === undefined) return fail({ tag: 'FileNotText' });
  const separator = detectSeparator(text);
  const cut = cutRows(text, separator);
  if (!cut.ok) return cut;
  const [header, ...rows] = cut.value;
  if (header === undefined) return fail({ tag: 'FileEmpty' });
  if (rows.length > maximumLines) {
    return fail({ tag: 'TooManyLines', lines: rows.length, maximum: maximumLines });
  }
  return withColumns(separator, header, rows);
}

function withColumns(
  separator: Separator,
  header: ImportRow,
  rows: readonly ImportRow[],
): Result<ImportTable, FileRefused> {
  const headers = header.cells.map((cell) => cell.trim());
  const columns = headers.map(columnOf);
  const missing = requiredColumns.filter((column) => !columns.includes(column));
  if (missing.length > 0) return fail({ tag: 'ColumnsMissing', columns: missing });
  const known = columns.filter((column) => column !== undefined);
  const twice = known.filter((column, index) => known.indexOf(column) !== index);
  if (twice.length > 0) return fail({ tag: 'ColumnsTwice', columns: [...new Set(twice)] });
  return ok({ separator, headers, columns, rows });
}

/** The separator under which the header has the most columns that are known. */
function detectSeparator(text: string): Separator {
  const header = text.trimStart().split('\n', 1)[0] ?? '';
  const known = (separator: Separator) =>
    header
      .split(separator)
      .filter((cell) => columnOf(cell.replaceAll('"', '').trim()) !== undefined).length;
  return separators.reduce((best, next) => (known(next) > known(best) ? next : best));
}

function cutRows(text: string, separator: Separator): Result<readonly ImportRow[], FileRefused> {
  const rows: ImportRow[] = [];
  let line = 1;
  try {
    parse(text, {
      delimiter: separator,
      record_delimiter: '\n',
      relax_column_count: true,
      on_record: (cells: readonly string[], { lines }) => {
        if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
        line = lines + 1;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error;
    return fail({ tag: 'FileMalformed', line: typeof lines === 'number' ? lines : 1 });
  }
  return ok(rows);
}
