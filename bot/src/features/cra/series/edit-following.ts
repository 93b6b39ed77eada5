import type { FollowerChanged, FollowingRefused } from './failures.ts';
import { followersOf, withChanges } from './following.ts';
import type { SavedSeries } from './store-series.ts';
import { changeCra, type EditCraFailure, type EditCraRequest } from '../edit-cra.ts';
import type { Cra } from '../cra.ts';
import type { RecordCraDeps, RecordingStores } from '../record-cra.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

export interface EditFollowingRequest extends EditCraRequest {
  /** Those that follow it by date, with the revision that was read of each. */
  readonly following: readonly { readonly id: string; readonly rev: number }[];
}

export type EditFollowingFailure = EditCraFailure | FollowerChanged | FollowingRefused;

/**
 * Changes a CRA of a series, and in each that follows it what was changed in it: all of them or
 * none. Each keeps its date and whatever was not changed. One that is no more as it was read refuses
 * the whole and is named. The same edit sent twice is one edit.
 */
export async function editFollowing(
  deps: RecordCraDeps,
  { following, ...request }: EditFollowingRequest,
): Promise<Result<SavedSeries, EditFollowingFailure>> {
  const author = request.actor.entryId;
  if (author === undefined) return fail({ tag: 'NotRegistered' });
  const change = { ...request, author, communes: deps.communes, now: deps.clock.now() };
  return deps.transaction<Result<SavedSeries, EditFollowingFailure>>(async (stores) => {
    const read = await revision(stores, author, request);
    const changed = await changeCra(stores, change);
    if (!changed.ok) return changed;
    const { cra, warnings } = changed.value;
    if (!read) return fail({ tag: 'Conflict', inForce: cra });
    const unread = (await followersOf(stores.cras, read)).find(
      ({ id }) => !following.some((one) => one.id === id),
    );
    if (unread) return fail({ tag: 'FollowerChanged', inForce: unread });
    const cras = [cra];
    const dates: FollowingRefused['dates'][number][] = [];
    const contents = { before: read.content, after: cra.content };
    for (const { id, rev } of following) {
      const follower = await revision(stores, author, { id, rev });
      const inForce = await stores.cras.byId(author, id);
      if (!inForce) return fail({ tag: 'CraNotFound', id });
      if (!follower) return fail({ tag: 'FollowerChanged', inForce });
      const fields = withChanges(follower.content, contents);
      const edited = await changeCra(stores, { ...change, id, rev, fields });
      if (edited.ok) cras.push(edited.value.cra);
      else if (edited.failure.tag !== 'CraRefused')
        return fail({ tag: 'FollowerChanged', inForce });
      else dates.push({ date: inForce.content.date, refusals: edited.failure.refusals });
    }
    return dates.length > 0 ? fail({ tag: 'FollowingRefused', dates }) : ok({ cras, warnings });
  });
}

/** A CRA as it stood in a revision, the present one or a former one. */
async function revision(
  { cras }: RecordingStores,
  author: string,
  { id, rev }: { readonly id: string; readonly rev: number },
): Promise<Cra | undefined> {
  const versions = await cras.versions(author, id);
  return versions.find((version) => version.rev === rev);
}
