import type { CraRefusal } from '@coop/contract/cra';

import type { CraChatDeps } from './chat-deps.ts';
import type { EntryConflict } from './conflict-message.ts';
import type { EntryArgs } from './entry-args.ts';
import type { Cra } from '../cra.ts';
import { editCra, type EditCraRequest } from '../edit-cra.ts';
import { editFollowing, type EditFollowingFailure } from '../series/edit-following.ts';
import type { FollowerChanged, FollowingRefused } from '../series/failures.ts';
import type {
  CraDeleted,
  CraNotFound,
  CraRefused,
  IdAlreadyUsed,
  NoAffectation,
  NotRegistered,
} from '../failures.ts';
import { recordCra, type SavedCra } from '../record-cra.ts';
import { readEntryTags } from '../tags/entry-tags.ts';
import { nameTags } from '../tags/find-tags.ts';
import type { Person } from '../../../core/actor.ts';
import { present } from '../../../core/invariant.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

/** What an entry in the chat came to. */
export type EntryOutcome =
  /** `others`: how many of its series were changed with it. */
  | ({ readonly kind: 'saved'; readonly isNew: boolean; readonly others: number } & SavedCra)
  /** Several participants: the people are asked next; `isWhole`: it could be stored as it is. */
  | { readonly kind: 'people'; readonly entry: EntryArgs; readonly isWhole: boolean }
  /** Some tags are not there yet: they are made, or left out, when the person says so. */
  | { readonly kind: 'tags'; readonly entry: EntryArgs; readonly unknown: readonly string[] }
  /** Like one of the last seven days: asked, not refused. */
  | { readonly kind: 'again'; readonly entry: EntryArgs; readonly like: Cra }
  /** Changed elsewhere since it was opened: both versions are shown, nothing is overwritten. */
  | ({ readonly kind: 'conflict' } & EntryConflict);

export type EntryFailure =
  | CraRefused
  | NoAffectation
  | IdAlreadyUsed
  | CraNotFound
  | CraDeleted
  | FollowerChanged
  | FollowingRefused
  | NotRegistered;

/** Stores a new CRA or an edit, through the same rules as everywhere. */
export async function storeEntry(
  deps: CraChatDeps,
  { actor, entry, again }: { actor: Person; entry: EntryArgs; again: boolean },
): Promise<Result<EntryOutcome, EntryFailure>> {
  const { craId, rev, source } = entry;
  const { ids, unknown } = await readEntryTags(deps.tags, actor, entry.fields.tags);
  if (unknown.length > 0) return ok({ kind: 'tags', entry, unknown });
  const fields = { ...entry.fields, ...(ids.length > 0 && { tags: [...ids] }) };
  if (rev !== undefined) {
    const edited = await editAll(deps, { actor, id: craId, rev, fields }, entry.following);
    if (edited.ok) return ok({ kind: 'saved', isNew: false, ...edited.value });
    const { failure } = edited;
    if (failure.tag !== 'Conflict') return fail(failure);
    const { inForce } = failure;
    const tagNames = await nameTags(deps.tags, [...ids, ...inForce.content.tags]);
    const mine = { ...entry, fields: { ...entry.fields, tags: [...ids] } };
    return ok({ kind: 'conflict', entry: mine, inForce, tagNames });
  }
  const recorded = await recordCra(deps, { actor, id: craId, fields, source, again });
  if (recorded.ok) return ok({ kind: 'saved', isNew: true, others: 0, ...recorded.value });
  if (recorded.failure.tag !== 'LooksRepeated') return { ok: false, failure: recorded.failure };
  return ok({ kind: 'again', entry, like: recorded.failure.like });
}

async function editAll(
  deps: CraChatDeps,
  request: EditCraRequest,
  following: EntryArgs['following'],
): Promise<Result<SavedCra & { readonly others: number }, EditFollowingFailure>> {
  if (following === undefined) {
    const edited = await editCra(deps, request);
    return edited.ok ? ok({ ...edited.value, others: 0 }) : edited;
  }
  const edited = await editFollowing(deps, { ...request, following });
  if (!edited.ok) return edited;
  const { cras, warnings } = edited.value;
  const [cra, ...others] = cras;
  return ok({ cra: present(cra, 'the CRA that was edited'), warnings, others: others.length });
}

/** Refusals of the fields that a later step asks. */
export function isAskedLater({ field }: CraRefusal): boolean {
  return /^(ages|statuts|suites|orientations|materiel|titre)\b/.test(field);
}
