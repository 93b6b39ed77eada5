import type { Execute, Migration } from './migration.ts';
import { searchedWords } from '../../../features/cra/cra.ts';

/** The index of an author's CRAs answers filters and totals without reading the rows. */
export const historyColumns: Migration = {
  name: 'words of CRAs to search in, an index for histories',
  statements: ({ text }) => [
    `alter table cra add column words ${text} not null default ''`,
    `create index cra_history on cra (author, date, id, deleted_at, activite, canal, insee,
      participants, duree, themes, tags)`,
    `drop index cra_author`,
  ],
  convert: fillWords,
};

const pageSize = 2_000;

/** Of those that were entered before, a page at a time. */
async function fillWords(execute: Execute): Promise<void> {
  for (let after = ''; ;) {
    const rows = await execute(
      `select id, content from cra where id > '${after}'
       and (content like '%"notes":%' or content like '%"titre":%')
       order by id limit ${pageSize}`,
    );
    for (const row of rows) {
      const words = wordsIn(String(valueOf(row, 'content')));
      const id = String(valueOf(row, 'id'));
      if (words !== '') await execute(`update cra set words = '${words}' where id = '${id}'`);
    }
    if (rows.length < pageSize) return;
    after = String(valueOf(rows.at(-1), 'id'));
  }
}

/** Letters, figures and spaces alone: nothing in it ends a text of SQL. */
function wordsIn(content: string): string {
  const read: unknown = JSON.parse(content);
  const texts = ['titre', 'notes'].map((name) => valueOf(read, name));
  return searchedWords(texts.filter((text) => typeof text === 'string').join(' ')).join(' ');
}

function valueOf(row: unknown, name: string): unknown {
  return typeof row === 'object' && row !== null ? Reflect.get(row, name) : undefined;
}
