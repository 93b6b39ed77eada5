import type { Structure } from '../../../features/registry/registry.ts';
import { columnsOf, statement } from '../statement.ts';
import type { AffectationRow, AliasRow, EntryRow } from './registry.row.ts';

export const byId = statement<{ id: string }, EntryRow>('entry.byId', ({ db }, { id }) =>
  db.selectFrom('registry_entry').selectAll().where('id', '=', id),
);

export const byUser = statement<{ userId: string }, EntryRow>('entry.byUser', ({ db }, args) =>
  db.selectFrom('registry_entry').selectAll().where('user_id', '=', args.userId),
);

export const byEmail = statement<{ email: string }, EntryRow>('entry.byEmail', ({ db }, args) =>
  db
    .selectFrom('registry_entry')
    .innerJoin('registry_email', 'registry_email.entry_id', 'registry_entry.id')
    .selectAll('registry_entry')
    .where('registry_email.email', '=', args.email),
);

export const affectations = statement<{ id: string }, AffectationRow>(
  'entry.affectations',
  ({ db }, { id }) =>
    db.selectFrom('registry_affectation').selectAll().where('entry_id', '=', id).orderBy('rank'),
  ['affectation.id'],
);

export const page = statement<{ after: string; limit: number }, EntryRow>(
  'entry.page',
  ({ db }, { after, limit }) =>
    db.selectFrom('registry_entry').selectAll().where('id', '>', after).orderBy('id').limit(limit),
);

/** Of the entries after `after`, up to `last` included. */
export const pageAffectations = statement<{ after: string; last: string }, AffectationRow>(
  'entry.pageAffectations',
  ({ db }, { after, last }) =>
    db
      .selectFrom('registry_affectation')
      .selectAll()
      .where('entry_id', '>', after)
      .where('entry_id', '<=', last)
      .orderBy('entry_id')
      .orderBy('rank'),
);

export const counts = statement<
  Record<string, never>,
  { status: string; entries: number; linked: number }
>('entry.counts', ({ db }) =>
  db
    .selectFrom('registry_entry')
    .select(({ fn }) => [
      'status',
      fn.countAll<number>().as('entries'),
      fn.count<number>('user_id').as('linked'),
    ])
    .groupBy('status'),
);

/** The link stays what it is. */
export const put = statement<{ id: string; status: string; entry: string }>(
  'entry.put',
  ({ db }, row) =>
    db
      .insertInto('registry_entry')
      .values({ id: row.id, status: row.status, entry: row.entry, user_id: null, link: null })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({ status: row.status, entry: row.entry }),
      ),
);

export const ownerOfEmail = statement<{ email: string }, { entry_id: string }>(
  'email.owner',
  ({ db }, { email }) =>
    db.selectFrom('registry_email').select('entry_id').where('email', '=', email),
);

export const dropEmails = statement<{ id: string }>('email.drop', ({ db }, { id }) =>
  db.deleteFrom('registry_email').where('entry_id', '=', id),
);

export const addEmail = statement<{ email: string; id: string }>(
  'email.add',
  ({ db }, { email, id }) => db.insertInto('registry_email').values({ email, entry_id: id }),
);

export const dropAffectations = statement<{ id: string }>('affectation.drop', ({ db }, { id }) =>
  db.deleteFrom('registry_affectation').where('entry_id', '=', id),
);

export const addAffectation = statement<{
  entry_id: string;
  rank: number;
  structure_id: string;
  departement: string;
  from_date: string;
  to_date: string | null;
}>('affectation.add', ({ db }, row) =>
  db
    .insertInto('registry_affectation')
    .values(
      columnsOf(row, ['entry_id', 'rank', 'structure_id', 'departement', 'from_date', 'to_date']),
    ),
);

export const setLink = statement<{ id: string; userId: string | null; link: string | null }>(
  'entry.link',
  ({ db }, { id, userId, link }) =>
    db.updateTable('registry_entry').set({ user_id: userId, link }).where('id', '=', id),
);

export const structure = statement<{ id: string }, Structure>('structure.read', ({ db }, args) =>
  db.selectFrom('structure').selectAll().where('id', '=', args.id),
);

export const putStructure = statement<{ id: string; name: string }>(
  'structure.put',
  ({ db }, { id, name }) =>
    db
      .insertInto('structure')
      .values({ id, name })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ name })),
);

export const aliases = statement<Record<string, never>, AliasRow>('alias.all', ({ db }) =>
  db.selectFrom('registry_alias').selectAll(),
);

export const alias = statement<{ id: string }, AliasRow>('alias.one', ({ db }, { id }) =>
  db.selectFrom('registry_alias').selectAll().where('alias', '=', id),
);

export const putAlias = statement<{
  alias: string;
  entry_id: string;
  merged_at: number;
  before: string;
}>('alias.put', ({ db }, row) =>
  db
    .insertInto('registry_alias')
    .values(columnsOf(row, ['alias', 'entry_id', 'merged_at', 'before'])),
);

export const dropAlias = statement<{ id: string }>('alias.drop', ({ db }, { id }) =>
  db.deleteFrom('registry_alias').where('alias', '=', id),
);
