import { ulid } from '@coop/contract/cra';
import * as z from 'zod/mini';

import { tagsAround, usableTagNamed } from './find-tags.ts';
import { readGivenTags } from './given-tags.ts';
import { makeTag, type ChangeTagsDeps } from './make-tag.ts';
import type { TagReader } from './ports.ts';
import { cleanName, tagKey, type Tag } from './tag.ts';
import type { Person } from '../../../core/actor.ts';
import type { Ids } from '../../../core/clock.ts';

/** The tags of an entry in the chat: ids of a CRA that exists, names as they were typed. */
export interface EntryTags {
  /** Ids of those that are there, each once, in their order. */
  readonly ids: readonly string[];
  /** Their names. */
  readonly names: readonly string[];
  /** Names that are no tag of the person yet, each once, as they were typed. */
  readonly unknown: readonly string[];
}

const none: EntryTags = { ids: [], names: [], unknown: [] };

/** Reads the tags of an entry; an id is left to the rules of the CRA. */
export async function readEntryTags(
  tags: TagReader,
  actor: Person,
  given: readonly string[] = [],
): Promise<EntryTags> {
  if (given.length === 0) return none;
  const around = await tagsAround(tags, actor);
  const ids = new Map<string, string>();
  const unknown = new Map<string, string>();
  for (const text of given) {
    const tag = isId(text) ? around.find(({ id }) => id === text) : usableTagNamed(around, text);
    if (tag) ids.set(tag.id, tag.name);
    else if (isId(text)) ids.set(text, text);
    else unknown.set(tagKey(text), unknown.get(tagKey(text)) ?? cleanName(text));
  }
  return { ids: [...ids.keys()], names: [...ids.values()], unknown: [...unknown.values()] };
}

/** Ids of all: those that are there, and those that are made now, as the person's own. */
export async function makeEntryTags(
  deps: ChangeTagsDeps & { readonly tags: TagReader; readonly ids: Ids },
  actor: Person,
  given: readonly string[],
): Promise<readonly string[]> {
  const { ids, unknown } = await readEntryTags(deps.tags, actor, given);
  const made: Tag[] = [];
  for (const name of unknown) {
    const result = await makeTag(deps, { actor, id: deps.ids.ulid(), name, scope: 'person' });
    if (result.ok) made.push(result.value.tag);
    else if (result.failure.tag === 'TagNameTaken') made.push(result.failure.taken);
  }
  return [...ids, ...made.map(({ id }) => id)];
}

/** Those that the person may put on another CRA. */
export async function usableIds(
  tags: TagReader,
  actor: Person,
  ids: readonly string[],
): Promise<string[]> {
  const given = await readGivenTags(tags, actor, ids);
  return [...given.values()].flatMap(({ tag, isUsable }) => (isUsable ? [tag.id] : []));
}

function isId(text: string): boolean {
  return z.safeParse(ulid, text).success;
}
