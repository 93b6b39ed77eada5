import { codeHash } from './link-code.ts';
import type { LinkCodes } from './ports.ts';
import { linkInside, type LinkStores } from '../linking/confirm-link.ts';
import type { Entry } from '../registry.ts';
import type { Person } from '../../../core/actor.ts';
import type { Clock } from '../../../core/clock.ts';
import type { Transaction } from '../../../core/transaction.ts';

export interface LinkByCodeDeps {
  readonly clock: Clock;
  readonly transaction: Transaction<LinkStores & { readonly linkCodes: LinkCodes }>;
}

export type LinkedByCode =
  | { readonly kind: 'linked'; readonly entry: Entry }
  | { readonly kind: 'linked-already' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'too-many' };

const hourMs = 3_600_000;
const mostWrong = 5;

/**
 * Links the person's account to the entry whose code they type (`channels.md`, Link between entry and
 * account): single use, 14 days. After five wrong ones within an hour none counts for an hour.
 */
export function linkByCode(
  { clock, transaction }: LinkByCodeDeps,
  { actor, code }: { readonly actor: Person; readonly code: string },
): Promise<LinkedByCode> {
  const now = clock.now();
  const { userId } = actor;
  return transaction(async (stores): Promise<LinkedByCode> => {
    const { linkCodes, registry } = stores;
    if (await registry.entryOfUser(userId)) return { kind: 'linked-already' };
    if ((await linkCodes.wrongSince(userId, now - hourMs)) >= mostWrong) {
      return { kind: 'too-many' };
    }
    const hashed = codeHash(code);
    const entryId = hashed === undefined ? undefined : await linkCodes.take(hashed, now);
    const by = entryId ?? '';
    const isLinked =
      entryId !== undefined &&
      (await linkInside(stores, { entryId, userId }, { how: 'code', by, at: now }));
    const entry = isLinked ? await registry.entry(entryId) : undefined;
    if (entry) return { kind: 'linked', entry };
    await linkCodes.addWrong(userId, now);
    return { kind: 'wrong' };
  });
}
