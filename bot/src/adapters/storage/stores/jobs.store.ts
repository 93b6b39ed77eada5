import type { JobTable } from '../../../core/jobs.ts';
import type { Session } from '../session.ts';
import { statement } from '../statement.ts';

const ensure = statement<{ name: string; dueAt: number }>('job.ensure', ({ db }, { name, dueAt }) =>
  db
    .insertInto('job')
    .values({ name, due_at: dueAt, lease_until: 0, failures: 0, reason: null })
    .onConflict((conflict) => conflict.column('name').doNothing()),
);

const take = statement<
  { now: number; leaseUntil: number; holder: string },
  { name: string; dueAt: number }
>('job.take', ({ db, dialect }, { now, leaseUntil, holder }) =>
  db
    .updateTable('job')
    .set({ lease_until: leaseUntil, lease_by: holder })
    .where(
      'name',
      'in',
      dialect.skipLocked(
        db
          .selectFrom('job')
          .select('name')
          .where('due_at', '<=', now)
          .where('lease_until', '<=', now)
          .orderBy('due_at')
          .orderBy('name')
          .limit(1),
      ),
    )
    .returning(['name', 'due_at as dueAt']),
);

const hasten = statement<{ name: string; at: number }>('job.hasten', ({ db }, { name, at }) =>
  db.updateTable('job').set({ due_at: at }).where('name', '=', name).where('due_at', '>', at),
);

const done = statement<{ name: string; dueAt: number }>('job.done', ({ db }, { name, dueAt }) =>
  db
    .updateTable('job')
    .set({ due_at: dueAt, lease_until: 0, failures: 0, reason: null })
    .where('name', '=', name),
);

const failed = statement<{ name: string; dueAt: number; reason: string }>(
  'job.failed',
  ({ db }, { name, dueAt, reason }) =>
    db
      .updateTable('job')
      .set((e) => ({ due_at: dueAt, lease_until: 0, failures: e('failures', '+', 1), reason }))
      .where('name', '=', name),
);

export function makeJobTable(session: Session, holder: string): JobTable {
  return {
    ensure: (name, dueAt) => session.send(ensure, { name, dueAt }),
    take: (now, leaseUntil) => session.first(take, { now, leaseUntil, holder }),
    hasten: (name, at) => session.send(hasten, { name, at }),
    done: (name, dueAt) => session.send(done, { name, dueAt }),
    failed: (name, dueAt, reason) => session.send(failed, { name, dueAt, reason }),
  };
}
