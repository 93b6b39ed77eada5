import { employerOf, registryColumns, registryRow } from './registry-rows.ts';
import { homeDay } from '../home-day.ts';
import type { RegistryReader } from '../ports.ts';
import type { Entry } from '../registry.ts';
import type { EntryId } from '../../../core/actor.ts';
import type { Clock } from '../../../core/clock.ts';
import type { ExportedFile } from '../../../core/describe-export.ts';
import type { History } from '../../../core/history.ts';
import { csvFile } from '../../../core/sheets/csv-file.ts';
import { mediaTypes, type Row } from '../../../core/sheets/sheet.ts';
import type { Transaction } from '../../../core/transaction.ts';

export interface ExportRegistryDeps {
  readonly clock: Clock;
  /** Zone of people without territory. */
  readonly timeZone: string;
  readonly registry: RegistryReader;
  readonly transaction: Transaction<{ readonly history: History }>;
}

/** Which entries: all that are not erased, or those without an account. */
export type RegistryChoice = 'entries' | 'waiting';

/**
 * The registry as a file for spreadsheets, in the columns of an import: read page by page, and its
 * making is an event of the log. `by`: who asked, when it is a person.
 */
export async function exportRegistry(
  deps: ExportRegistryDeps,
  { choice, by }: { readonly choice: RegistryChoice; readonly by?: EntryId },
): Promise<ExportedFile> {
  await deps.transaction(async ({ history }) => {
    const actor = by === undefined ? 'operator' : await history.pseudonym('administration', by);
    const event = { type: 'export.made', actor, obj: {}, data: { export: `registry.${choice}` } };
    await history.append('administration', event, deps.clock.now());
  });
  const columns = registryColumns.map((title) => ({ title }));
  const sheet = { name: 'registre', columns, rows: rowsOf(deps, choice) };
  return {
    name: choice === 'entries' ? 'registre.csv' : 'registre-sans-compte.csv',
    mediaType: mediaTypes.csv,
    content: csvFile(sheet, { decimalMark: ',' }),
  };
}

async function* rowsOf(
  { clock, registry, timeZone }: ExportRegistryDeps,
  choice: RegistryChoice,
): AsyncGenerator<Row> {
  const names = new Map<string, string>();
  for await (const entry of registry.entries()) {
    if (!isChosen(entry, choice)) continue;
    const today = homeDay(entry, { now: clock.now(), timeZone });
    const employer = employerOf(entry, today);
    if (employer !== undefined && !names.has(employer)) {
      names.set(employer, (await registry.structure(employer))?.name ?? '');
    }
    const name = names.get(employer ?? '') ?? '';
    yield registryRow(entry, employer === undefined ? undefined : { id: employer, name }, today);
  }
}

function isChosen({ status, link }: Entry, choice: RegistryChoice): boolean {
  if (status === 'efface') return false;
  return choice === 'entries' || (!link && (status === 'attendu' || status === 'actif'));
}
