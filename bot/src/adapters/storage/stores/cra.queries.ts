import { sql } from 'kysely';

import type { CraTotals } from '../../../features/cra/cra.ts';
import { columnsOf, statement, type Workshop } from '../statement.ts';
import { craColumns, type CraRow, type StoredCra } from './cra.row.ts';

/** A row as arguments. */
export type CraArgs = { readonly [K in keyof CraRow]: CraRow[K] };

const stored = [
  'id',
  'author',
  'rev',
  'form_version',
  'created_at',
  'updated_at',
  'deleted_at',
  'structure_id',
  'source',
  'source_id',
  'tags',
  'content',
] as const satisfies readonly (keyof StoredCra)[];

export const byId = statement<{ author: string; id: string }, StoredCra>(
  'cra.byId',
  ({ db }, { author, id }) =>
    db.selectFrom('cra').select(stored).where('id', '=', id).where('author', '=', author),
  ['cra.author'],
);

export const inForce = statement<{ id: string }, StoredCra>('cra.inForce', ({ db }, { id }) =>
  db
    .selectFrom('cra')
    .select(stored)
    .where('id', '=', id)
    .where('author', '!=', sql.lit(''))
    .where('deleted_at', 'is', null),
);

export const known = statement<{ id: string }, { id: string }>(
  'cra.known',
  ({ db }, { id }) => db.selectFrom('cra').select('id').where('id', '=', id),
  ['cra.id'],
);

export const versions = statement<{ id: string }, { version: string }>(
  'cra.versions',
  ({ db }, { id }) =>
    db.selectFrom('cra_version').select('version').where('id', '=', id).orderBy('rev'),
);

/** Put in order by its reader: an order here would lead SQLite away from the index of series. */
export const ofSeries = statement<{ author: string; serie: string }, StoredCra>(
  'cra.ofSeries',
  ({ db }, { author, serie }) =>
    db
      .selectFrom('cra')
      .select(stored)
      .where('author', '=', author)
      .where('serie', '=', serie)
      .where('deleted_at', 'is', null),
  ['cra.author'],
);

export const insert = statement<CraArgs>(
  'cra.insert',
  ({ db }, row) => db.insertInto('cra').values(columnsOf(row, ['id', ...craColumns])),
  ['cra.id', 'cra.author'],
);

export const update = statement<CraArgs & { readonly before: number }>(
  'cra.update',
  ({ db }, row) =>
    db
      .updateTable('cra')
      .set(columnsOf(row, craColumns))
      .where('id', '=', row.id)
      .where('author', '=', row.author)
      .where('rev', '=', row.before),
);

export const keepVersion = statement<{ id: string; rev: number; version: string }>(
  'cra.keepVersion',
  ({ db }, { id, rev, version }) => db.insertInto('cra_version').values({ id, rev, version }),
);

/** What is left of an erased CRA is its id. */
export const erase = statement<{ id: string }>('cra.erase', ({ db }, { id }) =>
  db
    .updateTable('cra')
    .set({
      author: '',
      deleted_at: 0,
      created_at: 0,
      updated_at: 0,
      date: '',
      structure_id: '',
      departement: '',
      insee: '',
      activite: '',
      canal: '',
      participants: 0,
      recurrents: 0,
      duree: 0,
      themes: '',
      tags: '',
      words: '',
      serie: null,
      source: '',
      source_id: null,
      content: '',
    })
    .where('id', '=', id),
);

export const eraseVersions = statement<{ id: string }>('cra.eraseVersions', ({ db }, { id }) =>
  db.deleteFrom('cra_version').where('id', '=', id),
);

/** `activite`, `canal`, `insee` empty: all of them; dates are both included. */
export type FilterArgs = {
  readonly author: string;
  readonly from: string;
  readonly to: string;
  readonly activite: string;
  readonly canal: string;
  readonly insee: string;
  /** Patterns of `like`; `%` for all. */
  readonly theme: string;
  readonly tag: string;
  readonly word1: string;
  readonly word2: string;
  readonly word3: string;
  readonly word4: string;
};

export type PageArgs = FilterArgs & {
  readonly beforeDate: string;
  readonly beforeId: string;
  readonly limit: number;
};

function filtered({ db }: Workshop, args: FilterArgs, deleted: boolean) {
  return db
    .selectFrom('cra')
    .where('author', '=', args.author)
    .where('date', '>=', args.from)
    .where('date', '<=', args.to)
    .where((e) => e.or([e('activite', '=', args.activite), e(e.val(args.activite), '=', '')]))
    .where((e) => e.or([e('canal', '=', args.canal), e(e.val(args.canal), '=', '')]))
    .where((e) => e.or([e('insee', '=', args.insee), e(e.val(args.insee), '=', '')]))
    .where(sql<string>`',' || themes || ','`, 'like', args.theme)
    .where(sql<string>`',' || tags || ','`, 'like', args.tag)
    .where((e) =>
      e.or([
        e(e.val(args.word1), '=', '%'),
        e.and([
          e('words', 'like', args.word1),
          e('words', 'like', args.word2),
          e('words', 'like', args.word3),
          e('words', 'like', args.word4),
        ]),
      ]),
    )
    .where('deleted_at', deleted ? 'is not' : 'is', null);
}

const page = (deleted: boolean) =>
  statement<PageArgs, StoredCra>(deleted ? 'cra.pageDeleted' : 'cra.page', (workshop, args) =>
    filtered(workshop, args, deleted)
      .select(stored)
      .where((e) =>
        e.or([
          e('date', '<', args.beforeDate),
          e.and([e('date', '=', args.beforeDate), e('id', '<', args.beforeId)]),
        ]),
      )
      .orderBy('date', 'desc')
      .orderBy('id', 'desc')
      .limit(args.limit),
  );

const totals = (deleted: boolean) =>
  statement<FilterArgs, CraTotals>(deleted ? 'cra.totalsDeleted' : 'cra.totals', (workshop, args) =>
    filtered(workshop, args, deleted).select(({ fn, ...e }) => [
      fn.countAll<number>().as('cras'),
      fn.coalesce(fn.sum<number>('participants'), e.lit(0)).as('participants'),
      fn.coalesce(fn.sum<number>('duree'), e.lit(0)).as('minutes'),
    ]),
  );

export const pages = { inForce: page(false), deleted: page(true) };
export const totalsOf = { inForce: totals(false), deleted: totals(true) };

export const perDay = statement<
  { author: string; from: string; to: string },
  { date: string; cras: number }
>('cra.perDay', ({ db }, { author, from, to }) =>
  db
    .selectFrom('cra')
    .select(({ fn }) => ['date', fn.countAll<number>().as('cras')])
    .where('author', '=', author)
    .where('date', '>=', from)
    .where('date', '<=', to)
    .where('deleted_at', 'is', null)
    .groupBy('date')
    .orderBy('date'),
);

export type LikenessArgs = {
  readonly author: string;
  readonly date: string;
  readonly insee: string;
  readonly activite: string;
  readonly themes: string;
  readonly participants: number;
  readonly since: number;
};

export const similar = statement<LikenessArgs, StoredCra>(
  'cra.similar',
  ({ db }, like) =>
    db
      .selectFrom('cra')
      .select(stored)
      .where('author', '=', like.author)
      .where('date', '=', like.date)
      .where('insee', '=', like.insee)
      .where('activite', '=', like.activite)
      .where('themes', '=', like.themes)
      .where('participants', '=', like.participants)
      .where('created_at', '>=', like.since)
      .where('source', '!=', 'import')
      .where('deleted_at', 'is', null)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1),
  ['cra.author'],
);

export type UsageRow = Pick<CraRow, 'themes' | 'duree' | 'activite'>;

export const lastOf = statement<{ author: string; limit: number }, UsageRow>(
  'cra.lastOf',
  ({ db }, { author, limit }) =>
    db
      .selectFrom('cra')
      .select(['themes', 'duree', 'activite'])
      .where('author', '=', author)
      .where('deleted_at', 'is', null)
      .orderBy('date', 'desc')
      .orderBy('id', 'desc')
      .limit(limit),
);

export const lastOfAll = statement<{ limit: number }, UsageRow>(
  'cra.lastOfAll',
  ({ db }, { limit }) =>
    db
      .selectFrom('cra')
      .select(['themes', 'duree', 'activite'])
      .where('deleted_at', 'is', null)
      .orderBy('id', 'desc')
      .limit(limit),
);

export const lastDate = statement<{ author: string }, { date: string }>(
  'cra.lastDate',
  ({ db }, { author }) =>
    db
      .selectFrom('cra')
      .select('date')
      .where('author', '=', author)
      .where('deleted_at', 'is', null)
      .orderBy('date', 'desc')
      .limit(1),
);

/** The empty author is written into the query, so that the index of deleted ones serves it. */
export const deletedBefore = statement<{ instant: number; limit: number }, { id: string }>(
  'cra.deletedBefore',
  ({ db }, { instant, limit }) =>
    db
      .selectFrom('cra')
      .select('id')
      .where('deleted_at', 'is not', null)
      .where('author', '!=', sql.lit(''))
      .where('deleted_at', '<', instant)
      .orderBy('deleted_at')
      .orderBy('id')
      .limit(limit),
);
