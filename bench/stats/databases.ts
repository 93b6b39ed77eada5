import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Database from 'better-sqlite3';
import pg from 'pg';

import { openStorage } from '../../bot/src/adapters/storage/open-storage.ts';
import type { Storage } from '../../bot/src/adapters/storage/storage.ts';
import { toCraRow, type CraRow } from '../../bot/src/adapters/storage/stores/cra.row.ts';
import { anEntry } from '../../tests/support/builders.ts';
import { makePostgresDatabase } from '../../tests/support/postgres/database.ts';
import { makeTestRandom } from '../../tests/support/test-clock.ts';
import { dateOf, type Generated } from './generate.ts';

const deps = { clock: { now: () => Date.now() }, random: makeTestRandom(), role: 'bot' } as const;
const rowsAtOnce = 5_000;

/** A database full of CRAs that is older than its totals. */
export interface Filled {
  readonly name: string;
  readonly url: string;
  readonly storage: Storage;
  /** A plain query on the same database. */
  readonly plain: (sql: string) => Promise<unknown>;
  /** Bytes on disk. */
  readonly size: () => Promise<number>;
  readonly end: () => Promise<void>;
}

/** `kept`: a folder where the file stays, and is found again. */
export async function fillSqlite(generated: Generated, kept?: string): Promise<Filled> {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'coop-bench-stats-'));
  const path = join(folder, 'coop.db');
  if (!existsSync(path)) await fillFile(path, generated);
  const url = `sqlite:${path}`;
  const storage = await openStorage(url, deps);
  const reader = new Database(path, { readonly: true });
  return {
    name: 'SQLite',
    url,
    storage,
    plain: (sql) => Promise.resolve(reader.prepare(sql).all()),
    size: () => Promise.resolve(statSync(path).size),
    end: async () => {
      reader.close();
      await storage.close();
      if (kept === undefined) rmSync(folder, { recursive: true });
    },
  };
}

async function fillFile(path: string, generated: Generated): Promise<void> {
  await enterAdvisers(`sqlite:${path}`, generated);
  const file = new Database(path);
  file.pragma('synchronous = OFF');
  const indexes = file
    .prepare<[], { name: string; sql: string }>(
      `select name, sql from sqlite_master where type = 'index' and tbl_name = 'cra' and sql is not null`,
    )
    .all();
  for (const { name } of indexes) file.exec(`drop index ${name}`);
  file.exec(`delete from stats_state; begin`);
  let insert: Database.Statement<CraRow> | undefined;
  for (const cra of generated.cras()) {
    const row = toCraRow(cra);
    insert ??= file.prepare<CraRow>(
      `insert into cra (${Object.keys(row).join(', ')})
       values (${Object.keys(row)
         .map((column) => `@${column}`)
         .join(', ')})`,
    );
    insert.run(row);
  }
  file.exec('commit');
  for (const { sql } of indexes) file.exec(sql);
  file.exec('analyze cra');
  file.pragma('wal_checkpoint(truncate)');
  file.close();
}

export async function fillPostgres(generated: Generated): Promise<Filled> {
  const database = await makePostgresDatabase();
  await enterAdvisers(database.url, generated);
  const client = new pg.Client(database.url);
  await client.connect();
  const { rows: indexes } = await client.query<{ indexname: string; indexdef: string }>(
    `select indexname, indexdef from pg_indexes where tablename = 'cra' and indexname <> 'cra_pkey'`,
  );
  for (const { indexname } of indexes) await client.query(`drop index ${indexname}`);
  await client.query('delete from stats_state');
  let rows: CraRow[] = [];
  for (const cra of generated.cras()) {
    rows.push(toCraRow(cra));
    if (rows.length < rowsAtOnce) continue;
    await insertMany(client, rows);
    rows = [];
  }
  await insertMany(client, rows);
  for (const { indexdef } of indexes) await client.query(indexdef);
  await client.query('vacuum analyze cra');
  const storage = await openStorage(database.url, deps);
  return {
    name: 'PostgreSQL',
    url: database.url,
    storage,
    plain: (sql) => client.query(sql),
    size: async () => {
      const { rows: found } = await client.query<{ size: string }>(
        'select pg_database_size(current_database()) as size',
      );
      return Number(found[0]?.size);
    },
    end: async () => {
      await client.end();
      await storage.close();
      await database.drop();
    },
  };
}

async function insertMany(client: pg.Client, rows: readonly CraRow[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query(`insert into cra select * from json_populate_recordset(null::cra, $1::json)`, [
    JSON.stringify(rows),
  ]);
}

async function enterAdvisers(url: string, { advisers }: Generated): Promise<void> {
  const storage = await openStorage(url, deps);
  await storage.transaction(({ registry }) =>
    registry.put(
      advisers.map(({ id, posts, alsoIn }) => {
        const affectations = posts.flatMap(({ from, structure, departement }, index) => {
          const next = posts[index + 1];
          const dated = {
            structureId: structure,
            from: dateOf(from),
            ...(next && { to: dateOf(next.from - 1) }),
          };
          const places = [departement, ...(alsoIn === undefined ? [] : [alsoIn])];
          return [...new Set(places)].map((code) => ({ ...dated, departement: code }));
        });
        return anEntry({ id, affectations });
      }),
    ),
  );
  await storage.close();
}
