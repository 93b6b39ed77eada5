import type { HistorySegmentTable } from '../schema.ts';
import { statement } from '../statement.ts';
import type { HeadRow } from './history.row.ts';

type Chain = { readonly chain: string };

export const head = statement<Chain, HeadRow>('history.head', ({ db }, { chain }) =>
  db.selectFrom('history_head').selectAll().where('chain', '=', chain),
);

export const heads = statement<Record<string, never>, HeadRow>('history.heads', ({ db }) =>
  db.selectFrom('history_head').selectAll(),
);

export const last = statement<Chain, HeadRow>('history.last', ({ db }, { chain }) =>
  db
    .selectFrom('history_event')
    .select(['chain', 'seq', 'hash'])
    .where('chain', '=', chain)
    .orderBy('seq', 'desc')
    .limit(1),
);

export const addEvent = statement<{ chain: string; seq: number; hash: string; event: string }>(
  'history.add',
  ({ db }, { chain, seq, hash, event }) =>
    db.insertInto('history_event').values({ chain, seq, hash, event }),
);

export const moveHead = statement<{ chain: string; seq: number; hash: string }>(
  'history.moveHead',
  ({ db }, { chain, seq, hash }) =>
    db
      .insertInto('history_head')
      .values({ chain, seq, hash })
      .onConflict((conflict) => conflict.column('chain').doUpdateSet({ seq, hash })),
);

export interface EventRow {
  readonly seq: number;
  readonly hash: string;
  readonly event: string;
}

/** Events after `after`, in order. */
export const page = statement<{ chain: string; after: number; limit: number }, EventRow>(
  'history.page',
  ({ db }, { chain, after, limit }) =>
    db
      .selectFrom('history_event')
      .select(['seq', 'hash', 'event'])
      .where('chain', '=', chain)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(limit),
);

export const segments = statement<Record<string, never>, HistorySegmentTable>(
  'history.segments',
  ({ db }) => db.selectFrom('history_segment').selectAll().orderBy('chain').orderBy('first_seq'),
);

export const addSegment = statement<{
  chain: string;
  firstSeq: number;
  before: string;
  brokenSeq: number;
  why: string;
}>('history.addSegment', ({ db }, { chain, firstSeq, before, brokenSeq, why }) =>
  db.insertInto('history_segment').values({
    chain,
    first_seq: firstSeq,
    prev_hash: before,
    broken_seq: brokenSeq,
    why,
    accepted_at: null,
  }),
);

export const accept = statement<{ chain: string; at: number }>(
  'history.accept',
  ({ db }, { chain, at }) =>
    db
      .updateTable('history_segment')
      .set({ accepted_at: at })
      .where('chain', '=', chain)
      .where('accepted_at', 'is', null),
);

export const person = statement<{ pseudonym: string }, { entry_id: string }>(
  'pseudonym.person',
  ({ db }, { pseudonym: known }) =>
    db.selectFrom('pseudonym').select('entry_id').where('pseudonym', '=', known),
);

export const pseudonym = statement<{ chain: string; entryId: string }, { pseudonym: string }>(
  'pseudonym.of',
  ({ db }, { chain, entryId }) =>
    db
      .selectFrom('pseudonym')
      .select('pseudonym')
      .where('chain', '=', chain)
      .where('entry_id', '=', entryId),
);

export const addPseudonym = statement<{ chain: string; entryId: string; pseudonym: string }>(
  'pseudonym.add',
  ({ db }, { chain, entryId, pseudonym: made }) =>
    db.insertInto('pseudonym').values({ chain, entry_id: entryId, pseudonym: made }),
);

export const forgetPseudonym = statement<{ chain: string; entryId: string }>(
  'pseudonym.forget',
  ({ db }, { chain, entryId }) =>
    db.deleteFrom('pseudonym').where('chain', '=', chain).where('entry_id', '=', entryId),
);
