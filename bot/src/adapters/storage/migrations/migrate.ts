import type { Dialect } from '../dialects/dialect.ts';
import { SchemaTooNew } from '../errors.ts';
import type { Execute } from './migration.ts';
import { migrations } from './migrations.ts';

/** Plain SQL on one connection. */
export interface Ddl {
  /** Runs statements in one durable transaction that no other program can come between. */
  exclusively<T>(work: (execute: Execute) => Promise<T>): Promise<T>;
}

/**
 * Brings the schema to `target` (default: the newest known), each migration in a transaction of its
 * own. A newer database is refused untouched.
 */
export async function migrate(
  ddl: Ddl,
  dialect: Dialect,
  target = migrations.length,
): Promise<void> {
  const found = await ddl.exclusively(readVersion);
  if (found > migrations.length) throw new SchemaTooNew(found, migrations.length);
  for (let version = found + 1; version <= target; version++) {
    await ddl.exclusively((execute) => step(execute, dialect, version));
  }
}

/** The version in force; 0 for an empty database. */
export async function readVersion(execute: Execute): Promise<number> {
  await execute('create table if not exists schema_version (version integer not null)');
  const [row] = await execute('select version from schema_version');
  return typeof row === 'object' && row !== null && 'version' in row ? Number(row.version) : 0;
}

/** Nothing when another program was faster. */
async function step(execute: Execute, dialect: Dialect, version: number): Promise<void> {
  const found = await readVersion(execute);
  if (found >= version) return;
  const migration = migrations[version - 1];
  for (const sql of migration?.statements(dialect.types) ?? []) await execute(sql);
  await migration?.convert?.(execute);
  await execute('delete from schema_version');
  await execute(`insert into schema_version (version) values (${version})`);
}
