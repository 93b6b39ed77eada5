import { goOnAfterBreaks, type GoOnAfterBreaksDeps } from './go-on-after-breaks.ts';
import { describeEvent } from '../../core/describe-event.ts';
import { describeJob } from '../../core/describe-job.ts';

const recent = 10_000;

/** At start the bot looks at the latest events of its logs. */
export const verifyRecentLogs = describeEvent({
  name: 'history.verify-recent',
  hears: 'started',
  run: (deps: GoOnAfterBreaksDeps) => goOnAfterBreaks(deps, { last: recent }),
});

const hourMs = 3_600_000;
const weekMs = 7 * 24 * hourMs;
/** 1 January 1970 was a Thursday. */
const sundayNightMs = 3 * 24 * hourMs + 3 * hourMs;

/** Each Sunday at 03:00 UTC the logs are verified from end to end. */
export const verifyLogsJob = describeJob({
  name: 'history.verify',
  next: (after) => Math.floor((after - sundayNightMs) / weekMs + 1) * weekMs + sundayNightMs,
  run: (deps: GoOnAfterBreaksDeps) => goOnAfterBreaks(deps),
});
