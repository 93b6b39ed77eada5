import { sql } from 'kysely';

import { restoredKey } from '../../../core/erasures.ts';
import { RestoreRefused } from '../errors.ts';
import { migrate } from '../migrations/migrate.ts';
import { migrations } from '../migrations/migrations.ts';
import { openEngine } from '../open-storage.ts';
import type { Session } from '../session.ts';
import { statement, type Args, type Statement } from '../statement.ts';
import type { Engine } from '../storage.ts';
import { makeBotState } from '../stores/bot-state.store.ts';
import { tables } from '../tables.ts';
import { checkBackup, rowsOf } from './read-backup.ts';

/**
 * Puts a backup into a database, either kind into either kind: the whole file is checked before
 * anything is touched, then all rows are written in one transaction. A database that holds anything
 * is refused unless `replace` says that it may go. No bot may run on it meanwhile; the next one to
 * start erases again what had been erased since the backup.
 */
export async function restore(
  file: string,
  url: string,
  { replace = false }: { readonly replace?: boolean } = {},
): Promise<{ readonly rows: number }> {
  const { schema } = await checkBackup(file);
  const engine = await openEngine(url, 'bot');
  const { ddl, workshop } = engine;
  const { dialect } = workshop;
  try {
    await migrate(ddl, dialect);
    if (!replace && !(await engine.run(isEmpty))) throw new RestoreRefused('not-empty');
    const isOlder = schema < migrations.length;
    if (isOlder) await beginAgain(engine, schema);
    const rows = await engine.run(async (session) => {
      for (const query of isOlder ? [] : emptying) await session.send(query, {});
      const filled = await fill(session, file);
      await makeBotState(session).write(restoredKey, true);
      return filled;
    });
    await ddl.exclusively(async (execute) => {
      for (const sql of dialect.afterRestore) await execute(sql);
    });
    await migrate(ddl, dialect);
    return { rows };
  } finally {
    await engine.close();
  }
}

/** An empty database of an older schema: that of the backup. */
async function beginAgain({ ddl, workshop }: Engine, schema: number): Promise<void> {
  await ddl.exclusively(async (execute) => {
    for (const { name } of tables.toReversed()) await execute(`drop table ${name}`);
    await execute('delete from schema_version');
  });
  await migrate(ddl, workshop.dialect, schema);
}

const emptying = tables
  .map(({ name }) => statement<Args>(`restore.empty.${name}`, ({ db }) => db.deleteFrom(name)))
  .toReversed();

const looking = tables
  .filter(({ isDerived }) => isDerived !== true)
  .map(({ name }) =>
    statement<Args, object>(`restore.look.${name}`, ({ db }) =>
      db
        .selectFrom(name)
        .select((e) => e.lit(1).as('found'))
        .limit(1),
    ),
  );

async function isEmpty(session: Session): Promise<boolean> {
  for (const query of looking) {
    if ((await session.first(query, {})) !== undefined) return false;
  }
  return true;
}

/** Rows between two waits for the database, so that it is never far behind. */
const ahead = 500;

async function fill(session: Session, file: string): Promise<number> {
  const inserts = new Map<string, Statement<Args, unknown>>();
  let rows = 0;
  for await (const { table, row } of rowsOf(file)) {
    const insert = inserts.get(table) ?? insertInto(table, Object.keys(row));
    inserts.set(table, insert);
    rows += 1;
    if (rows % ahead === 0) await session.run(insert, row);
    else await session.send(insert, row);
  }
  return rows;
}

function insertInto(table: string, columns: readonly string[]): Statement<Args, unknown> {
  return statement<Args>(`restore.insert.${table}`, ({ db }, row) => {
    const names = sql.join(columns.map((column) => sql.ref(column)));
    const values = sql.join(columns.map((column) => row[column]));
    const query = sql`insert into ${sql.table(table)} (${names}) values (${values})`;
    return { compile: () => query.compile(db) };
  });
}
