import type { RegistryStore } from '../ports.ts';
import type { LinkWay } from '../registry.ts';
import type { EntryId, Person, UserId } from '../../../core/actor.ts';
import type { Clock } from '../../../core/clock.ts';
import type { History } from '../../../core/history.ts';
import type { Transaction } from '../../../core/transaction.ts';

export interface ConfirmLinkDeps {
  readonly clock: Clock;
  readonly transaction: Transaction<LinkStores>;
}

export interface LinkStores {
  readonly registry: RegistryStore;
  readonly history: History;
}

export interface Pair {
  readonly entryId: EntryId;
  readonly userId: UserId;
}

/**
 * Somebody confirms links (`channels.md`, Link between entry and account): those that were proposed,
 * and those found by address, which then give elevated roles too. Answers how many; one whose entry
 * or account was linked otherwise meanwhile is passed over.
 */
export async function confirmLinks(
  { clock, transaction }: ConfirmLinkDeps,
  pairs: readonly Pair[],
  actor: Person,
): Promise<number> {
  let confirmed = 0;
  for (const pair of pairs) {
    const by = actor.entryId ?? 'operator';
    const isDone = await transaction((stores) =>
      linkInside(stores, pair, { how: 'hand', by, at: clock.now() }),
    );
    if (isDone) confirmed += 1;
  }
  return confirmed;
}

/** Links an entry that is not, or confirms the link it has; false for anything else. */
export async function linkInside(
  { registry, history }: LinkStores,
  { entryId, userId }: Pair,
  { how, by, at }: { readonly how: LinkWay; readonly by: EntryId; readonly at: number },
): Promise<boolean> {
  const entry = await registry.entry(entryId);
  if (!entry || (entry.link && entry.link.userId !== userId)) return false;
  if (entry.link && entry.link.how !== 'email') return false;
  const linked = await registry.link(entryId, { userId, how, at, by });
  if (!linked.ok) return false;
  if (entry.status === 'attendu') await registry.put([{ ...entry, status: 'actif' }]);
  const chain = 'administration';
  const actor = by === 'operator' ? by : await history.pseudonym(chain, by);
  const person = await history.pseudonym(chain, entryId);
  await history.append(
    chain,
    { type: 'registry.linked', actor, obj: { person }, data: { how } },
    at,
  );
  return true;
}
