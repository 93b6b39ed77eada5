import { writeSummaries, type WriteSummariesDeps } from './write-summaries.ts';
import { describeJob } from '../../../core/describe-job.ts';

const everyMs = 900_000;

/** Each quarter of an hour: a summary is posted in the first opening after its period. */
export const writeSummariesJob = describeJob({
  name: 'stats.summaries',
  next: (after) => (Math.floor(after / everyMs) + 1) * everyMs,
  run: (deps: WriteSummariesDeps, now) => writeSummaries(deps, { now }),
});
