import { sql } from 'kysely';

import type { Outbox, OutboxQueue } from '../../../core/outbox.ts';
import type { Session } from '../session.ts';
import { statement } from '../statement.ts';
import { toRow, toTaken, type TakenRow } from './outbox.row.ts';

/** Written into the query rather than bound, so that the indexes of what waits serve it. */
const waiting = sql.lit<'waiting'>('waiting');
const isDelivered = sql.lit<'delivered'>('delivered');

/** A delivered key stays known this long, so that it is never said twice. */
const deliveredKeptMs = 90 * 24 * 3_600_000;

const add = statement<{
  key: string;
  conversation: string;
  card: string | null;
  effect: string;
  due_at: number;
}>(
  'outbox.add',
  ({ db }, row) =>
    db
      .insertInto('outbox')
      .values({
        key: row.key,
        conversation: sql<string>`coalesce(${db
          .selectFrom('outbox as before')
          .select('before.conversation')
          .where('before.card', '=', row.card)
          .orderBy('before.position', 'desc')
          .limit(1)}, ${row.conversation})`,
        card: row.card,
        effect: row.effect,
        due_at: row.due_at,
        attempts: 0,
        lease_until: 0,
        state: 'waiting',
      })
      .onConflict((conflict) => conflict.column('key').doNothing()),
  ['outbox.key', 'outbox.conversation', 'outbox.card'],
);

/** An entry waits behind an earlier one of its conversation that is due or was tried. */
const take = statement<
  { now: number; leaseUntil: number; limit: number; holder: string },
  TakenRow
>('outbox.take', ({ db, dialect }, { now, leaseUntil, limit, holder }) => {
  const due = db
    .selectFrom('outbox as one')
    .select('one.position')
    .where('one.state', '=', waiting)
    .where('one.due_at', '<=', now)
    .where('one.lease_until', '<=', now)
    .where((of) =>
      of.not(
        of.exists(
          of
            .selectFrom('outbox as earlier')
            .select('earlier.position')
            .whereRef('earlier.conversation', '=', 'one.conversation')
            .whereRef('earlier.position', '<', 'one.position')
            .where('earlier.state', '=', waiting)
            .where((e) => e.or([e('earlier.due_at', '<=', now), e('earlier.attempts', '>', 0)])),
        ),
      ),
    )
    .orderBy('one.position')
    .limit(limit);
  return db
    .updateTable('outbox')
    .set((e) => ({
      attempts: e('attempts', '+', 1),
      first_tried_at: e.fn.coalesce('first_tried_at', e.val(now)),
      lease_until: leaseUntil,
      lease_by: holder,
    }))
    .where('position', 'in', dialect.skipLocked(due))
    .returning(['position', 'key', 'effect', 'due_at', 'attempts', 'first_tried_at']);
});

const renew = statement<{ key: string; leaseUntil: number }>(
  'outbox.renew',
  ({ db }, { key, leaseUntil }) =>
    db
      .updateTable('outbox')
      .set({ lease_until: leaseUntil })
      .where('key', '=', key)
      .where('state', '=', waiting),
);

const delivered = statement<{ key: string; postId: string | null; at: number }>(
  'outbox.delivered',
  ({ db }, { key, postId, at }) =>
    db
      .updateTable('outbox')
      .set({ state: 'delivered', post_id: postId, ended_at: at, effect: '', reason: null })
      .where('key', '=', key),
);

const postpone = statement<{ key: string; dueAt: number; reason: string }>(
  'outbox.postpone',
  ({ db }, { key, dueAt, reason }) =>
    db
      .updateTable('outbox')
      .set({ due_at: dueAt, lease_until: 0, reason })
      .where('key', '=', key)
      .where('state', '=', waiting),
);

const setAside = statement<{ key: string; reason: string; at: number }>(
  'outbox.setAside',
  ({ db }, { key, reason, at }) =>
    db
      .updateTable('outbox')
      .set({ state: 'aside', reason, ended_at: at })
      .where('key', '=', key)
      .where('state', '=', waiting),
);

const count = (name: string, state: 'waiting' | 'aside') =>
  statement<Record<string, never>, { entries: number }>(name, ({ db }) =>
    db
      .selectFrom('outbox')
      .select(({ fn }) => fn.countAll<number>().as('entries'))
      .where('state', '=', sql.lit(state)),
  );

const countWaiting = count('outbox.countWaiting', 'waiting');
const countAside = count('outbox.countAside', 'aside');

const forget = statement<{ before: number }>('outbox.forget', ({ db }, { before }) =>
  db.deleteFrom('outbox').where('state', '=', isDelivered).where('ended_at', '<', before),
);

export function makeOutbox(session: Session): Outbox {
  return { add: (entry) => session.send(add, { ...toRow(entry) }) };
}

export function makeOutboxQueue(session: Session, holder: string): OutboxQueue {
  return {
    take: async ({ now, leaseUntil, limit }) => {
      const rows = await session.all(take, { now, leaseUntil, limit, holder });
      return rows.map(toTaken).sort((a, b) => a.position - b.position);
    },
    renew: (key, leaseUntil) => session.send(renew, { key, leaseUntil }),
    delivered: (key, postId, at) => session.send(delivered, { key, postId: postId ?? null, at }),
    postpone: (key, dueAt, reason) => session.send(postpone, { key, dueAt, reason }),
    setAside: (key, reason, at) => session.send(setAside, { key, reason, at }),
    counts: async () => ({
      waiting: (await session.first(countWaiting, {}))?.entries ?? 0,
      setAside: (await session.first(countAside, {}))?.entries ?? 0,
    }),
  };
}

/** Removes the keys of what was delivered more than 90 days ago; answers how many. */
export function forgetDelivered(session: Session, now: number): Promise<number> {
  return session.run(forget, { before: now - deliveredKeptMs });
}
