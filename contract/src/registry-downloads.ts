import * as z from 'zod/mini';

import { download } from './route.ts';

export const registryDownloads = {
  /** What an import of the last file posted to the bot would do, line by line. */
  report: download({
    path: '/registry/report',
    summary: 'The file that waits for its import, with what would become of each line',
    query: z.object({
      /** Id of the posted file: the one that waits, of the person who asks. */
      file: z.string().check(z.maxLength(26)),
      missing: z.enum(['signaler', 'fin', 'ignorer']),
      /** Codes with commas between them; empty: everywhere. */
      perimeter: z.string().check(z.maxLength(600)),
      elevated: z.enum(['true', 'false']),
    }),
    failures: [
      'file-gone',
      'file-too-large',
      'too-many-lines',
      'file-not-text',
      'file-empty',
      'file-malformed',
      'columns-missing',
      'columns-twice',
    ],
  }),
  /** The registry in the columns of an import, of people who are not erased. */
  entries: download({
    path: '/registry/export',
    summary: 'The registry in the columns of an import',
    query: z.object({}),
    failures: [],
  }),
  waiting: download({
    path: '/registry/without-account',
    summary: 'Entries whose account was not found',
    query: z.object({}),
    failures: [],
  }),
  /** Each time new ones: those of before count no more. */
  codes: download({
    path: '/registry/codes',
    summary: 'A new code for each expected person, with which they link their account',
    query: z.object({}),
    failures: [],
  }),
} as const;
