import type { Ddl } from '../migrations/migrate.ts';
import { insist } from './insist.ts';
import type { SqliteFile } from './sqlite-file.ts';

export function makeSqliteDdl(file: SqliteFile): Ddl {
  return {
    exclusively: async (work) => {
      await insist(() => file.exec('begin immediate'));
      try {
        const value = await work((sql) => {
          const prepared = file.prepare(sql);
          if (prepared.reader) return Promise.resolve(prepared.all());
          prepared.run();
          return Promise.resolve([]);
        });
        await insist(() => file.exec('commit'));
        return value;
      } catch (error) {
        if (file.inTransaction) file.exec('rollback');
        throw error;
      }
    },
  };
}
