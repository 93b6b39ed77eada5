import type { StatsTotals } from './totals.ts';
import { describeJob } from '../../../core/describe-job.ts';

export interface KeepTotalsDeps {
  readonly totals: Pick<StatsTotals, 'waiting' | 'fold' | 'build'>;
}

const everyMs = 20_000;

/** So many changes are counted anew by each question without being felt. */
const leftWaiting = 500;

/** Makes the totals that are missing, and puts away the changes that wait when they are many. */
export const keepTotalsJob = describeJob({
  name: 'stats.keep-totals',
  next: (after) => after + everyMs,
  run: async ({ totals }: KeepTotalsDeps) => {
    await totals.build();
    if ((await totals.waiting()) > leftWaiting) await totals.fold();
  },
});
