import * as z from 'zod/mini';

import {
  activites,
  calendarDate,
  canaux,
  communeSchema,
  craContentSchema,
  craViewSchema,
  enteredSources,
  storedThemes,
  themes,
  ulid,
} from './cra.ts';
import { route } from './route.ts';

/** Place and channel that the person saved as the usual ones; they fill a new CRA, visibly. */
export const usualPlaceSchema = z.strictObject({
  nom: z.optional(z.string().check(z.maxLength(80))),
  commune: communeSchema,
  canal: z.enum(canaux),
});
export type UsualPlace = z.infer<typeof usualPlaceSchema>;

export const placeLimits = { max: 30, nom: { min: 1, max: 80 } } as const;

/** A favourite: a place and channel under a name that the person gave it. */
export const namedPlaceSchema = z.strictObject({
  nom: z
    .string()
    .check(z.trim(), z.minLength(placeLimits.nom.min), z.maxLength(placeLimits.nom.max)),
  commune: communeSchema,
  canal: z.enum(canaux),
});
export type NamedPlace = z.infer<typeof namedPlaceSchema>;

/** What the form proposes to this person, from their own CRAs (else from everyone's). */
export const craHabitsSchema = z.object({
  /** Today in the time zone of the person's territory. */
  today: calendarDate,
  departement: z.optional(z.string()),
  /** The place saved as the usual one, else that of the person's latest CRA. */
  place: z.optional(usualPlaceSchema),
  /** Whether the person saved it, rather than were there last. */
  isPlaceSaved: z.optional(z.boolean()),
  activite: z.optional(z.enum(activites)),
  duree: z.optional(z.int()),
  /** Minutes, the person's own most used first, then the quick choices; without repetition. */
  durees: z.array(z.int()),
  /** The six most used themes, most used first. */
  themes: z.array(z.enum(themes)).check(z.maxLength(6)),
  /** Favourite places, most used first. */
  places: z.array(usualPlaceSchema),
});
export type CraHabits = z.infer<typeof craHabitsSchema>;

/** A draft: whatever has been typed, unchecked, at most 20 kB; one per person. */
export const craDraftSchema = z.object({
  /** Grows by one at each write; a write states the one it read (0: none yet). */
  rev: z.int(),
  /** The id that the CRA will have, so that a draft saved twice is one CRA. */
  craId: ulid,
  formVersion: z.int(),
  updatedAt: z.string(),
  fields: z.record(z.string(), z.unknown()),
});
export type CraDraft = z.infer<typeof craDraftSchema>;

/** A doubt about a text, never a refusal: it looks like a person's name, phone, e-mail, NIR or address. */
export const personalDataWarningSchema = z.object({
  field: z.string(),
  kinds: z.array(z.enum(['name', 'phone', 'email', 'nir', 'address', 'other'])),
});
export type PersonalDataWarning = z.infer<typeof personalDataWarningSchema>;

const savedSchema = z.object({
  cra: craViewSchema,
  warnings: z.array(personalDataWarningSchema),
});

const craId = z.object({ id: ulid });

/** Which of one's own CRAs, as an address writes it; open where absent. */
export const craFilterQuery = {
  /** Both included. */
  from: z.optional(calendarDate),
  to: z.optional(calendarDate),
  activite: z.optional(z.enum(activites)),
  canal: z.optional(z.enum(canaux)),
  theme: z.optional(z.enum(storedThemes)),
  /** INSEE code. */
  commune: z.optional(communeSchema.shape.insee),
  /** Id of a tag. */
  tag: z.optional(ulid),
  /** Words of the title or the notes, accents and capitals forgiven. */
  text: z.optional(z.string().check(z.maxLength(100))),
};

export const craRoutes = {
  habits: route({
    method: 'GET',
    path: '/cra/habits',
    summary: 'What a new CRA is filled with for this person',
    answer: craHabitsSchema,
    failures: [],
  }),
  record: route({
    method: 'POST',
    path: '/cra',
    summary: 'Record a CRA; the same id with the same content answers the same CRA',
    body: z.strictObject({
      id: ulid,
      source: z.enum(enteredSources),
      /** True once the person has answered "again?" with yes. */
      again: z._default(z.boolean(), false),
      content: craContentSchema,
    }),
    answer: savedSchema,
    failures: ['cra-refused', 'no-affectation', 'id-already-used', 'looks-repeated'],
  }),
  list: route({
    method: 'GET',
    path: '/cra',
    summary: "One's own CRAs, by date then entry, newest first",
    query: z.object({
      ...craFilterQuery,
      deleted: z.optional(z.enum(['true', 'false'])),
      cursor: z.optional(z.string().check(z.maxLength(100))),
      limit: z.optional(z.string().check(z.regex(/^([1-9]|[1-9]\d|1\d\d|200)$/))),
    }),
    answer: z.object({
      cras: z.array(craViewSchema),
      /** Of all that the filter lets through, not of the page. */
      totals: z.object({ cras: z.int(), participants: z.int(), minutes: z.int() }),
      next: z.optional(z.string()),
    }),
    failures: ['invalid-period'],
  }),
  read: route({
    method: 'GET',
    path: '/cra/:id',
    summary: "One of one's own CRAs, deleted or not",
    params: craId,
    answer: craViewSchema,
    failures: ['cra-not-found'],
  }),
  versions: route({
    method: 'GET',
    path: '/cra/:id/versions',
    summary: "Every version of one of one's own CRAs, first to last",
    params: craId,
    answer: z.object({ versions: z.array(craViewSchema) }),
    failures: ['cra-not-found'],
  }),
  edit: route({
    method: 'PUT',
    path: '/cra/:id',
    summary: 'Change a CRA; states the rev that was read',
    params: craId,
    body: z.strictObject({ rev: z.int(), content: craContentSchema }),
    answer: savedSchema,
    failures: ['cra-refused', 'no-affectation', 'cra-not-found', 'conflict', 'cra-deleted'],
  }),
  remove: route({
    method: 'DELETE',
    path: '/cra/:id',
    summary: 'Delete a CRA; it can be restored for 30 days',
    params: craId,
    answer: craViewSchema,
    failures: ['cra-not-found'],
  }),
  restore: route({
    method: 'POST',
    path: '/cra/:id/restore',
    summary: 'Bring a deleted CRA back',
    params: craId,
    answer: craViewSchema,
    failures: ['cra-not-found'],
  }),
  summary: route({
    method: 'GET',
    path: '/cra/summary',
    summary: "Today's and this month's figures of the person",
    answer: z.object({
      today: z.object({ cras: z.int(), participants: z.int(), minutes: z.int() }),
      month: z.object({ cras: z.int(), participants: z.int(), minutes: z.int() }),
      /** CRAs of each of the last 14 days, oldest first. */
      days: z.array(z.object({ date: calendarDate, cras: z.int() })),
    }),
    failures: [],
  }),
  readDraft: route({
    method: 'GET',
    path: '/cra/draft',
    summary: "The person's draft, if there is one",
    answer: z.object({ draft: z.optional(craDraftSchema) }),
    failures: [],
  }),
  writeDraft: route({
    method: 'PUT',
    path: '/cra/draft',
    summary: 'Keep what has been typed; answers the draft in force when another device was faster',
    body: z.strictObject({
      rev: z.int(),
      craId: ulid,
      formVersion: z.int(),
      fields: z.record(z.string(), z.unknown()),
    }),
    answer: craDraftSchema,
    failures: ['draft-changed', 'draft-too-large'],
  }),
  dropDraft: route({
    method: 'DELETE',
    path: '/cra/draft',
    summary: 'Forget the draft',
    answer: z.object({}),
    failures: [],
  }),
  savePlace: route({
    method: 'PUT',
    path: '/cra/place',
    summary: 'Save the usual place and channel',
    body: usualPlaceSchema,
    answer: craHabitsSchema,
    failures: ['unknown-commune'],
  }),
  dropPlace: route({
    method: 'DELETE',
    path: '/cra/place',
    summary: 'No place is the usual one any more',
    answer: craHabitsSchema,
    failures: [],
  }),
  saveFavourite: route({
    method: 'PUT',
    path: '/cra/places',
    summary: 'Keep a place and channel under a name, or rename a kept one',
    body: z.strictObject({
      ...namedPlaceSchema.shape,
      formerName: z.optional(z.string().check(z.maxLength(placeLimits.nom.max))),
    }),
    answer: craHabitsSchema,
    failures: ['unknown-commune', 'place-name-taken', 'too-many-places'],
  }),
  dropFavourite: route({
    method: 'DELETE',
    path: '/cra/places',
    summary: 'Keep a favourite no more',
    query: z.object({ nom: z.string().check(z.maxLength(placeLimits.nom.max)) }),
    answer: craHabitsSchema,
    failures: [],
  }),
} as const;
