import * as z from 'zod/mini';

import { route } from './route.ts';

/** Where a person stands: `reminded` is told as `invited`. */
export const charterStates = [
  'unasked',
  'invited',
  'accepted',
  'superseded',
  'refused',
  'expired',
  'exempt',
] as const;

const sha = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const version = z.string().check(z.regex(/^\d{1,4}\.\d{1,4}$/));

/** The charter of the community as its reader finds it. Instants are ISO 8601 in UTC. */
export const ownCharterSchema = z.object({
  /** `none`: no version is in force, and nothing else is told. */
  state: z.enum(['none', ...charterStates]),
  /** When it was accepted or refused. */
  at: z.optional(z.string()),
  /** Last instant of the grace or of the exemption (excluded). */
  until: z.optional(z.string()),
  /** The version that the reader accepted last, if any. */
  accepted: z.optional(version),
  document: z.optional(
    z.object({
      charter: z.string(),
      version,
      /** Calendar date from which it is in force. */
      effective: z.string(),
      language: z.string(),
      title: z.string(),
      /** Of the canonical text: stated again when it is accepted. */
      textSha: sha,
      /** Markdown. */
      summary: z.string(),
      /** Markdown, without the ids of its titles. */
      body: z.string(),
      commitments: z.array(z.object({ id: z.string(), label: z.string(), text: z.string() })),
      faq: z.array(z.object({ question: z.string(), answer: z.string() })),
      /** What changed in each version since the one that was accepted, oldest first. */
      changes: z.array(z.object({ version, text: z.string() })),
    }),
  ),
});
export type OwnCharter = z.infer<typeof ownCharterSchema>;

export const charterRoutes = {
  read: route({
    method: 'GET',
    path: '/charter',
    summary: 'The charter of the community, and where the person stands',
    answer: ownCharterSchema,
    failures: [],
  }),
  accept: route({
    method: 'POST',
    path: '/charter/accept',
    summary: 'Accept the version that was read; the same again answers the same',
    body: z.strictObject({
      version,
      language: z.string().check(z.regex(/^[a-z]{2}$/)),
      textSha: sha,
      /** Ids of the commitments that were ticked. */
      commitments: z.array(z.string().check(z.maxLength(32))).check(z.maxLength(8)),
    }),
    answer: ownCharterSchema,
    failures: ['no-charter', 'commitments-missing', 'charter-version-unknown'],
  }),
  decline: route({
    method: 'POST',
    path: '/charter/decline',
    summary: 'Decline the charter',
    body: z.strictObject({ reason: z._default(z.string().check(z.maxLength(500)), '') }),
    answer: ownCharterSchema,
    failures: ['no-charter', 'already-accepted'],
  }),
  withdraw: route({
    method: 'POST',
    path: '/charter/withdraw',
    summary: 'Withdraw the acceptance, confirmed',
    body: z.strictObject({ confirmed: z.boolean() }),
    answer: ownCharterSchema,
    failures: ['no-charter', 'not-accepted', 'not-confirmed'],
  }),
} as const;
