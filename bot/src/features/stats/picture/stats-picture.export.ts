import { statsDownloads } from '@coop/contract/stats-downloads';

import { statsPicture } from './stats-picture.ts';
import { readers } from '../may-read.ts';
import type { DrawPicture } from '../ports.ts';
import { askedIn } from '../query-address.ts';
import { readStats, type ReadStatsDeps, type ReadStatsFailure } from '../read-stats.ts';
import { statsRefusals } from '../refusal-answers.ts';
import { describeExport, type ExportedFile } from '../../../core/describe-export.ts';
import { ok, type Result } from '../../../core/result.ts';

export type PictureDeps = ReadStatsDeps & { readonly drawPicture: DrawPicture };

/** The figures as one picture for a phone; its rights count when it is made. */
export const statsPictureExport = describeExport({
  name: 'stats.picture',
  download: statsDownloads.picture,
  access: readers,
  open: async (
    deps: PictureDeps,
    { actor, args, say },
  ): Promise<Result<ExportedFile, ReadStatsFailure>> => {
    const read = await readStats(deps, { actor, asked: askedIn(args) });
    if (!read.ok) return read;
    const { scope, from, to } = read.value.query;
    const svg = statsPicture(read.value, say);
    return ok({
      name: `statistiques_${scope}_${from}_${to}.png`,
      mediaType: 'image/png',
      content: drawn(deps, svg),
    });
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

async function* drawn({ drawPicture }: PictureDeps, svg: string): AsyncGenerator<Uint8Array> {
  yield await drawPicture(svg);
}
