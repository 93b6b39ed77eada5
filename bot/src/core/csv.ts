/** A cell: a text, a number (never read as a formula), or nothing. */
export type CsvCell = string | number;

/** First characters at which a spreadsheet begins a formula. */
const formula = /^[=+\-@\t\r]/;

/**
 * A row of a table for spreadsheets: `;` between cells, CRLF at its end, quotes as RFC 4180 says, a
 * decimal comma in numbers, an apostrophe before a text that would be read as a formula.
 */
export function csvRow(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(';')}\r\n`;
}

function csvCell(cell: CsvCell): string {
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  const text = harmlessCell(cell);
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A text that no spreadsheet reads as a formula. */
export function harmlessCell(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}
