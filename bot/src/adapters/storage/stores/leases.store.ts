import type { Leases } from '../../../core/jobs.ts';
import type { Session } from '../session.ts';
import { statement } from '../statement.ts';

const hold = statement<
  { name: string; holder: string; now: number; until: number },
  { name: string }
>('lease.hold', ({ db }, { name, holder, now, until }) =>
  db
    .insertInto('lease')
    .values({ name, holder, until })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ holder, until })
        .where((e) => e.or([e('lease.holder', '=', holder), e('lease.until', '<=', now)])),
    )
    .returning('name'),
);

const release = statement<{ name: string; holder: string }>(
  'lease.release',
  ({ db }, { name, holder }) =>
    db.deleteFrom('lease').where('name', '=', name).where('holder', '=', holder),
);

export function makeLeases(session: Session): Leases {
  return {
    hold: async (name, holder, { now, until }) =>
      (await session.first(hold, { name, holder, now, until })) !== undefined,
    release: (name, holder) => session.send(release, { name, holder }),
  };
}
