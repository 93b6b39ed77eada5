import type { Community } from '../channels.ts';
import type { Ledger } from '../plan/ledger.ts';
import type { LedgerReader, LedgerStore } from '../ports.ts';
import type { Transaction } from '../../../core/transaction.ts';

export interface FollowRenamesDeps {
  readonly ledger: Pick<LedgerReader, 'ofUser'>;
  readonly transaction: Transaction<{ readonly channels: LedgerStore }>;
}

/** A channel that the file calls otherwise now (`was`) keeps its binding, members and exceptions. */
export async function followRenames(
  { ledger, transaction }: FollowRenamesDeps,
  community: Community,
): Promise<void> {
  const renames = renamesOf(community, await ledger.ofUser(''));
  if (renames.length === 0) return;
  await transaction(async ({ channels }) => {
    for (const { from, to } of renames) await channels.renameKey(from, to);
  });
}

function renamesOf({ channels }: Community, { bindings }: Ledger) {
  const keys = new Set(channels.map(({ key }) => key));
  return channels.flatMap(({ key: to, was }) => {
    const from = was.find((former) => bindings.has(former) && !keys.has(former));
    return from === undefined || bindings.has(to) ? [] : [{ from, to }];
  });
}
