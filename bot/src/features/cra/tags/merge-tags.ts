import { managedTag, type TagFailure, type TagRequest } from './change-tag.ts';
import type { TagTooNarrow } from './failures.ts';
import type { ChangeTagsDeps } from './make-tag.ts';
import { standingTag } from './given-tags.ts';
import { isInForce, maySee, reaches, type Tag } from './tag.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

export interface MergeTagsRequest extends TagRequest {
  /** The id of the tag that stays. */
  readonly into: string;
}

export type MergeTagsFailure = TagFailure | TagTooNarrow;

/**
 * Lets a tag go up in another, which stays: the CRAs that have it have the other, none is lost.
 * Answers the one that stays. Twice is once.
 *
 * The column of CRAs by which they are searched and counted is rewritten; their revisions are not,
 * so that nobody's edit in progress meets a conflict, and the former tag says where it went.
 */
export function mergeTags(
  { transaction }: Pick<ChangeTagsDeps, 'transaction'>,
  { actor, id, into: intoId }: MergeTagsRequest,
): Promise<Result<Tag, MergeTagsFailure>> {
  return transaction<Result<Tag, MergeTagsFailure>>(async ({ tags }) => {
    const into = await standingTag(tags, intoId);
    if (!into || !isInForce(into) || !maySee(actor, into)) {
      return fail({ tag: 'TagNotFound', received: intoId });
    }
    const before = await tags.byId(id);
    if (before && maySee(actor, before) && [before.id, before.mergedInto].includes(into.id)) {
      return ok(into);
    }
    const from = await managedTag(tags, { actor, id });
    if (!from.ok) return from;
    if (!reaches(into.scope, from.value.scope)) {
      return fail({ tag: 'TagTooNarrow', from: from.value, into });
    }
    await tags.merge(from.value.id, into.id);
    return ok(into);
  });
}
