import { isInForce, maySee, tagKey, type Tag } from './tag.ts';
import type { TagReader } from './ports.ts';
import type { TagNotFound } from './failures.ts';
import type { Person } from '../../../core/actor.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

/** Every tag that a person may see, merged and archived ones included. */
export async function tagsAround(
  tags: Pick<TagReader, 'around'>,
  actor: Person,
): Promise<readonly Tag[]> {
  const around = await tags.around(actor.entryId ?? '');
  return around.filter((tag) => maySee(actor, tag));
}

const nearestFirst = ['person', 'territory', 'nation'] as const;

/**
 * The tag that a person means by an id, or by a name in any way of writing it: their own first, then
 * their territories', then the nation's; those in force before the archived ones. A merged one is
 * answered as the one it went into. CRAs are stored under the id of the answer (`cra.tags`).
 */
export async function findTag(
  tags: Pick<TagReader, 'around'>,
  { actor, text }: { readonly actor: Person; readonly text: string },
): Promise<Result<Tag, TagNotFound>> {
  const around = await tagsAround(tags, actor);
  const tag = tagNamed(around, text);
  return tag ? ok(tag) : fail({ tag: 'TagNotFound', received: text });
}

/** The same among tags that have been read. */
export function tagNamed(around: readonly Tag[], text: string): Tag | undefined {
  const key = tagKey(text);
  const meant = around
    .filter(({ id, name }) => id === text.trim() || tagKey(name) === key)
    .sort((a, b) => rank(a) - rank(b))[0];
  const into = meant?.mergedInto;
  return into === undefined ? meant : around.find(({ id }) => id === into);
}

/** Whether two texts, an id or a name, are one tag in force among those that can be chosen. */
export function usableTagNamed(around: readonly Tag[], text: string): Tag | undefined {
  const tag = tagNamed(around, text);
  return tag && isInForce(tag) ? tag : undefined;
}

function rank(tag: Tag): number {
  return nearestFirst.indexOf(tag.scope.kind) + (isInForce(tag) ? 0 : nearestFirst.length);
}

/** Names of tags by id, whoever's: for a person who reads CRAs that have them. */
export async function nameTags(
  tags: Pick<TagReader, 'byId'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all([...new Set(ids)].map((id) => tags.byId(id)));
  return new Map(found.flatMap((tag) => (tag ? [[tag.id, tag.name] as const] : [])));
}
