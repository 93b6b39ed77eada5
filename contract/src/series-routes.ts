import * as z from 'zod/mini';

import { calendarDate, craContentSchema, craViewSchema, enteredSources, ulid } from './cra.ts';
import { personalDataWarningSchema } from './cra-routes.ts';
import { route } from './route.ts';

/** Dates of one series that are recorded in one go: a workshop every week of a year, and some more. */
export const seriesLimits = { min: 2, max: 60 } as const;

const ids = z.array(ulid).check(z.minLength(1), z.maxLength(seriesLimits.max));
const recordedSchema = z.object({
  /** By date. */
  cras: z.array(craViewSchema),
  warnings: z.array(personalDataWarningSchema),
});
const changedSchema = z.object({ cras: z.array(craViewSchema) });

/** Where the changes of one CRA of a series do not fit another, by the date of that one. */
export const followingRefusalSchema = z.object({
  date: calendarDate,
  /** Names of the fields and of the rules, as in the refusals of a CRA. */
  refusals: z.array(z.object({ field: z.string(), rule: z.string() })),
});

export const seriesRoutes = {
  record: route({
    method: 'POST',
    path: '/cra/series',
    summary: 'Record a workshop of several dates: one CRA for each, all or none',
    body: z.strictObject({
      /** The same for all of them, a new one for each series. */
      serie: ulid,
      source: z.enum(enteredSources),
      again: z._default(z.boolean(), false),
      /** Of every one of them; its date is not read. */
      content: craContentSchema,
      dates: z
        .array(z.strictObject({ id: ulid, date: calendarDate }))
        .check(z.minLength(seriesLimits.min), z.maxLength(seriesLimits.max)),
    }),
    answer: recordedSchema,
    failures: ['cra-refused', 'id-already-used', 'looks-repeated'],
  }),
  read: route({
    method: 'GET',
    path: '/cra/series/:id',
    summary: "One's own CRAs in force of a series, by date",
    params: z.object({ id: ulid }),
    answer: changedSchema,
    failures: [],
  }),
  editFollowing: route({
    method: 'PUT',
    path: '/cra/:id/following',
    summary: 'Change a CRA of a series, and in those that follow it what was changed in it',
    params: z.object({ id: ulid }),
    body: z.strictObject({
      rev: z.int(),
      content: craContentSchema,
      /** Those that follow by date, with the rev that was read of each. */
      following: z
        .array(z.strictObject({ id: ulid, rev: z.int() }))
        .check(z.maxLength(seriesLimits.max)),
    }),
    answer: recordedSchema,
    failures: [
      'cra-refused',
      'no-affectation',
      'cra-not-found',
      'conflict',
      'cra-deleted',
      'follower-changed',
      'following-refused',
    ],
  }),
  remove: route({
    method: 'POST',
    path: '/cra/series/remove',
    summary: 'Delete several CRAs, all or none; they can be restored for 30 days',
    body: z.strictObject({ ids }),
    answer: changedSchema,
    failures: ['cra-not-found'],
  }),
  restore: route({
    method: 'POST',
    path: '/cra/series/restore',
    summary: 'Bring several deleted CRAs back, all or none',
    body: z.strictObject({ ids }),
    answer: changedSchema,
    failures: ['cra-not-found'],
  }),
} as const;
