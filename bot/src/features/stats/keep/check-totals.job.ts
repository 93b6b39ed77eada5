import { lastReportKey, type StatsTotals } from './totals.ts';
import type { BotState } from '../../../core/bot-state.ts';
import { addDays } from '../../../core/calendar-date.ts';
import { localInstant } from '../../../core/calendar/local-instant.ts';
import { describeJob } from '../../../core/describe-job.ts';
import { localDay } from '../../../core/local-day.ts';
import type { Log } from '../../../core/log.ts';

export interface CheckTotalsDeps {
  readonly totals: Pick<StatsTotals, 'fold' | 'check'>;
  readonly state: BotState;
  readonly log: Log;
}

/** When nearly nobody is there, and the night's erasures are done. */
const atMinute = 4 * 60 + 30;
const timeZone = 'Europe/Paris';

/**
 * Each night at 4:30 in Paris every total is compared with the CRAs; those that differ are repaired
 * and the report is kept for the administrators.
 */
export const checkTotalsJob = describeJob({
  name: 'stats.check-totals',
  next: (after) => {
    const today = localDay(after, timeZone);
    const tonight = localInstant(today, atMinute, timeZone);
    return tonight > after ? tonight : localInstant(addDays(today, 1), atMinute, timeZone);
  },
  run: async ({ totals, state, log }: CheckTotalsDeps) => {
    await totals.fold();
    const report = await totals.check();
    await state.write(lastReportKey, report);
    if (report.differences > 0) log.error({ ...report }, 'totals differed from the CRAs');
    else log.info({ ...report }, 'totals are what the CRAs say');
  },
});
