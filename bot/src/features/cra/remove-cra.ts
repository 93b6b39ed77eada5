import type { Cra } from './cra.ts';
import type { CraNotFound, NotRegistered } from './failures.ts';
import type { CraStore } from './ports.ts';
import type { Person } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Transaction } from '../../core/transaction.ts';

export interface RemoveCraDeps {
  readonly clock: Clock;
  readonly transaction: Transaction<{ readonly cras: CraStore }>;
}

export interface OwnCraRequest {
  readonly actor: Person;
  readonly id: string;
}

export type OwnCraFailure = CraNotFound | NotRegistered;

/** Deletes one's own CRA; it counts nowhere and can be restored for 30 days. Twice is once. */
export function removeCra(
  deps: RemoveCraDeps,
  request: OwnCraRequest,
): Promise<Result<Cra, OwnCraFailure>> {
  return mark(deps, request, 'markDeleted');
}

/** Brings one's own deleted CRA back as it was. Twice is once. */
export function restoreCra(
  deps: RemoveCraDeps,
  request: OwnCraRequest,
): Promise<Result<Cra, OwnCraFailure>> {
  return mark(deps, request, 'restore');
}

async function mark(
  { clock, transaction }: RemoveCraDeps,
  { actor, id }: OwnCraRequest,
  act: 'markDeleted' | 'restore',
): Promise<Result<Cra, OwnCraFailure>> {
  const author = actor.entryId;
  if (author === undefined) return fail({ tag: 'NotRegistered' });
  return transaction<Result<Cra, OwnCraFailure>>(async ({ cras }) => {
    const cra = await cras[act](author, id, clock.now());
    return cra ? ok(cra) : fail({ tag: 'CraNotFound', id });
  });
}
