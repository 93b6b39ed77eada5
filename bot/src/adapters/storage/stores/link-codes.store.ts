import type { LinkCodes } from '../../../features/registry/codes/ports.ts';
import type { Session } from '../session.ts';
import { statement } from '../statement.ts';

const dropOf = statement<{ entryId: string }>('code.dropOf', ({ db }, { entryId }) =>
  db.deleteFrom('link_code').where('entry_id', '=', entryId),
);

const add = statement<{ hash: string; entryId: string; endsAt: number }>(
  'code.add',
  ({ db }, { hash, entryId, endsAt }) =>
    db.insertInto('link_code').values({ hash, entry_id: entryId, ends_at: endsAt }),
);

const take = statement<{ hash: string; now: number }, { entry_id: string }>(
  'code.take',
  ({ db }, { hash, now }) =>
    db
      .deleteFrom('link_code')
      .where('hash', '=', hash)
      .where('ends_at', '>', now)
      .returning('entry_id'),
);

const wrongSince = statement<{ userId: string; since: number }, { attempts: number }>(
  'code.wrongSince',
  ({ db }, { userId, since }) =>
    db
      .selectFrom('link_attempt')
      .select(({ fn }) => fn.countAll<number>().as('attempts'))
      .where('user_id', '=', userId)
      .where('at', '>', since),
);

const addWrong = statement<{ userId: string; at: number }>(
  'code.addWrong',
  ({ db }, { userId, at }) => db.insertInto('link_attempt').values({ user_id: userId, at }),
);

const forgetWrong = statement<{ before: number }>('code.forgetWrong', ({ db }, { before }) =>
  db.deleteFrom('link_attempt').where('at', '<', before),
);

const dayMs = 86_400_000;

export function makeLinkCodes(session: Session): LinkCodes {
  return {
    put: async ({ hash, entryId, endsAt }) => {
      await session.send(dropOf, { entryId });
      await session.send(add, { hash, entryId, endsAt });
    },
    take: async (hash, now) => (await session.first(take, { hash, now }))?.entry_id,
    wrongSince: async (userId, since) =>
      (await session.first(wrongSince, { userId, since }))?.attempts ?? 0,
    addWrong: async (userId, at) => {
      await session.send(forgetWrong, { before: at - dayMs });
      await session.send(addWrong, { userId, at });
    },
  };
}
