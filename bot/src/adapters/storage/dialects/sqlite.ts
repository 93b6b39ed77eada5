import { SqliteAdapter, SqliteQueryCompiler } from 'kysely';

import type { Dialect } from './dialect.ts';

/** One writer at a time by construction: there is nothing to lock. */
export const sqlite: Dialect = {
  name: 'sqlite',
  types: {
    text: 'text',
    integer: 'integer',
    instant: 'integer',
    position: 'integer primary key autoincrement',
  },
  makeQueryCompiler: () => new SqliteQueryCompiler(),
  makeAdapter: () => new SqliteAdapter(),
  skipLocked: (query) => query,
  afterRestore: [],
};
