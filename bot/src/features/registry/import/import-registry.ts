import type { RegistryReader, RegistryStore } from '../ports.ts';
import type { Entry } from '../registry.ts';
import type { Clock, Ids } from '../../../core/clock.ts';
import type { History } from '../../../core/history.ts';
import { invariant } from '../../../core/invariant.ts';
import { ok, type Result } from '../../../core/result.ts';
import type { Transaction } from '../../../core/transaction.ts';
import type { FileRefused } from './file-failures.ts';
import { recordImport } from './record-import.ts';
import type { MissingRequest } from './missing-people.ts';
import { planImport, type ImportPlan, type RegistryNow } from './plan-import.ts';
import { readTable, type ImportTable } from './read-table.ts';

export interface ImportRegistryDeps {
  readonly clock: Clock;
  readonly ids: Ids;
  /** Zone of people without territory. */
  readonly timeZone: string;
  readonly registry: RegistryReader;
  readonly transaction: Transaction<{
    readonly registry: RegistryStore;
    readonly history: History;
  }>;
}

export interface ImportRequest {
  readonly bytes: Uint8Array;
  readonly dryRun: boolean;
  /** "Rôles élevés": whether the file may name animateurs and administrators. */
  readonly allowElevated: boolean;
  readonly missing: MissingRequest;
}

export interface ImportOutcome {
  readonly table: ImportTable;
  readonly plan: ImportPlan;
  readonly applied: boolean;
}

/**
 * Imports people by `channels.md`, The file to import: valid lines are applied in one transaction,
 * refused ones listed; a dry run writes nothing.
 */
export async function importRegistry(
  deps: ImportRegistryDeps,
  request: ImportRequest,
): Promise<Result<ImportOutcome, FileRefused>> {
  const read = readTable(request.bytes);
  if (!read.ok) return read;
  const table = read.value;
  const plan = async (registry: RegistryReader) =>
    planImport(table, await registryNow(registry, table), {
      ...request,
      now: deps.clock.now(),
      timeZone: deps.timeZone,
    });
  if (request.dryRun) return ok({ table, plan: await plan(deps.registry), applied: false });
  const applied = await deps.transaction(async ({ registry, history }) => {
    const decided = await plan(registry);
    await write(registry, decided);
    await recordImport(history, decided, { run: deps.ids.ulid(), at: deps.clock.now() });
    return decided;
  });
  return ok({ table, plan: applied, applied: true });
}

async function write(
  registry: RegistryStore,
  { created, changed, missing, structures }: ImportPlan,
): Promise<void> {
  await registry.putStructures(structures);
  const entries = [...created, ...changed].map(({ entry }) => entry);
  const written = await registry.put([...entries, ...missing.ended]);
  invariant(written.ok, 'an address that the plan found free is taken');
}

async function registryNow(registry: RegistryReader, table: ImportTable): Promise<RegistryNow> {
  const entries = new Map<string, Entry>();
  for await (const entry of registry.entries()) entries.set(entry.id, entry);
  return { entries, structureNames: await structureNames(registry, table) };
}

/** Of the structures that the file may name. */
async function structureNames(
  registry: RegistryReader,
  { columns, rows }: ImportTable,
): Promise<ReadonlyMap<string, string>> {
  const index = columns.indexOf('siret');
  const cells = index < 0 ? [] : rows.map(({ cells: row }) => row[index] ?? '');
  const sirets = new Set(cells.map((cell) => cell.replace(/\D/g, '').padStart(14, '0')));
  const names = new Map<string, string>();
  for (const siret of sirets) {
    const structure = await registry.structure(siret);
    if (structure) names.set(siret, structure.name);
  }
  return names;
}
