import * as z from 'zod/mini';

import { craFilterQuery } from './cra-routes.ts';
import { download } from './route.ts';

/** `csv` and `xlsx` for spreadsheets, `json` for programs (`docs/guide/exports.md`). */
export const listFormats = ['csv', 'xlsx', 'json'] as const;
export type ListFormat = (typeof listFormats)[number];

export const craDownloads = {
  list: download({
    path: '/cra/export',
    summary: "One's own CRAs in force as a file, newest first",
    query: z.object({
      format: z.enum(listFormats),
      ...craFilterQuery,
    }),
    failures: ['invalid-period', 'nothing-to-export'],
  }),
} as const;
