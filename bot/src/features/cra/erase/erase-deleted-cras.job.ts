import { eraseDeletedCras, type EraseDeletedCrasDeps } from './erase-deleted-cras.ts';
import { addDays } from '../../../core/calendar-date.ts';
import { localInstant } from '../../../core/calendar/local-instant.ts';
import { describeJob } from '../../../core/describe-job.ts';
import { localDay } from '../../../core/local-day.ts';

/** When nearly nobody is there: rewriting the file makes writers wait. */
const atMinute = 3 * 60 + 30;
const timeZone = 'Europe/Paris';

/** Each night at 3:30 in Paris. */
export const eraseDeletedCrasJob = describeJob({
  name: 'cra.erase',
  next: (after) => {
    const today = localDay(after, timeZone);
    const tonight = localInstant(today, atMinute, timeZone);
    return tonight > after ? tonight : localInstant(addDays(today, 1), atMinute, timeZone);
  },
  run: (deps: EraseDeletedCrasDeps, now) => eraseDeletedCras(deps, now),
});
