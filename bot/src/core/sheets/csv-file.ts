import { csvRow, type CsvCell } from '../csv.ts';
import { inPieces } from './pieces.ts';
import type { Cell, Sheet } from './sheet.ts';

const byteOrderMark = '\uFEFF';

/** A sheet for spreadsheets: UTF-8 with its mark, as `csvRow` writes rows; percent without a sign. */
export function csvFile(
  { columns, rows }: Sheet,
  { decimalMark }: { readonly decimalMark: ',' | '.' },
): AsyncIterable<Uint8Array> {
  const texts = async function* () {
    yield byteOrderMark + csvRow(columns.map(({ title }) => title));
    for await (const row of rows) yield csvRow(row.map(plainCell), decimalMark);
  };
  return inPieces(texts());
}

function plainCell(cell: Cell): CsvCell {
  if (typeof cell !== 'object') return cell ?? '';
  if ('pm' in cell) return cell.pm / 10;
  return 'day' in cell ? cell.day : cell.moment;
}
