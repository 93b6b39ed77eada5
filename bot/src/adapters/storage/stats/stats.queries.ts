import { sql, type RawBuilder } from 'kysely';

import { statement, type Args, type Statement } from '../statement.ts';

export const appendChanges = statement<{ author: string; changes: string }>(
  'stats.append',
  ({ db }, { author, changes }) => db.insertInto('stats_pending').values({ author, changes }),
  [],
);

export interface PendingRow {
  readonly position: number;
  readonly author: string;
  readonly changes: string;
}

export const pendingAfter = statement<{ after: number; limit: number }, PendingRow>(
  'stats.pending',
  ({ db }, { after, limit }) =>
    db
      .selectFrom('stats_pending')
      .selectAll()
      .where('position', '>', after)
      .orderBy('position')
      .limit(limit),
);

export const countPending = statement<Record<string, never>, { rows: number }>(
  'stats.countPending',
  ({ db }) => db.selectFrom('stats_pending').select(({ fn }) => fn.countAll<number>().as('rows')),
);

export const lastPending = statement<Record<string, never>, { position: number }>(
  'stats.lastPending',
  ({ db }) =>
    db.selectFrom('stats_pending').select('position').orderBy('position', 'desc').limit(1),
);

export const dropPending = statement<{ upTo: number }>('stats.dropPending', ({ db }, { upTo }) =>
  db.deleteFrom('stats_pending').where('position', '<=', upTo),
);

export const state = statement<{ name: string }, { value: string }>(
  'stats.state',
  ({ db }, { name }) => db.selectFrom('stats_state').select('value').where('name', '=', name),
);

export const setState = statement<{ name: string; value: string }>(
  'stats.setState',
  ({ db }, { name, value }) =>
    db
      .insertInto('stats_state')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value })),
);

export const dropState = statement<{ name: string }>('stats.dropState', ({ db }, { name }) =>
  db.deleteFrom('stats_state').where('name', '=', name),
);

export interface CodeRow {
  readonly number: number;
  readonly kind: string;
  readonly id: string;
}

export const codesAfter = statement<{ after: number }, CodeRow>(
  'stats.codes',
  ({ db }, { after }) =>
    db.selectFrom('stats_code').selectAll().where('number', '>', after).orderBy('number'),
);

export const addCode = statement<{ number: number; kind: string; id: string }>(
  'stats.addCode',
  ({ db }, row) =>
    db.insertInto('stats_code').values({ number: row.number, kind: row.kind, id: row.id }),
);

type KeyArgs = {
  readonly kind: string;
  readonly key: string;
  readonly place: string;
  readonly period: number;
};

export interface HeldRow {
  readonly upto: number;
  readonly held: string;
}

export const segment = statement<KeyArgs, HeldRow>('stats.segment', ({ db }, args) =>
  db
    .selectFrom('stats_segment')
    .select(['upto', 'held'])
    .where('kind', '=', args.kind)
    .where('key', '=', args.key)
    .where('place', '=', args.place)
    .where('period', '=', args.period),
);

export const putSegment = statement<KeyArgs & { readonly upto: number; readonly held: string }>(
  'stats.putSegment',
  ({ db }, { kind, key, place, period, upto, held }) =>
    db
      .insertInto('stats_segment')
      .values({ kind, key, place, period, upto, held })
      .onConflict((conflict) =>
        conflict.columns(['kind', 'key', 'period', 'place']).doUpdateSet({ upto, held }),
      ),
);

export const dropSegments = statement<Record<string, never>>('stats.dropSegments', ({ db }) =>
  db.deleteFrom('stats_segment'),
);

export const employ = statement<{ structure: string; author: string }>(
  'stats.employ',
  ({ db }, { structure, author }) =>
    db
      .insertInto('stats_employed')
      .values({ structure, author })
      .onConflict((conflict) => conflict.doNothing()),
);

/** Which segments: of a kind and key or a structure's advisers; groups of a place, all groups. */
export interface Branch {
  readonly by: 'key' | 'place' | 'period' | 'structure';
  /** Not looked at by `place` and `period`: they are groups. */
  readonly kind: string;
  /** Not looked at by `period`. */
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

/** What one reading finds, as of one instant: states, codes and changes beyond those known, segments. */
export interface FoundRow {
  readonly what: 'state' | 'code' | 'pending' | 'segment';
  readonly kind: string;
  readonly key: string;
  readonly place: string;
  readonly period: number;
  /** Of a code: its number; of changes: their position. */
  readonly upto: number;
  readonly held: string;
}

export function reading(branches: readonly Branch[]): Statement<Args, FoundRow> {
  return statement<Args, FoundRow>(`stats.read.${shapeOf(branches)}`, ({ db }, args) => {
    const parts = branches.map(
      ({ by }, index) =>
        sql`select 'segment' as what, kind, key, place, period, upto, held from stats_segment
          where ${whichOf(by, args[`kind${index}`], args[`value${index}`])}
          and period >= ${args[`from${index}`]} and period <= ${args[`to${index}`]}`,
    );
    const all = [
      sql`select 'state' as what, '' as kind, name as key, '' as place, 0 as period, 0 as upto,
        value as held from stats_state`,
      sql`select 'code', kind, id, '', 0, number, '' from stats_code where number > ${args['number']}`,
      sql`select 'pending', '', author, '', 0, position, changes from stats_pending
        where position > ${args['position']}`,
      ...parts,
    ];
    const query = sql<FoundRow>`${sql.join(all, sql` union all `)}`;
    return { compile: () => query.compile(db) };
  });
}

/** How many branches of each form follow one another: `key2.period1`; short whatever their number. */
function shapeOf(branches: readonly Branch[]): string {
  const runs: { readonly by: Branch['by']; times: number }[] = [];
  for (const { by } of branches) {
    const last = runs.at(-1);
    if (last?.by === by) last.times += 1;
    else runs.push({ by, times: 1 });
  }
  return runs.map(({ by, times }) => `${by}${times}`).join('.');
}

/** Groups are named in the query, so that the indexes of groups serve it. */
function whichOf(by: Branch['by'], kind: unknown, value: unknown): RawBuilder<unknown> {
  switch (by) {
    case 'key':
      return sql`kind = ${kind} and key = ${value}`;
    case 'structure':
      return sql`kind = ${kind} and key in
        (select author from stats_employed where structure = ${value})`;
    case 'place':
      return sql`kind = 'group' and place = ${value}`;
    case 'period':
      return sql`kind = 'group'`;
  }
}

export function readingArgs(
  branches: readonly Branch[],
  known: { readonly number: number; readonly position: number },
): Args {
  const args: Record<string, string | number> = { ...known };
  branches.forEach(({ kind, value, from, to }, index) => {
    args[`kind${index}`] = kind;
    args[`value${index}`] = value;
    args[`from${index}`] = from;
    args[`to${index}`] = to;
  });
  return args;
}
