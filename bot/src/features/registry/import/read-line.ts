import type { ColumnName } from './columns.ts';
import type { CellReading, LineRefusal, LineRepair, LineRule } from './line-rules.ts';
import type { ImportRow, ImportTable } from './read-table.ts';
import { readPostalCode, readTerritories } from './read-territories.ts';
import { readSiret } from './read-siret.ts';
import {
  listOf,
  readAccount,
  readDate,
  readEmail,
  readId,
  readLanguage,
  readName,
  readOtherEmails,
  readRoles,
  readStructureName,
  readTools,
} from './read-texts.ts';
import type { Given, ReadLine, WantedEntry } from './wanted-entry.ts';

type Columns = ImportTable['columns'];

/** Reads one line by the rules of its columns, all refusals at once; the registry is not looked at. */
export function readLine(
  columns: Columns,
  row: ImportRow,
  allowed: { readonly elevated: boolean },
): ReadLine {
  const cells = new Cells(columns, row);
  const id = cells.required('id', readId);
  const email = cells.required('email', readEmail);
  const givenName = cells.required('prenom', readName);
  const familyName = cells.required('nom', readName);
  const rest = {
    otherEmails: cells.given('autres_emails', readOtherEmails),
    roles: cells.given('role', (typed) => readRoles(typed, allowed)),
    structureId: cells.given('siret', readSiret),
    structureName: cells.given('structure', readStructureName) ?? undefined,
    departements: readHome(cells),
    start: cells.given('date_debut', readDate),
    end: cells.given('date_fin', readDate),
    affectationFrom: cells.given('date_affectation', readDate) ?? undefined,
    tools: cells.given('outils', readTools),
    language: cells.given('langue', readLanguage),
    account: cells.given('mattermost', readAccount),
  };
  if (rest.structureName !== undefined && rest.structureId === null) cells.ignoreStructure();
  if (row.cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
    cells.refuse('id', 'too-many-cells');
  }
  const isWhole = cells.refusals.length === 0 && id !== undefined && email !== undefined;
  const wanted: WantedEntry | undefined =
    isWhole && givenName !== undefined && familyName !== undefined
      ? { line: row.line, id, email, givenName, familyName, ...rest }
      : undefined;
  return {
    line: row.line,
    id: cells.typed('id') ?? '',
    emails: [cells.typed('email') ?? '', ...listOf(cells.typed('autres_emails') ?? '')]
      .filter((one) => one !== '')
      .map((one) => one.toLowerCase()),
    wanted,
    refusals: cells.refusals,
    repairs: cells.repairs,
  };
}

/** The départements, or the one of the postal code where none is given. */
function readHome(cells: Cells): Given<readonly string[]> {
  const given = cells.given('departements', readTerritories);
  if (given !== undefined && given !== null) return given;
  const deduced = cells.given('code_postal', readPostalCode);
  if (typeof deduced === 'string') return [deduced];
  return given === null || deduced === null ? null : undefined;
}

/** The cells of one line by column, and what was found wrong or repaired while reading them. */
class Cells {
  readonly refusals: LineRefusal[] = [];
  readonly repairs: LineRepair[] = [];
  readonly #columns: Columns;
  readonly #row: ImportRow;

  constructor(columns: Columns, row: ImportRow) {
    this.#columns = columns;
    this.#row = row;
  }

  /** `undefined` when the file has no such column; empty when the line ends before it. */
  typed(column: ColumnName): string | undefined {
    const index = this.#columns.indexOf(column);
    return index < 0 ? undefined : (this.#row.cells[index] ?? '').trim();
  }

  required<T>(column: ColumnName, read: (typed: string) => CellReading<T>): T | undefined {
    const value = this.given(column, read);
    if (value === null) this.refuse(column, 'required');
    return value ?? undefined;
  }

  given<T>(column: ColumnName, read: (typed: string) => CellReading<T>): Given<T> {
    const typed = this.typed(column);
    if (typed === undefined) return undefined;
    if (typed === '') return null;
    const reading = read(typed);
    if (!reading.ok) {
      this.refuse(column, reading.rule);
      return undefined;
    }
    if (reading.repair !== undefined) {
      const { repair: rule, value } = reading;
      this.repairs.push({
        line: this.#row.line,
        column,
        rule,
        received: typed,
        read: String(value),
      });
    }
    return reading.value;
  }

  ignoreStructure(): void {
    const received = this.typed('structure') ?? '';
    const rule = 'structure-without-siret';
    this.repairs.push({ line: this.#row.line, column: 'structure', rule, received, read: '' });
  }

  refuse(column: ColumnName, rule: LineRule): void {
    const received = this.typed(column) ?? '';
    this.refusals.push({ line: this.#row.line, column, rule, received });
  }
}
