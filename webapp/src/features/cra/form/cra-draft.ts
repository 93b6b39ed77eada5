import {
  activites,
  calendarDate,
  canaux,
  communeSchema,
  materiels,
  organismes,
  sousThemes,
  statuts,
  storedThemes,
  storedTranchesAge,
  suites,
  ulid,
} from '@coop/contract/cra';
import * as z from 'zod/mini';

import type { CraForm } from './cra-form.ts';

const text = z.catch(z.string(), '');
const count = z.int().check(z.gte(0), z.lte(100));
const counts = <K extends string>(keys: readonly K[]) =>
  z.catch(z.partialRecord(z.enum(keys), count), {});
const codes = <K extends string>(keys: readonly K[]) => z.catch(z.array(z.enum(keys)), []);
const one = <K extends string>(keys: readonly K[]) => z.catch(z.optional(z.enum(keys)), undefined);

/** A draft is read field by field: what cannot be read is left out, the rest is kept. */
const fieldsSchema = z.object({
  date: text,
  activite: one(activites),
  participants: z.catch(z.int().check(z.gte(1), z.lte(100)), 1),
  recurrents: z.catch(count, 0),
  canal: one(canaux),
  commune: z.catch(z.optional(communeSchema), undefined),
  duree: z.catch(z.optional(z.int()), undefined),
  ages: counts(storedTranchesAge),
  statuts: counts(statuts),
  themes: codes(storedThemes),
  sousThemes: codes(sousThemes),
  materiel: codes(materiels),
  suites: counts(suites),
  orientations: z.catch(
    z.array(z.object({ organisme: z.enum(organismes), n: count, precision: text })),
    [],
  ),
  titre: text,
  notes: text,
  tags: z.catch(z.array(z.string()), []),
  serie: z.catch(z.optional(z.string()), undefined),
  otherDates: z.catch(z.array(z.object({ id: ulid, date: calendarDate })), []),
});

/** The fields of a draft as the bot keeps them; written by `{...form}`. */
export function readDraftFields(fields: Readonly<Record<string, unknown>>): CraForm {
  return fieldsSchema.parse(fields);
}

/** A draft that this tab still has to send: it survives a reload of the page. */
export const localDraftSchema = z.object({
  rev: z.int(),
  craId: z.string(),
  changedAt: z.number(),
  fields: z.record(z.string(), z.unknown()),
  /** What the bot held at that `rev`, when this tab has read or sent it. */
  base: z.optional(z.record(z.string(), z.unknown())),
});
export type LocalDraft = z.infer<typeof localDraftSchema>;
