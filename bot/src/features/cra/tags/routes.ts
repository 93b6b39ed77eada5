import { tagRoutes } from '@coop/contract/tag-routes';

import {
  archiveTag,
  renameTag,
  restoreTag,
  type RenameTagFailure,
  type TagFailure,
} from './change-tag.ts';
import type { TagNameTaken } from './failures.ts';
import { listTags, tagView, type ListTagsDeps } from './list-tags.ts';
import { makeTag, type ChangedTag, type ChangeTagsDeps, type MakeTagFailure } from './make-tag.ts';
import { mergeTags } from './merge-tags.ts';
import { tagRefusals } from './refusal-answers.ts';
import { isInForce, mayManage, type Tag } from './tag.ts';
import { craRefusals } from '../refusal-answers.ts';
import type { Person } from '../../../core/actor.ts';
import { bindRoute, describeRoute, type BoundRoute } from '../../../core/describe-route.ts';
import { ok, type Failure, type Result } from '../../../core/result.ts';

export type TagRoutesDeps = ListTagsDeps & ChangeTagsDeps;

const access = ['conseiller', 'coordinateur', 'animateur'] as const;

const listRoute = describeRoute({
  route: tagRoutes.list,
  access,
  run: (deps: TagRoutesDeps, { actor }) => listTags(deps, { actor }),
  answer: ({ tags, mayMake }) => ({ tags: tags.map(tagView), mayMake: [...mayMake] }),
  refuse: {},
});

const makeRoute = describeRoute({
  route: tagRoutes.make,
  access,
  run: async (deps: TagRoutesDeps, { actor, body }): Promise<Result<Counted, MakeTagFailure>> =>
    counted(deps, actor, await makeTag(deps, { ...body, actor })),
  answer: ({ listed, warnings }) => ({ tag: tagView(listed), warnings: [...warnings] }),
  refuse: {
    TagNameRefused: (failure) => tagRefusals.TagNameRefused(failure),
    TagNameTaken: (failure) => tagRefusals.TagNameTaken(failure),
    TagNotAllowed: (failure) => tagRefusals.TagNotAllowed(failure),
    TagTerritoryRefused: (failure) => tagRefusals.TagTerritoryRefused(failure),
    TagIdUsed: (failure) => tagRefusals.TagIdUsed(failure),
    NotRegistered: () => craRefusals.NotRegistered(),
  },
});

const renameRoute = describeRoute({
  route: tagRoutes.rename,
  access,
  run: async (
    deps: TagRoutesDeps,
    { actor, params, body },
  ): Promise<Result<Counted, RenameTagFailure>> =>
    counted(deps, actor, await renameTag(deps, { actor, id: params.id, name: body.name })),
  answer: ({ listed, warnings }) => ({ tag: tagView(listed), warnings: [...warnings] }),
  refuse: {
    TagNameRefused: (failure) => tagRefusals.TagNameRefused(failure),
    TagNameTaken: (failure) => tagRefusals.TagNameTaken(failure),
    TagNotFound: (failure) => tagRefusals.TagNotFound(failure),
    TagNotAllowed: (failure) => tagRefusals.TagNotAllowed(failure),
  },
});

const mergeRoute = describeRoute({
  route: tagRoutes.merge,
  access,
  run: async (deps: TagRoutesDeps, { actor, params, body }) => {
    const merged = await mergeTags(deps, { actor, id: params.id, into: body.into });
    return merged.ok ? ok(await withUses(deps, actor, merged.value)) : merged;
  },
  answer: (tag) => tagView(tag),
  refuse: {
    TagNotFound: (failure) => tagRefusals.TagNotFound(failure),
    TagNotAllowed: (failure) => tagRefusals.TagNotAllowed(failure),
    TagTooNarrow: (failure) => tagRefusals.TagTooNarrow(failure),
  },
});

const archiveRoute = describeRoute({
  route: tagRoutes.archive,
  access,
  run: async (deps: TagRoutesDeps, { actor, params }): Promise<Result<Counted, TagFailure>> =>
    counted(deps, actor, await archiveTag(deps, { actor, id: params.id })),
  answer: ({ listed }) => tagView(listed),
  refuse: {
    TagNotFound: (failure) => tagRefusals.TagNotFound(failure),
    TagNotAllowed: (failure) => tagRefusals.TagNotAllowed(failure),
  },
});

const restoreRoute = describeRoute({
  route: tagRoutes.restore,
  access,
  run: async (
    deps: TagRoutesDeps,
    { actor, params },
  ): Promise<Result<Counted, TagFailure | TagNameTaken>> =>
    counted(deps, actor, await restoreTag(deps, { actor, id: params.id })),
  answer: ({ listed }) => tagView(listed),
  refuse: {
    TagNotFound: (failure) => tagRefusals.TagNotFound(failure),
    TagNotAllowed: (failure) => tagRefusals.TagNotAllowed(failure),
    TagNameTaken: (failure) => tagRefusals.TagNameTaken(failure),
  },
});

/** The routes of tags, for the panel. */
export function bindTagRoutes(deps: TagRoutesDeps): readonly BoundRoute[] {
  return [
    bindRoute(listRoute, deps),
    bindRoute(makeRoute, deps),
    bindRoute(renameRoute, deps),
    bindRoute(mergeRoute, deps),
    bindRoute(archiveRoute, deps),
    bindRoute(restoreRoute, deps),
  ];
}

type Counted = ChangedTag & { readonly listed: Awaited<ReturnType<typeof withUses>> };

async function counted<F extends Failure>(
  deps: TagRoutesDeps,
  actor: Person,
  changed: Result<ChangedTag, F>,
): Promise<Result<Counted, F>> {
  if (!changed.ok) return changed;
  return ok({ ...changed.value, listed: await withUses(deps, actor, changed.value.tag) });
}

async function withUses({ tags }: TagRoutesDeps, actor: Person, tag: Tag) {
  const uses = await tags.usesOf(actor.entryId ?? '');
  return {
    tag,
    isUsable: isInForce(tag),
    mayManage: mayManage(actor, tag),
    uses: uses.get(tag.id) ?? 0,
  };
}
