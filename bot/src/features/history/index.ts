import type { GoOnAfterBreaksDeps } from './go-on-after-breaks.ts';
import { verifyLogsJob, verifyRecentLogs } from './history-work.ts';
import { bindEvent } from '../../core/describe-event.ts';
import { bindJob } from '../../core/describe-job.ts';
import type { Feature } from '../../core/feature.ts';

export { acceptBreak } from './accept-break.ts';

/** The append-only logs verify themselves. */
export function historyFeature(deps: GoOnAfterBreaksDeps): Feature {
  return {
    name: 'history',
    events: [bindEvent(verifyRecentLogs, deps)],
    jobs: [bindJob(verifyLogsJob, deps)],
  };
}
