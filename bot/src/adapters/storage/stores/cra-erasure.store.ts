import { sql } from 'kysely';

import type { CraErasureReader, CraErasureStore } from '../../../features/cra/erase/ports.ts';
import type { CraStore } from '../../../features/cra/ports.ts';
import type { Session } from '../session.ts';
import { statement } from '../statement.ts';

const nobody = sql.lit('');

const kept = statement<{ after: string; limit: number }, { id: string }>(
  'erasure.kept',
  ({ db }, { after, limit }) =>
    db
      .selectFrom('cra')
      .select('id')
      .where('id', '>', after)
      .where('author', '!=', nobody)
      .orderBy('id')
      .limit(limit),
);

const erased = statement<{ after: string; limit: number }, { id: string }>(
  'erasure.erased',
  ({ db }, { after, limit }) =>
    db
      .selectFrom('cra')
      .select('id')
      .where('author', '=', nobody)
      .where('date', '=', nobody)
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit),
);

const dropDrafts = statement<{ pattern: string }>('erasure.drafts', ({ db }, { pattern }) =>
  db.deleteFrom('cra_draft').where('draft', 'like', pattern),
);

const emptyEffects = statement<{ pattern: string }>('erasure.effects', ({ db }, { pattern }) =>
  db
    .updateTable('outbox')
    .set({ effect: '' })
    .where('state', '=', sql.lit('aside'))
    .where('effect', 'like', pattern),
);

export function makeCraErasureReader(session: Session): CraErasureReader {
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  return {
    keptIds: async (after, limit) => ids(await session.all(kept, { after, limit })),
    erasedIds: async (after, limit) => ids(await session.all(erased, { after, limit })),
  };
}

/** An id is a ULID: no character of it means anything in a pattern. */
export function makeCraErasureStore(
  session: Session,
  cras: Pick<CraStore, 'erase'>,
): CraErasureStore {
  return {
    ...makeCraErasureReader(session),
    erase: async (id) => {
      await session.send(dropDrafts, { pattern: `%"craId":"${id}"%` });
      await session.send(emptyEffects, { pattern: `%${id}%` });
      await cras.erase(id);
    },
  };
}
