import type { TagNameRefused, TagNameTaken, TagNotAllowed, TagNotFound } from './failures.ts';
import { changed, readName, tagOfName, type ChangedTag, type ChangeTagsDeps } from './make-tag.ts';
import type { TagReader, TagStore } from './ports.ts';
import { mayManage, maySee, type Tag } from './tag.ts';
import type { Person } from '../../../core/actor.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

export interface TagRequest {
  readonly actor: Person;
  readonly id: string;
}

export type TagFailure = TagNotFound | TagNotAllowed;
export type RenameTagFailure = TagFailure | TagNameRefused | TagNameTaken;

/** Gives a tag another name, on every CRA that has it. */
export function renameTag(
  deps: ChangeTagsDeps,
  request: TagRequest & { readonly name: string },
): Promise<Result<ChangedTag, RenameTagFailure>> {
  return change<RenameTagFailure>(deps, request, async (tag, tags) => {
    const name = readName(request.name);
    return name.ok ? withFreeName({ ...tag, name: name.value }, tags, request.actor) : name;
  });
}

/** Proposes a tag no more; the CRAs that have it keep it. Twice is once. */
export async function archiveTag(
  deps: ChangeTagsDeps,
  request: TagRequest,
): Promise<Result<ChangedTag, TagFailure>> {
  const now = deps.clock.now();
  return change<never>(deps, request, (tag) =>
    Promise.resolve(ok({ ...tag, archivedAt: tag.archivedAt ?? now })),
  );
}

/** Proposes an archived tag again, unless another has its name. Twice is once. */
export function restoreTag(
  deps: ChangeTagsDeps,
  request: TagRequest,
): Promise<Result<ChangedTag, TagFailure | TagNameTaken>> {
  return change<TagNameTaken>(deps, request, ({ archivedAt, ...tag }, tags) =>
    archivedAt === undefined ? Promise.resolve(ok(tag)) : withFreeName(tag, tags, request.actor),
  );
}

async function withFreeName(
  tag: Tag,
  tags: TagReader,
  { entryId = '' }: Person,
): Promise<Result<Tag, TagNameTaken>> {
  const taken = await tagOfName(tags, entryId, tag);
  return taken ? fail({ tag: 'TagNameTaken', taken }) : ok(tag);
}

async function change<F extends RenameTagFailure>(
  { transaction }: ChangeTagsDeps,
  { actor, id }: TagRequest,
  next: (tag: Tag, tags: TagReader) => Promise<Result<Tag, F>>,
): Promise<Result<ChangedTag, F | TagFailure>> {
  return transaction<Result<ChangedTag, F | TagFailure>>(async ({ tags }) => {
    const found = await managedTag(tags, { actor, id });
    if (!found.ok) return found;
    const after = await next(found.value, tags);
    if (!after.ok) return after;
    await tags.update(after.value);
    return changed(after.value);
  });
}

/** A tag that the person may change; one that they may not see does not exist for them. */
export async function managedTag(
  tags: Pick<TagStore, 'byId'>,
  { actor, id }: TagRequest,
): Promise<Result<Tag, TagFailure>> {
  const tag = await tags.byId(id);
  if (!tag || tag.mergedInto !== undefined || !maySee(actor, tag)) {
    return fail({ tag: 'TagNotFound', received: id });
  }
  return mayManage(actor, tag) ? ok(tag) : fail({ tag: 'TagNotAllowed', scope: tag.scope.kind });
}
