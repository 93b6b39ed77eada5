import * as z from 'zod/mini';

import { calendarDate } from './cra.ts';
import { route } from './route.ts';

export const roles = [
  'conseiller',
  'coordinateur',
  'animateur',
  'invite',
  'administrateur',
] as const;
export type Role = (typeof roles)[number];

/** Who the session speaks for, as the registry says at this instant. */
export const meSchema = z.object({
  userId: z.string(),
  displayName: z.string(),
  givenName: z.string(),
  roles: z.array(z.enum(roles)),
  locale: z.enum(['fr', 'en']),
  /** IANA zone of the person's territory. */
  timeZone: z.string(),
  today: calendarDate,
  /** Code and name of the territory, for a person that has one. */
  territory: z.optional(z.object({ code: z.string(), name: z.string() })),
  structure: z.optional(z.object({ id: z.string(), name: z.string() })),
});
export type Me = z.infer<typeof meSchema>;

export const identityRoutes = {
  me: route({
    method: 'GET',
    path: '/me',
    summary: 'The person of the session',
    answer: meSchema,
    failures: [],
  }),
} as const;
