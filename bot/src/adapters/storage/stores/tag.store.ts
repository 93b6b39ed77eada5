import { sql, type Expression } from 'kysely';

import type { TagReader, TagStore } from '../../../features/cra/tags/ports.ts';
import type { Session } from '../session.ts';
import { columnsOf, statement } from '../statement.ts';
import { tagColumns, toTag, toTagRow, type TagRow } from './tag.row.ts';

const all = ['id', ...tagColumns] as const;

const byId = statement<{ id: string }, TagRow>(
  'tag.byId',
  ({ db }, { id }) => db.selectFrom('tag').select(all).where('id', '=', id),
  ['tag.id'],
);

const around = statement<{ person: string }, TagRow>('tag.around', ({ db }, { person }) =>
  db
    .selectFrom('tag')
    .select(all)
    .where('scope', '=', sql.lit('person'))
    .where('owner', '=', person)
    .unionAll(db.selectFrom('tag').select(all).where('scope', '<>', sql.lit('person')))
    .orderBy('id'),
);

const used = statement<{ author: string }, { tags: string }>('tag.used', ({ db }, { author }) =>
  db
    .selectFrom('cra')
    .select('tags')
    .where('author', '=', author)
    .where('tags', '<>', sql.lit(''))
    .where('deleted_at', 'is', null),
);

type TagArgs = { readonly [K in keyof TagRow]: TagRow[K] };

const insert = statement<TagArgs>('tag.insert', ({ db }, row) =>
  db.insertInto('tag').values(columnsOf(row, all)),
);

const update = statement<TagArgs>('tag.update', ({ db }, row) =>
  db
    .updateTable('tag')
    .set(columnsOf(row, ['name', 'archived_at', 'merged_into']))
    .where('id', '=', row.id),
);

type MergeArgs = { readonly from: string; readonly into: string };

const repoint = statement<MergeArgs>('tag.repoint', ({ db }, { from, into }) =>
  db
    .updateTable('tag')
    .set({ merged_into: into })
    .where((e) => e.or([e('id', '=', from), e('merged_into', '=', from)])),
);

/** An id is a ULID: no character of it means anything in a pattern, none is part of another. */
const retag = statement<MergeArgs & { readonly fromPattern: string; readonly intoPattern: string }>(
  'tag.retag',
  ({ db }, { from, into, fromPattern, intoPattern }) =>
    db
      .updateTable('cra')
      .set((e) => ({
        tags: e
          .case()
          .when('tags', 'like', intoPattern)
          .then(without(e.ref('tags'), from))
          .else(sql<string>`replace(tags, ${from}, ${into})`)
          .end(),
      }))
      .where('tags', '<>', sql.lit(''))
      .where('tags', 'like', fromPattern),
);

function without(tags: Expression<string>, id: string): Expression<string> {
  return sql<string>`trim(replace(',' || ${tags} || ',', ',' || ${id} || ',', ','), ',')`;
}

export function makeTagReader(session: Session): TagReader {
  return {
    byId: async (id) => {
      const row = await session.first(byId, { id });
      return row && toTag(row);
    },
    around: async (person) => (await session.all(around, { person })).map(toTag),
    usesOf: async (author) => countUses(await session.all(used, { author })),
  };
}

export function makeTagStore(session: Session): TagStore {
  const reader = makeTagReader(session);
  return {
    ...reader,
    insert: async (tag) => {
      if (await reader.byId(tag.id)) return false;
      await session.send(insert, toTagRow(tag));
      return true;
    },
    update: (tag) => session.send(update, toTagRow(tag)),
    merge: async (from, into) => {
      await session.send(repoint, { from, into });
      const patterns = { fromPattern: `%${from}%`, intoPattern: `%${into}%` };
      await session.send(retag, { from, into, ...patterns });
    },
  };
}

function countUses(rows: readonly { readonly tags: string }[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const id of rows.flatMap(({ tags }) => tags.split(','))) {
    uses.set(id, (uses.get(id) ?? 0) + 1);
  }
  return uses;
}
