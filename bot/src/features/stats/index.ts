import type { StatsChatDeps } from './chat/chat-deps.ts';
import { exportStatsCommand } from './chat/export-stats.command.ts';
import { showStatsAction } from './chat/show-stats.action.ts';
import { showStatsCommand } from './chat/show-stats.command.ts';
import { statsExport } from './export/stats.export.ts';
import { checkTotalsJob, type CheckTotalsDeps } from './keep/check-totals.job.ts';
import { keepTotalsJob, type KeepTotalsDeps } from './keep/keep-totals.job.ts';
import { makeNoteWideRead, type NoteWideReadDeps } from './note-wide-read.ts';
import { statsPictureExport, type PictureDeps } from './picture/stats-picture.export.ts';
import { chooseSummaryCommand, type SummaryCommandDeps } from './summary/choose-summary.command.ts';
import { writeSummariesJob } from './summary/write-summaries.job.ts';
import { bindStatsRoutes, type StatsRoutesDeps } from './routes.ts';
import { bindAction } from '../../core/describe-action.ts';
import { bindCommand } from '../../core/describe-command.ts';
import { bindExport } from '../../core/describe-export.ts';
import { bindJob } from '../../core/describe-job.ts';
import type { Feature } from '../../core/feature.ts';

export type {
  DrawPicture,
  NamedAffectation,
  StatsDirectory,
  StatsReader,
  SummaryChannels,
  Usernames,
} from './ports.ts';

type Deps = StatsRoutesDeps &
  StatsChatDeps &
  PictureDeps &
  NoteWideReadDeps &
  KeepTotalsDeps &
  CheckTotalsDeps &
  SummaryCommandDeps;
export type StatsFeatureDeps = Omit<Deps, 'noteWideRead'>;

/** What the CRAs are entered for: figures of a person, a territory, the nation. */
export function statsFeature(given: StatsFeatureDeps): Feature {
  const deps: Deps = { ...given, noteWideRead: makeNoteWideRead(given) };
  return {
    name: 'stats',
    commands: [
      bindCommand(showStatsCommand, deps),
      bindCommand(exportStatsCommand, deps),
      bindCommand(chooseSummaryCommand, deps),
    ],
    actions: [bindAction(showStatsAction, deps)],
    routes: bindStatsRoutes(deps),
    exports: [bindExport(statsExport, deps), bindExport(statsPictureExport, deps)],
    jobs: [
      bindJob(keepTotalsJob, deps),
      bindJob(checkTotalsJob, deps),
      bindJob(writeSummariesJob, deps),
    ],
  };
}
