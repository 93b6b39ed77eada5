import { hash } from 'node:crypto';

import type { RegistryReader, RegistryStore } from '../ports.ts';
import type { Entry } from '../registry.ts';
import type { EntryId } from '../../../core/actor.ts';
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
  /** Who imports, when it is a person. */
  readonly by?: EntryId;
  /** What a dry run would have done: anything else is shown anew rather than done. */
  readonly expected?: string;
}

export interface ImportOutcome {
  readonly table: ImportTable;
  readonly plan: ImportPlan;
  readonly applied: boolean;
  /** Of what would be done, confirmed or not: equal for the same file and registry on one day. */
  readonly digest: string;
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
  if (request.dryRun) return ok(outcomeOf(table, await plan(deps.registry), false));
  const { expected, by } = request;
  const outcome = await deps.transaction(async ({ registry, history }) => {
    const decided = await plan(registry);
    const planned = outcomeOf(table, decided, false);
    if (expected !== undefined && planned.digest !== expected) return planned;
    await write(registry, decided);
    const run = { run: deps.ids.ulid(), at: deps.clock.now() };
    await recordImport(history, decided, { ...run, ...(by !== undefined && { by }) });
    return { ...planned, applied: true };
  });
  return ok(outcome);
}

function outcomeOf(table: ImportTable, plan: ImportPlan, applied: boolean): ImportOutcome {
  return { table, plan, applied, digest: digestOf(plan) };
}

function digestOf({ created, changed, refused, missing, structures }: ImportPlan): string {
  const entries = [...created, ...changed].map(({ entry }) => entry);
  const ends = missing.toConfirm ?? missing.ended.length;
  const decided = [entries, refused, missing.people, ends, structures];
  return hash('sha256', JSON.stringify(decided));
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
  const aliases = await registry.aliases();
  return { entries, aliases, structureNames: await structureNames(registry, table) };
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
