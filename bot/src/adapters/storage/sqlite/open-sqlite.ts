import { setImmediate as breathe } from 'node:timers/promises';

import { makeDirectSession } from '../direct-session.ts';
import { sqlite } from '../dialects/sqlite.ts';
import { GroupCommit } from '../group-commit.ts';
import type { Session } from '../session.ts';
import type { Engine, ReadRows } from '../storage.ts';
import { makeWorkshop } from '../workshop.ts';
import { makeSqliteDdl } from './sqlite-ddl.ts';
import { lockForBot, neverBlock, openForReading, openForWriting } from './sqlite-file.ts';
import { makeSqliteLane } from './sqlite-lane.ts';
import { scrubSqlite } from './scrub-sqlite.ts';
import { SqliteSession } from './sqlite-session.ts';

const rowsAtOnce = 2_000;

export function openSqlite(path: string, role: 'bot' | 'command-line'): Promise<Engine> {
  const workshop = makeWorkshop(sqlite);
  const writer = openForWriting(path);
  const files = [writer];
  try {
    if (role === 'bot') files.push(lockForBot(path));
    neverBlock(writer);
    const reader = openForReading(path);
    files.push(reader);
    const session = new SqliteSession(writer, workshop);
    const group = new GroupCommit(makeSqliteLane(writer, session));
    const run = <T>(work: (session: Session) => Promise<T>) => group.run(work);
    return Promise.resolve({
      workshop,
      holdsOneBot: true,
      holder: 'bot',
      freeDead: () => Promise.resolve(false),
      reading: new SqliteSession(reader, workshop),
      direct: makeDirectSession(run),
      run,
      snapshot: (work) => readSnapshot(path, work),
      ddl: makeSqliteDdl(writer),
      scrub: () => scrubSqlite(path),
      close: async () => {
        await group.close();
        files.forEach((file) => file.close());
      },
    });
  } catch (error) {
    files.forEach((file) => file.close());
    throw error;
  }
}

/** A reader of its own, so that its snapshot hinders nobody. */
async function readSnapshot(path: string, work: (read: ReadRows) => Promise<void>): Promise<void> {
  const file = openForReading(path);
  try {
    file.exec('begin');
    await work(async function* (sql) {
      let rows: Record<string, unknown>[] = [];
      for (const row of file.prepare<[], Record<string, unknown>>(sql).iterate()) {
        if (rows.push(row) < rowsAtOnce) continue;
        yield rows;
        rows = [];
        await breathe();
      }
      yield rows;
    });
  } finally {
    file.close();
  }
}
