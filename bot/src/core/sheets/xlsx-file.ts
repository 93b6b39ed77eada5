import { looksLikeFormula } from '../csv.ts';
import { inPieces } from './pieces.ts';
import type { Cell, Row, Sheet } from './sheet.ts';
import { escaped, frameParts, looks, sheetFrame, sheetPath } from './xlsx-frame.ts';
import { zipFile, type ZipEntry } from './zip-file.ts';

const usualWidth = 14;
const dayMs = 86_400_000;
/** Days from the first day of spreadsheets to 1970. */
const epochDays = 25_569;

/**
 * A workbook made while it is read, one row after another: typed cells, header row in bold and
 * frozen. A text is never a formula; one that looks like one keeps its quote when it is edited.
 */
export function xlsxFile(sheets: readonly Sheet[]): AsyncIterable<Uint8Array> {
  const frame = frameParts(sheets.map(({ name }) => name));
  const entries: readonly ZipEntry[] = [
    ...frame.map(([name, xml]) => ({ name, content: inPieces(one(xml)) })),
    ...sheets.map((sheet, index) => ({
      name: sheetPath(index + 1),
      content: inPieces(sheetXml(sheet)),
    })),
  ];
  return zipFile(entries);
}

async function* one(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}

async function* sheetXml({ columns, rows }: Sheet): AsyncGenerator<string> {
  const { before, after } = sheetFrame(columns.map(({ width }) => width ?? usualWidth));
  yield before;
  const titles = columns.map(({ title }) => textCell(title, looks.header));
  yield `<row>${titles.join('')}</row>`;
  for await (const row of rows) yield rowXml(row);
  yield after;
}

function rowXml(row: Row): string {
  return `<row>${row.map(cellXml).join('')}</row>`;
}

function cellXml(cell: Cell): string {
  if (cell === undefined || cell === '') return '<c/>';
  if (typeof cell === 'number') return numberCell(cell, looks.plain);
  if (typeof cell === 'string') {
    return textCell(cell, looksLikeFormula(cell) ? looks.quoted : looks.plain);
  }
  if ('pm' in cell) return numberCell(cell.pm / 1_000, looks.percent);
  if ('day' in cell) return numberCell(serial(`${cell.day}T00:00Z`), looks.day);
  return numberCell(serial(`${cell.moment.replace(' ', 'T')}Z`), looks.moment);
}

function numberCell(value: number, look: number): string {
  return `<c${styled(look)}><v>${String(value)}</v></c>`;
}

function textCell(text: string, look: number): string {
  return `<c${styled(look)} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

function styled(look: number): string {
  return look === looks.plain ? '' : ` s="${String(look)}"`;
}

/** Days since the first day of spreadsheets. */
function serial(wallClock: string): number {
  return Date.parse(wallClock) / dayMs + epochDays;
}
