import { DummyDriver, Kysely } from 'kysely';

import type { Dialect } from './dialects/dialect.ts';
import type { Schema } from './schema.ts';
import type { Workshop } from './statement.ts';

/** Builds and compiles queries in a dialect; it runs none. */
export function makeWorkshop(dialect: Dialect): Workshop {
  const db = new Kysely<Schema>({
    dialect: {
      createAdapter: () => dialect.makeAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: () => ({
        getSchemas: () => Promise.resolve([]),
        getTables: () => Promise.resolve([]),
        getMetadata: () => Promise.resolve({ tables: [] }),
      }),
      createQueryCompiler: () => dialect.makeQueryCompiler(),
    },
  });
  return { db, dialect };
}
