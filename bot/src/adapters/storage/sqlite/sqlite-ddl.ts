import type { Ddl } from '../migrations/migrate.ts';
import type { SqliteFile } from './sqlite-file.ts';

export function makeSqliteDdl(file: SqliteFile): Ddl {
  return {
    exclusively: async (work) => {
      file.exec('begin immediate');
      try {
        const value = await work((sql) => {
          const prepared = file.prepare(sql);
          if (prepared.reader) return Promise.resolve(prepared.all());
          prepared.run();
          return Promise.resolve([]);
        });
        file.exec('commit');
        return value;
      } catch (error) {
        if (file.inTransaction) file.exec('rollback');
        throw error;
      }
    },
  };
}
