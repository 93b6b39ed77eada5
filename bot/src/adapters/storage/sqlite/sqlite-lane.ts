import type { WritingLane } from '../group-commit.ts';
import { insist } from './insist.ts';
import type { SqliteFile } from './sqlite-file.ts';
import type { SqliteSession } from './sqlite-session.ts';

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
