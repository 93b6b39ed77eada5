import { craFields, craSources, importedFields, ulid, type CraContent } from '@coop/contract/cra';
import * as z from 'zod/mini';

import type { AskedQuery } from '../check-query.ts';
import type { Cra } from '../../cra/index.ts';
import type { Entry } from '../../registry/index.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

/** A file that is not of the shape of the cases; `line` counts from 1 where the file has lines. */
export interface ReplayUnreadable {
  readonly tag: 'ReplayUnreadable';
  readonly file: 'registry' | 'cras' | 'queries';
  readonly line?: number;
  /** Where in it, and what is wrong there. */
  readonly what: string;
}

export interface ReplayRegistry {
  readonly structures: readonly { readonly id: string; readonly name: string }[];
  readonly entries: readonly Entry[];
}

const registrySchema = z.object({
  structures: z.array(z.object({ id: z.string(), nom: z.string() })),
  conseillers: z.array(
    z.object({
      id: z.string(),
      affectations: z.array(
        z.object({
          du: z.string(),
          au: z.optional(z.nullable(z.string())),
          structureId: z.string(),
          departement: z.string(),
        }),
      ),
    }),
  ),
});

const { titre, notes, ...always } = { ...craFields, ...importedFields };

const lineSchema = z.object({
  ...always,
  id: ulid,
  rev: z.int().check(z.gte(1)),
  formVersion: z.int(),
  conseillerId: z.string(),
  structureId: z.string(),
  titre: z.nullish(titre),
  notes: z.nullish(notes),
  serie: z.nullish(z.string()),
  source: z.enum(craSources),
  sourceId: z.nullish(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
  deletedAt: z.nullish(z.string()),
});

const codes = z.array(z.string());

/** Wide: what a question may not ask is refused with its reason, not as an unreadable file. */
const querySchema = z.object({
  scope: z.string(),
  id: z.optional(z.string()),
  departements: z.optional(codes),
  from: z.string(),
  to: z.string(),
  filters: z.optional(z.record(z.string(), codes)),
});

/** Questions, or answers to them, of which the questions are asked again. */
const queriesSchema = z.array(z.union([z.object({ query: querySchema }), querySchema]));

/** Structures, and one entry for each adviser with their dated affectations. */
export function readReplayRegistry(text: string): Result<ReplayRegistry, ReplayUnreadable> {
  const read = readJson('registry', text, registrySchema);
  if (!read.ok) return read;
  return ok({
    structures: read.value.structures.map(({ id, nom }) => ({ id, name: nom })),
    entries: read.value.conseillers.map(({ id, affectations }) => ({
      ...bareEntry(id),
      affectations: affectations.map(({ du, au, structureId, departement }) => ({
        structureId,
        departement,
        from: du,
        ...(typeof au === 'string' && { to: au }),
      })),
    })),
  });
}

/** Revisions as they come: in any order, some twice. */
export function readReplayCras(text: string): Result<readonly Cra[], ReplayUnreadable> {
  const cras: Cra[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = readJson('cras', line, lineSchema);
    if (!read.ok) return fail({ ...read.failure, line: at + 1 });
    cras.push(toCra(read.value));
  }
  return ok(cras);
}

export function readReplayQueries(text: string): Result<readonly AskedQuery[], ReplayUnreadable> {
  const read = readJson('queries', text, queriesSchema);
  return read.ok ? ok(read.value.map((one) => ('query' in one ? one.query : one))) : read;
}

function toCra({
  conseillerId,
  createdAt,
  updatedAt,
  deletedAt,
  sourceId,
  ...line
}: z.infer<typeof lineSchema>): Cra {
  const { id, rev, formVersion, structureId, source, titre, notes, serie, ...fields } = line;
  const content: CraContent = {
    ...fields,
    ...present({ titre, notes, serie }),
  };
  return {
    id,
    rev,
    formVersion,
    createdAt: Date.parse(createdAt),
    updatedAt: Date.parse(updatedAt),
    ...(typeof deletedAt === 'string' && { deletedAt: Date.parse(deletedAt) }),
    author: conseillerId,
    structureId,
    source,
    ...present({ sourceId }),
    content,
  };
}

/** Without what is empty. */
function present<K extends string>(
  texts: Readonly<Partial<Record<K, string | null | undefined>>>,
): Partial<Record<K, string>> {
  const kept: Partial<Record<K, string>> = {};
  for (const key in texts) {
    const text = texts[key];
    if (typeof text === 'string' && text !== '') kept[key] = text;
  }
  return kept;
}

function bareEntry(id: string): Omit<Entry, 'affectations'> {
  return {
    id,
    email: `${id.toLowerCase()}@invalid`,
    otherEmails: [],
    givenName: '',
    familyName: id,
    roles: ['conseiller'],
    territories: [],
    tools: [],
    language: 'fr',
    status: 'attendu',
    locks: [],
    writtenBy: 'import',
  };
}

function readJson<S extends z.ZodMiniType>(
  file: ReplayUnreadable['file'],
  text: string,
  schema: S,
): Result<z.infer<S>, ReplayUnreadable> {
  const json = parseJson(text);
  if ('wrong' in json) return fail({ tag: 'ReplayUnreadable', file, what: json.wrong });
  const read = schema.safeParse(json.value);
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  const where = issue?.path.map(String).join('.') ?? '';
  return fail({ tag: 'ReplayUnreadable', file, what: `${where}: ${issue?.message ?? ''}` });
}

function parseJson(text: string): { readonly value: unknown } | { readonly wrong: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}
