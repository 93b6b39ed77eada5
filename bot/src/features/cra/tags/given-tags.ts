import { craLimits } from '@coop/contract/cra';

import type { TagReader } from './ports.ts';
import { isInForce, maySee, type Tag } from './tag.ts';
import type { Person } from '../../../core/actor.ts';

export interface GivenTag {
  /** The one that stands for what was given: where it was merged, the tag it went into. */
  readonly tag: Tag;
  /** The person may put it on a CRA. */
  readonly isUsable: boolean;
}

/** The tags of a CRA by the ids that were given; ids of tags that the person may not see are absent. */
export type GivenTags = ReadonlyMap<string, GivenTag>;

/** Looks up what was given as tags; whatever is no list of texts is the form's to refuse. */
export async function readGivenTags(
  tags: Pick<TagReader, 'byId'>,
  actor: Person,
  given: unknown,
): Promise<GivenTags> {
  const ids = Array.isArray(given) ? given.slice(0, craLimits.tags) : [];
  const found = new Map<string, GivenTag>();
  for (const id of new Set(ids.filter((one) => typeof one === 'string'))) {
    const tag = await standingTag(tags, id);
    if (tag && maySee(actor, tag)) found.set(id, { tag, isUsable: isInForce(tag) });
  }
  return found;
}

/** The same when a CRA has these tags already: they stay, whatever has become of them. */
export async function keepTags(
  tags: Pick<TagReader, 'byId'>,
  given: GivenTags,
  kept: readonly string[],
): Promise<GivenTags> {
  const all = new Map(given);
  for (const [id, { tag }] of given) {
    if (kept.includes(tag.id)) all.set(id, { tag, isUsable: true });
  }
  for (const id of kept) {
    const tag = all.has(id) ? undefined : await standingTag(tags, id);
    if (tag) all.set(id, { tag, isUsable: true });
  }
  return all;
}

/** The tag that stands for an id now. */
export async function standingTag(
  tags: Pick<TagReader, 'byId'>,
  id: string,
): Promise<Tag | undefined> {
  const tag = await tags.byId(id);
  return tag?.mergedInto === undefined ? tag : tags.byId(tag.mergedInto);
}

/** Ids of the tags that stand for those given, each once; an unknown one is left as it is. */
export function standingIds(ids: readonly string[], given: GivenTags): string[] {
  return [...new Set(ids.map((id) => given.get(id)?.tag.id ?? id))];
}

export function namesOf(given: GivenTags): readonly string[] {
  return [...given.values()].map(({ tag }) => tag.name);
}
