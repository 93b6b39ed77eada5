import type { Clock } from '../../core/clock.ts';
import type { BoundJob } from '../../core/describe-job.ts';
import type { JobTable } from '../../core/jobs.ts';
import type { Log } from '../../core/log.ts';

export interface JobDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly table: JobTable;
  readonly jobs: ReadonlyMap<string, BoundJob>;
}

const leaseMs = 15 * 60_000;
const retryMs = 60_000;

/** Puts every job in the table; one that was due while the bot was down keeps its due time. */
export async function ensureJobs({ clock, table, jobs }: JobDeps): Promise<void> {
  for (const job of jobs.values()) await table.ensure(job.name, job.next(clock.now()));
}

/** Runs one due job, if there is one; answers whether there was. */
export async function runDueJob(deps: JobDeps): Promise<boolean> {
  const { clock, log, table, jobs } = deps;
  const now = clock.now();
  const taken = await table.take(now, now + leaseMs);
  if (!taken) return false;
  const job = jobs.get(taken.name);
  if (!job) {
    await table.failed(taken.name, now + leaseMs, 'unknown to this version');
    return true;
  }
  try {
    await job.run(now);
    await table.done(job.name, job.next(clock.now()));
  } catch (error) {
    log.error({ job: job.name, error }, 'a job failed');
    await table.failed(job.name, clock.now() + retryMs, 'failed');
  }
  return true;
}
