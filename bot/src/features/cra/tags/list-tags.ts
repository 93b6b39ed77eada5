import type { TagScopeKind, TagView } from '@coop/contract/tag-routes';

import { tagsAround } from './find-tags.ts';
import type { TagReader } from './ports.ts';
import { isInForce, mayManage, type Tag } from './tag.ts';
import type { Person } from '../../../core/actor.ts';
import { ok, type Result } from '../../../core/result.ts';

export interface ListTagsDeps {
  readonly tags: TagReader;
}

export interface ListedTags {
  /** Those that can be chosen most used first, then by name; then the archived ones. */
  readonly tags: readonly ListedTag[];
  /** The scopes in which the person may make tags. */
  readonly mayMake: readonly TagScopeKind[];
}

export interface ListedTag {
  readonly tag: Tag;
  readonly isUsable: boolean;
  readonly mayManage: boolean;
  readonly uses: number;
}

/**
 * The tags that a person may put on a CRA, the archived ones that they manage, and those that their
 * CRAs have, whatever has become of them.
 */
export async function listTags(
  { tags }: ListTagsDeps,
  { actor }: { readonly actor: Person },
): Promise<Result<ListedTags, never>> {
  const [around, uses] = await Promise.all([
    tagsAround(tags, actor),
    tags.usesOf(actor.entryId ?? ''),
  ]);
  const known = new Set(around.map(({ id }) => id));
  const left = await Promise.all(
    [...uses.keys()].filter((id) => !known.has(id)).map((id) => tags.byId(id)),
  );
  const listed = [...around, ...left.flatMap((tag) => tag ?? [])]
    .filter(({ mergedInto }) => mergedInto === undefined)
    .map((tag) => ({
      tag,
      isUsable: isInForce(tag) && known.has(tag.id),
      mayManage: mayManage(actor, tag),
      uses: uses.get(tag.id) ?? 0,
    }))
    .filter((one) => one.isUsable || one.mayManage || one.uses > 0)
    .sort(
      (a, b) =>
        Number(b.isUsable) - Number(a.isUsable) ||
        b.uses - a.uses ||
        collator.compare(a.tag.name, b.tag.name),
    );
  return ok({ tags: listed, mayMake: mayMake(actor) });
}

const collator = new Intl.Collator('fr');

/** Who has an entry makes their own; a coordinateur those of their territories; an animateur all. */
export function mayMake({ entryId, roles, territories }: Person): readonly TagScopeKind[] {
  const isAnimateur = roles.has('animateur');
  const hasTerritory = isAnimateur || (roles.has('coordinateur') && territories.length > 0);
  return [
    ...(entryId === undefined ? [] : (['person'] as const)),
    ...(hasTerritory ? (['territory'] as const) : []),
    ...(isAnimateur ? (['nation'] as const) : []),
  ];
}

export function tagView({ tag, isUsable, mayManage, uses }: ListedTag): TagView {
  const { scope } = tag;
  return {
    id: tag.id,
    name: tag.name,
    scope: scope.kind,
    ...(scope.kind === 'territory' && { departements: [...scope.departements] }),
    isUsable,
    isArchived: tag.archivedAt !== undefined,
    mayManage,
    uses,
  };
}
