import { statsDownloads } from '@coop/contract/stats-downloads';

import { statsFile } from './stats-file.ts';
import { readers } from '../may-read.ts';
import { askedIn } from '../query-address.ts';
import { readStats, type ReadStatsDeps, type ReadStatsFailure } from '../read-stats.ts';
import { statsRefusals } from '../refusal-answers.ts';
import { describeExport, type ExportedFile } from '../../../core/describe-export.ts';
import { ok, type Result } from '../../../core/result.ts';

/** The figures that a person may read, as a file: the same question as on the screen. */
export const statsExport = describeExport({
  name: 'stats.export',
  download: statsDownloads.figures,
  access: readers,
  open: async (
    deps: ReadStatsDeps,
    { actor, args: { format, ...address }, say, signal },
  ): Promise<Result<ExportedFile, ReadStatsFailure>> => {
    const asked = askedIn(address);
    const read = await readStats(deps, { actor, asked, ...(signal && { signal }) });
    if (!read.ok) return read;
    return ok(statsFile(read.value, format, { locale: actor.locale, say }));
  },
  refuse: {
    InvalidPeriod: (failure) => statsRefusals.InvalidPeriod(failure),
    PeriodTooLong: (failure) => statsRefusals.PeriodTooLong(failure),
    UnknownScope: (failure) => statsRefusals.UnknownScope(failure),
    UnknownFilter: (failure) => statsRefusals.UnknownFilter(failure),
    ScopeNotAllowed: (failure) => statsRefusals.ScopeNotAllowed(failure),
    AdviserUnfiltered: (failure) => statsRefusals.AdviserUnfiltered(failure),
  },
});
