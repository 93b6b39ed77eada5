import type { Session } from '../session.ts';
import { statement } from '../statement.ts';

type None = Record<string, never>;

const outbox = statement<None>('outbox.free', ({ db }) =>
  db.updateTable('outbox').set({ lease_until: 0 }).where('lease_until', '>', 0),
);
const jobs = statement<None>('job.free', ({ db }) =>
  db.updateTable('job').set({ lease_until: 0 }).where('lease_until', '>', 0),
);
const leases = statement<None>('lease.free', ({ db }) => db.deleteFrom('lease'));

/**
 * Frees what a bot that was killed had taken, instead of waiting until its leases end. Only for a
 * database on which no other bot can run.
 */
export async function freeLeases(session: Session): Promise<void> {
  for (const free of [outbox, jobs, leases]) await session.send(free, {});
}
