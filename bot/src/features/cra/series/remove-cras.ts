import { followersOf } from './following.ts';
import type { Cra } from '../cra.ts';
import type { CraNotFound, NotRegistered } from '../failures.ts';
import type { CraReader } from '../ports.ts';
import type { OwnCraFailure, RemoveCraDeps } from '../remove-cra.ts';
import type { Person } from '../../../core/actor.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

export interface OwnCrasRequest {
  readonly actor: Person;
  readonly ids: readonly string[];
}

/** Deletes several of one's own CRAs, all or none; they can be restored for 30 days. Twice is once. */
export function removeCras(
  deps: RemoveCraDeps,
  request: OwnCrasRequest,
): Promise<Result<readonly Cra[], OwnCraFailure>> {
  return markAll(deps, request, 'markDeleted');
}

/** Brings several of one's own deleted CRAs back, all or none. Twice is once. */
export function restoreCras(
  deps: RemoveCraDeps,
  request: OwnCrasRequest,
): Promise<Result<readonly Cra[], OwnCraFailure>> {
  return markAll(deps, request, 'restore');
}

async function markAll(
  { clock, transaction }: RemoveCraDeps,
  { actor, ids }: OwnCrasRequest,
  act: 'markDeleted' | 'restore',
): Promise<Result<readonly Cra[], OwnCraFailure>> {
  const author = actor.entryId;
  if (author === undefined) return fail({ tag: 'NotRegistered' });
  const now = clock.now();
  return transaction<Result<readonly Cra[], OwnCraFailure>>(async ({ cras }) => {
    const marked: Cra[] = [];
    for (const id of new Set(ids)) {
      const cra = await cras[act](author, id, now);
      if (!cra) return fail({ tag: 'CraNotFound', id });
      marked.push(cra);
    }
    return ok(marked);
  });
}

/** One's own CRAs in force of a series, by date; empty for another's. */
export async function readSeries(
  { cras }: { readonly cras: CraReader },
  { actor, serie }: { readonly actor: Person; readonly serie: string },
): Promise<Result<readonly Cra[], NotRegistered>> {
  const author = actor.entryId;
  if (author === undefined) return fail({ tag: 'NotRegistered' });
  return ok(await cras.ofSeries(author, serie));
}

/** One of one's own CRAs with those in force that follow it in its series. */
export async function readWithFollowers(
  { cras }: { readonly cras: CraReader },
  { actor, id }: { readonly actor: Person; readonly id: string },
): Promise<
  Result<{ readonly cra: Cra; readonly followers: readonly Cra[] }, CraNotFound | NotRegistered>
> {
  const author = actor.entryId;
  if (author === undefined) return fail({ tag: 'NotRegistered' });
  const cra = await cras.byId(author, id);
  if (!cra) return fail({ tag: 'CraNotFound', id });
  return ok({ cra, followers: await followersOf(cras, cra) });
}
