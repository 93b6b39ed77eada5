import { setTimeout as wait } from 'node:timers/promises';

import { StorageFailed } from '../errors.ts';
import type { WritingLane } from '../group-commit.ts';
import { isBusy, type SqliteFile } from './sqlite-file.ts';
import type { SqliteSession } from './sqlite-session.ts';

/** How long another program may hold the file before a transaction gives up. */
const patienceMs = 10_000;

export function makeSqliteLane(file: SqliteFile, session: SqliteSession): WritingLane {
  const [begin, savepoint, release, undo, commit] = [
    'begin immediate',
    'savepoint one',
    'release one',
    'rollback to one',
    'commit',
  ].map((sql) => file.prepare(sql));
  const run = (prepared: typeof begin) => {
    prepared?.run();
    return Promise.resolve();
  };
  return {
    session,
    begin: () => {
      session.memory.clear();
      return insist(() => begin?.run());
    },
    savepoint: () => run(savepoint),
    release: () => run(release),
    rollbackToSavepoint: () => {
      session.memory.clear();
      undo?.run();
      return run(release);
    },
    commit: () => insist(() => commit?.run()),
    rollback: () => {
      if (file.inTransaction) file.exec('rollback');
      return Promise.resolve();
    },
    isTransient: () => false,
  };
}

/** Tries again while another program holds the file, letting other work go on in between. */
async function insist(act: () => unknown): Promise<void> {
  const end = performance.now() + patienceMs;
  for (;;) {
    try {
      act();
      return;
    } catch (cause) {
      if (!isBusy(cause) || performance.now() > end) {
        throw new StorageFailed('The database could not be written.', { cause });
      }
      await wait(5);
    }
  }
}
