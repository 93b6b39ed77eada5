import { isFields } from './v1-record.ts';

/** Fields that hold numbers: a table has only texts. */
const numeric =
  /^(nbParticipants|nbParticipantsRecurrents|duree|(age|statut|accompagnement)\.\w+)$/;

/** Fields that hold lists: JSON in the cell. */
const lists = new Set(['themes', 'sousThemes', 'organismes']);

/** A row of a table as a record: dots in the names of columns are depth, empty cells are absent. */
export function recordOfRow(columns: readonly string[], cells: readonly string[]): unknown {
  const record: Record<string, unknown> = {};
  for (const [index, column] of columns.entries()) {
    const cell = cells[index] ?? '';
    if (column === '' || cell === '') continue;
    put(record, column.split('.'), valueOfCell(column.replace(/^cra\./, ''), cell));
  }
  return record;
}

function put(
  into: Record<string, unknown>,
  [first = '', ...rest]: readonly string[],
  value: unknown,
) {
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  const known = into[first];
  const inside: Record<string, unknown> = isFields(known) ? { ...known } : {};
  put(inside, rest, value);
  into[first] = inside;
}

function valueOfCell(column: string, cell: string): unknown {
  if (numeric.test(column)) return /^-?\d+(\.\d+)?$/.test(cell.trim()) ? Number(cell) : cell;
  if (!lists.has(column) || !/^\s*[[{]/.test(cell)) return cell;
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}
