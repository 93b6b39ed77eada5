import { DuckDBInstance } from '@duckdb/node-api';

import type { Generated } from './generate.ts';

export interface Duck {
  readonly plain: (sql: string) => Promise<unknown>;
  readonly end: () => void;
}

/** The same CRAs in DuckDB, in memory, in the columns that a plain `group by` needs. */
export async function fillDuck({ cras, advisers }: Generated): Promise<Duck> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  await connection.run(
    `create table cra (author varchar, date varchar, departement varchar, insee varchar,
     structure_id varchar, activite varchar, canal varchar, themes varchar, tags varchar,
     participants integer, recurrents integer, duree integer, deleted_at bigint)`,
  );
  await connection.run('create table registry_affectation (entry_id varchar, departement varchar)');
  const homes = await connection.createAppender('registry_affectation');
  for (const { id, posts } of advisers) {
    homes.appendVarchar(id);
    homes.appendVarchar(posts[0]?.departement ?? '');
    homes.endRow();
  }
  homes.closeSync();
  const appender = await connection.createAppender('cra');
  for (const { author, structureId, content } of cras()) {
    const { insee } = content.commune;
    const texts = [
      author,
      content.date,
      insee.slice(0, /^9[78]/.test(insee) ? 3 : 2),
      insee,
      structureId,
      content.activite,
      content.canal,
      content.themes.join(','),
      content.tags.join(','),
    ];
    for (const text of texts) appender.appendVarchar(text);
    for (const n of [content.participants, content.recurrents, content.duree]) {
      appender.appendInteger(n);
    }
    appender.appendNull();
    appender.endRow();
  }
  appender.closeSync();
  return {
    plain: async (sql) => (await connection.runAndReadAll(sql)).getRows(),
    end: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
