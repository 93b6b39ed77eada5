import { sql } from 'kysely';

import type { Schema } from '../schema.ts';
import { columnsOf, statement } from '../statement.ts';

type None = Record<string, never>;
type Row<T extends keyof Schema> = Readonly<Schema[T]>;

export const bindings = statement<None, Row<'channel_binding'>>('channel.bindings', ({ db }) =>
  db.selectFrom('channel_binding').selectAll().orderBy('channel'),
);

export const members = statement<None, Row<'channel_member'>>('channel.members', ({ db }) =>
  db.selectFrom('channel_member').selectAll().orderBy('channel').orderBy('user_id'),
);

export const membersOfUser = statement<{ userId: string }, Row<'channel_member'>>(
  'channel.membersOfUser',
  ({ db }, { userId }) =>
    db.selectFrom('channel_member').selectAll().where('user_id', '=', userId).orderBy('channel'),
);

export const calls = statement<None, Row<'channel_call'>>('channel.calls', ({ db }) =>
  db.selectFrom('channel_call').selectAll().orderBy('id'),
);

export const exceptions = statement<None, Row<'channel_exception'>>(
  'channel.exceptions',
  ({ db }) => db.selectFrom('channel_exception').selectAll().orderBy('channel').orderBy('user_id'),
);

export const run = statement<{ id: string }, Row<'channel_run'>>('channel.run', ({ db }, { id }) =>
  db.selectFrom('channel_run').selectAll().where('id', '=', id),
);

export const openRuns = statement<None, Row<'channel_run'>>('channel.openRuns', ({ db }) =>
  db
    .selectFrom('channel_run')
    .selectAll()
    .where('state', 'in', [sql.lit('asked'), sql.lit('applying')])
    .orderBy('at')
    .orderBy('id'),
);

export const drifts = statement<{ team: string }, Row<'channel_drift'>>(
  'channel.drifts',
  ({ db }, { team }) => db.selectFrom('channel_drift').selectAll().where('team', '=', team),
);

export const addLine = statement<{ channel: string; user_id: string; line: string }>(
  'channel.addLine',
  ({ db }, row) =>
    db
      .insertInto('channel_member')
      .values(columnsOf(row, ['channel', 'user_id', 'line']))
      .onConflict((conflict) => conflict.columns(['channel', 'user_id']).doNothing()),
);

export const changeLine = statement<{
  channel: string;
  user_id: string;
  line: string;
  former: string;
}>('channel.changeLine', ({ db }, { channel, user_id, line, former }) =>
  db
    .updateTable('channel_member')
    .set({ line })
    .where('channel', '=', channel)
    .where('user_id', '=', user_id)
    .where('line', '=', former),
);

export const putBinding = statement<{ channel: string; team: string; binding: string }>(
  'channel.putBinding',
  ({ db }, row) =>
    db
      .insertInto('channel_binding')
      .values(columnsOf(row, ['channel', 'team', 'binding']))
      .onConflict((conflict) =>
        conflict.column('channel').doUpdateSet({ team: row.team, binding: row.binding }),
      ),
);

export const dropBinding = statement<{ channel: string }>(
  'channel.dropBinding',
  ({ db }, { channel }) => db.deleteFrom('channel_binding').where('channel', '=', channel),
);

interface Renaming {
  readonly from: string;
  readonly to: string;
}

export const renameBinding = statement<{ [K in keyof Renaming]: Renaming[K] }>(
  'channel.renameBinding',
  ({ db }, { from, to }) =>
    db.updateTable('channel_binding').set({ channel: to }).where('channel', '=', from),
);

export const renameLines = statement<{ [K in keyof Renaming]: Renaming[K] }>(
  'channel.renameLines',
  ({ db }, { from, to }) =>
    db.updateTable('channel_member').set({ channel: to }).where('channel', '=', from),
);

export const renameExceptions = statement<{ [K in keyof Renaming]: Renaming[K] }>(
  'channel.renameExceptions',
  ({ db }, { from, to }) =>
    db.updateTable('channel_exception').set({ channel: to }).where('channel', '=', from),
);

export const openCall = statement<{ id: string; team: string; intent: string }>(
  'channel.openCall',
  ({ db }, row) => db.insertInto('channel_call').values(columnsOf(row, ['id', 'team', 'intent'])),
);

export const closeCall = statement<{ id: string }>('channel.closeCall', ({ db }, { id }) =>
  db.deleteFrom('channel_call').where('id', '=', id),
);

const exceptionColumns = [
  'channel',
  'user_id',
  'decision',
  'until',
  'reason',
  'author',
  'at',
  'is_warned',
] as const;

export const putException = statement<{
  [K in keyof Schema['channel_exception']]: Schema['channel_exception'][K];
}>('channel.putException', ({ db }, row) =>
  db
    .insertInto('channel_exception')
    .values(columnsOf(row, exceptionColumns))
    .onConflict((conflict) =>
      conflict.columns(['channel', 'user_id']).doUpdateSet(columnsOf(row, exceptionColumns)),
    ),
);

export const dropException = statement<{ channel: string; userId: string }>(
  'channel.dropException',
  ({ db }, { channel, userId }) =>
    db.deleteFrom('channel_exception').where('channel', '=', channel).where('user_id', '=', userId),
);

export const putRun = statement<{
  id: string;
  team: string;
  state: string;
  at: number;
  run: string;
}>('channel.putRun', ({ db }, row) =>
  db
    .insertInto('channel_run')
    .values(columnsOf(row, ['id', 'team', 'state', 'at', 'run']))
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(columnsOf(row, ['state', 'at', 'run'])),
    ),
);

export const putDrifts = statement<{ team: string; drifts: string }>(
  'channel.putDrifts',
  ({ db }, row) =>
    db
      .insertInto('channel_drift')
      .values(columnsOf(row, ['team', 'drifts']))
      .onConflict((conflict) => conflict.column('team').doUpdateSet({ drifts: row.drifts })),
);
