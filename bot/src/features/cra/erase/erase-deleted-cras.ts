import { craLimits } from '@coop/contract/cra';

import type { CraErasureReader, CraErasureStore } from './ports.ts';
import type { CraReader } from '../ports.ts';
import type { ErasureList } from '../../../core/erasures.ts';
import type { Transaction } from '../../../core/transaction.ts';

export interface EraseDeletedCrasDeps {
  readonly erasures: ErasureList;
  readonly craErasures: CraErasureReader;
  readonly transaction: Transaction<{
    readonly cras: CraReader;
    readonly craErasures: CraErasureStore;
  }>;
  /** Makes what was erased unreadable in the files of the database. */
  readonly scrub: () => Promise<void>;
}

const undoMs = craLimits.undoDays * 86_400_000;
const atOnce = 100;
const pageSize = 5_000;

/**
 * Erases for good the CRAs deleted more than 30 days ago, with their traces, and lists them where a
 * restored backup finds them. What an interrupted run left unlisted is listed by the next one.
 */
export async function eraseDeletedCras(deps: EraseDeletedCrasDeps, now: number): Promise<void> {
  let count = 0;
  for (let more = true; more;) {
    const erased = await eraseSome(deps, now - undoMs);
    count += erased;
    more = erased === atOnce;
  }
  await listErased(deps, now);
  if (count > 0) await deps.scrub();
}

/** Chosen and erased in one transaction: what was restored meanwhile stays. */
function eraseSome({ transaction }: EraseDeletedCrasDeps, before: number): Promise<number> {
  return transaction(async ({ cras, craErasures }) => {
    const ids = await cras.deletedBefore(before, atOnce);
    for (const id of ids) await craErasures.erase(id);
    return ids.length;
  });
}

async function listErased({ erasures, craErasures }: EraseDeletedCrasDeps, now: number) {
  for (let after = ''; ;) {
    const ids = await craErasures.erasedIds(after, pageSize);
    if (ids.length > 0) await erasures.add('cra', ids, now);
    const last = ids.at(-1);
    if (last === undefined || ids.length < pageSize) return;
    after = last;
  }
}
