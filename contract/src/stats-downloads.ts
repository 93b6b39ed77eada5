import * as z from 'zod/mini';

import { download } from './route.ts';
import { statsAddressSchema, statsRefusals } from './stats-routes.ts';

/** `csv` and `xlsx` for spreadsheets, `pdf` to print, `json` for programs (`docs/guide/exports.md`). */
export const statsFormats = ['csv', 'xlsx', 'pdf', 'json'] as const;
export type StatsFormat = (typeof statsFormats)[number];

export const statsDownloads = {
  figures: download({
    path: '/stats/export',
    summary: 'Statistics of a scope over a period, filtered, as a file',
    query: z.extend(statsAddressSchema, { format: z.enum(statsFormats) }),
    failures: statsRefusals,
  }),
  picture: download({
    path: '/stats/picture',
    summary: 'The same as one picture, for a phone',
    query: statsAddressSchema,
    failures: statsRefusals,
  }),
} as const;
