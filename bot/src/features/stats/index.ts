import { checkTotalsJob, type CheckTotalsDeps } from './keep/check-totals.job.ts';
import { keepTotalsJob, type KeepTotalsDeps } from './keep/keep-totals.job.ts';
import { makeNoteWideRead, type NoteWideReadDeps } from './note-wide-read.ts';
import { bindStatsRoutes, type StatsRoutesDeps } from './routes.ts';
import { bindJob } from '../../core/describe-job.ts';
import type { Feature } from '../../core/feature.ts';

export type { NamedAffectation, StatsDirectory, StatsReader } from './ports.ts';

export type StatsFeatureDeps = Omit<StatsRoutesDeps, 'noteWideRead'> &
  NoteWideReadDeps &
  KeepTotalsDeps &
  CheckTotalsDeps;

/** What the CRAs are entered for: figures of a person, a territory, the nation. */
export function statsFeature(given: StatsFeatureDeps): Feature {
  const deps = { ...given, noteWideRead: makeNoteWideRead(given) };
  return {
    name: 'stats',
    routes: bindStatsRoutes(deps),
    jobs: [bindJob(keepTotalsJob, deps), bindJob(checkTotalsJob, deps)],
  };
}
