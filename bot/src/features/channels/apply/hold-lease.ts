import type { Clock } from '../../../core/clock.ts';
import type { Leases } from '../../../core/jobs.ts';
import type { Log } from '../../../core/log.ts';

export interface LeaseDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly leases: Leases;
  /** Names this bot, or this command line. */
  readonly holder: string;
}

const leaseMs = 60_000;
const renewMs = 20_000;

/** Works while holding the lease of that name; `undefined` when somebody else has it. */
export async function holdLease<T>(
  { clock, log, leases, holder }: LeaseDeps,
  name: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const hold = () => {
    const now = clock.now();
    return leases.hold(name, holder, { now, until: now + leaseMs });
  };
  if (!(await hold())) return undefined;
  const timer = setInterval(() => {
    hold().catch((error: unknown) => {
      log.warn({ lease: name, error }, 'a lease was not renewed');
    });
  }, renewMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    await leases.release(name, holder);
  }
}
