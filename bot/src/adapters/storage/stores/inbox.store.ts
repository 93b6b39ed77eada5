import { rememberedMs, type Inbox } from '../../../core/inbox.ts';
import type { Session } from '../session.ts';
import { statement } from '../statement.ts';

const see = statement<{ id: string; at: number; forgotten: number }, { id: string }>(
  'inbox.see',
  ({ db }, { id, at, forgotten }) =>
    db
      .insertInto('inbox')
      .values({ id, seen_at: at })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({ seen_at: at }).where('inbox.seen_at', '<', forgotten),
      )
      .returning('id'),
);

const find = statement<{ id: string; forgotten: number }, { id: string }>(
  'inbox.find',
  ({ db }, { id, forgotten }) =>
    db.selectFrom('inbox').select('id').where('id', '=', id).where('seen_at', '>=', forgotten),
);

const forget = statement<{ before: number }>('inbox.forget', ({ db }, { before }) =>
  db.deleteFrom('inbox').where('seen_at', '<', before),
);

export function makeInbox(session: Session): Inbox {
  return {
    firstTime: async (id, at) =>
      (await session.first(see, { id, at, forgotten: at - rememberedMs })) !== undefined,
    wasSeen: async (id, at) =>
      (await session.first(find, { id, forgotten: at - rememberedMs })) !== undefined,
  };
}

/** Removes what is older than the inbox remembers; answers how many. */
export function forgetInbox(session: Session, now: number): Promise<number> {
  return session.run(forget, { before: now - rememberedMs });
}
