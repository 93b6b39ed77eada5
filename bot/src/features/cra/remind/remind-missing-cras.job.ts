import { remindMissingCras, type RemindMissingCrasDeps } from './remind-missing-cras.ts';
import { describeJob } from '../../../core/describe-job.ts';

const hourMs = 3_600_000;
/** Zones are whole hours apart: twenty past is within the first opening of a day everywhere. */
const pastMs = 20 * 60_000;

/** Each hour, for those who are at work then. */
export const remindMissingCrasJob = describeJob({
  name: 'cra.remind',
  next: (after) => Math.floor((after - pastMs) / hourMs) * hourMs + hourMs + pastMs,
  run: (deps: RemindMissingCrasDeps, now) => remindMissingCras(deps, now),
});
