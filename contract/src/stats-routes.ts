import * as z from 'zod/mini';

import { calendarDate } from './cra.ts';
import { route } from './route.ts';
import { statsQuerySchema, statsResultSchema, statsScopes } from './stats.ts';

/** Several codes in one parameter, commas between. */
const codes = z.optional(z.string().check(z.maxLength(2_000)));

const word = z.optional(z.string().check(z.maxLength(64)));

/**
 * A query as an address writes it; without dates: the first of the month to today. Wide, so that
 * the use case refuses what it does not know in a sentence that says what is possible.
 */
export const statsAddressSchema = z.object({
  /** One of `statsScopes`; without it, the reader's own figures, else the widest that they read. */
  scope: word,
  id: word,
  /** Without them, for a territory: those of the reader. */
  departements: codes,
  from: word,
  to: word,
  communes: codes,
  activites: codes,
  themes: codes,
  tags: codes,
  canaux: codes,
});
export type StatsAddress = z.infer<typeof statsAddressSchema>;

/** Structures, and advisers, in one answer. */
export const choicesLimit = 200;

const names = z.record(z.string(), z.string());

export const statsAnswerSchema = z.object({
  /** As it was understood, the default period filled in. */
  query: statsQuerySchema,
  result: statsResultSchema,
  /** What codes and ids of the result and of the filters are called, those shown only. */
  names: z.object({ communes: names, structures: names, conseillers: names, tags: names }),
  /** CRAs by département, for the scopes wider than a structure; absent otherwise. */
  carte: z.optional(z.record(z.string(), z.int())),
  /**
   * A coordinateur about an adviser of the territory: CRAs, minutes and people alone. Every block that
   * describes a CRA is empty, and the follow-ups are left out.
   */
  nombresSeuls: z.optional(z.boolean()),
});
export type StatsAnswer = z.infer<typeof statsAnswerSchema>;

/** What this reader may choose. */
export const statsChoicesSchema = z.object({
  /** Today in the reader's time zone. */
  today: calendarDate,
  scopes: z.array(z.enum(statsScopes)),
  /** Of a coordinateur: theirs; of an animateur: all. */
  departements: z.array(z.object({ code: z.string(), nom: z.string() })),
  /** Of the territory (an animateur: of all) today, by name; at most `choicesLimit`. */
  structures: z.array(z.object({ id: z.string(), nom: z.string() })),
  conseillers: z.array(z.object({ id: z.string(), nom: z.string() })),
  /** There are more structures or advisers: the words `q` choose among them. */
  more: z.boolean(),
});
export type StatsChoices = z.infer<typeof statsChoicesSchema>;

export const statsRefusals = [
  'invalid-period',
  'period-too-long',
  'scope-not-allowed',
  'unknown-scope',
  'unknown-filter',
  'adviser-unfiltered',
] as const;

export const statsRoutes = {
  choices: route({
    method: 'GET',
    path: '/stats/choices',
    summary: 'Scopes that this person may read',
    query: z.object({ q: word }),
    answer: statsChoicesSchema,
    failures: [],
  }),
  read: route({
    method: 'GET',
    path: '/stats',
    summary: 'Statistics of a scope over a period, filtered',
    query: statsAddressSchema,
    answer: statsAnswerSchema,
    failures: statsRefusals,
  }),
} as const;
