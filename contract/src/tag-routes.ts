import * as z from 'zod/mini';

import { ulid } from './cra.ts';
import { personalDataWarningSchema } from './cra-routes.ts';
import { route } from './route.ts';

export const tagScopes = ['person', 'territory', 'nation'] as const;
export type TagScopeKind = (typeof tagScopes)[number];

export const tagLimits = { name: { min: 3, max: 80 }, departements: 20 } as const;

/** A tag as a person may see it: their own, their territories', the nation's. */
export const tagViewSchema = z.strictObject({
  id: ulid,
  name: z.string(),
  scope: z.enum(tagScopes),
  /** Of a territory's: codes of its départements. */
  departements: z.optional(z.array(z.string())),
  /** It can be put on a CRA; the others are named because some CRA has them. */
  isUsable: z.boolean(),
  isArchived: z.boolean(),
  /** Whether this person may rename, merge and archive it. */
  mayManage: z.boolean(),
  /** CRAs in force of this person that have it. */
  uses: z.int(),
});
export type TagView = z.infer<typeof tagViewSchema>;

const departementCodes = z.array(z.string().check(z.maxLength(3)));
const changedSchema = z.object({
  tag: tagViewSchema,
  warnings: z.array(personalDataWarningSchema),
});
const tagId = z.object({ id: ulid });
/** Longer than a name may be, so that the domain refuses it in its own words. */
const nameSchema = z.string().check(z.maxLength(1_000));

export const tagRoutes = {
  list: route({
    method: 'GET',
    path: '/cra/tags',
    summary: 'The tags that the person may use, most used first, and those that their CRAs have',
    answer: z.object({ tags: z.array(tagViewSchema), mayMake: z.array(z.enum(tagScopes)) }),
    failures: [],
  }),
  make: route({
    method: 'POST',
    path: '/cra/tags',
    summary: 'Make a tag; the same id again answers the same tag',
    body: z.strictObject({
      id: ulid,
      name: nameSchema,
      scope: z.enum(tagScopes),
      /** For a territory; without them, those of the person. */
      departements: z.optional(departementCodes),
    }),
    answer: changedSchema,
    failures: [
      'tag-name-refused',
      'tag-name-taken',
      'tag-not-allowed',
      'tag-territory-refused',
      'tag-id-used',
    ],
  }),
  rename: route({
    method: 'PUT',
    path: '/cra/tags/:id',
    summary: 'Rename a tag',
    params: tagId,
    body: z.strictObject({ name: nameSchema }),
    answer: changedSchema,
    failures: ['tag-name-refused', 'tag-name-taken', 'tag-not-found', 'tag-not-allowed'],
  }),
  merge: route({
    method: 'POST',
    path: '/cra/tags/:id/merge',
    summary: 'Let a tag go up in another: the CRAs that have it have the other',
    params: tagId,
    body: z.strictObject({ into: ulid }),
    answer: tagViewSchema,
    failures: ['tag-not-found', 'tag-not-allowed', 'tag-too-narrow'],
  }),
  archive: route({
    method: 'POST',
    path: '/cra/tags/:id/archive',
    summary: 'Propose a tag no more; the CRAs that have it keep it',
    params: tagId,
    answer: tagViewSchema,
    failures: ['tag-not-found', 'tag-not-allowed'],
  }),
  restore: route({
    method: 'POST',
    path: '/cra/tags/:id/restore',
    summary: 'Propose an archived tag again',
    params: tagId,
    answer: tagViewSchema,
    failures: ['tag-not-found', 'tag-not-allowed', 'tag-name-taken'],
  }),
} as const;
