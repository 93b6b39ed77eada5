/** A cell: a text, a number (never read as a formula), or nothing. */
export type CsvCell = string | number;

/** First characters at which a spreadsheet begins a formula. */
const formula = /^[=+\-@\t\r]/;

/**
 * A row of a table for spreadsheets: `;` between cells, CRLF at its end, quotes as RFC 4180 says, a
 * decimal comma in numbers (unless told otherwise), an apostrophe before a text that would be read
 * as a formula.
 */
export function csvRow(cells: readonly CsvCell[], decimalMark: ',' | '.' = ','): string {
  return `${cells.map((cell) => csvCell(cell, decimalMark)).join(';')}\r\n`;
}

function csvCell(cell: CsvCell, decimalMark: string): string {
  if (typeof cell === 'number') return String(cell).replace('.', decimalMark);
  const text = harmlessCell(cell);
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A text that no spreadsheet reads as a formula. */
export function harmlessCell(text: string): string {
  return looksLikeFormula(text) ? `'${text}` : text;
}

export function looksLikeFormula(text: string): boolean {
  return formula.test(text);
}
