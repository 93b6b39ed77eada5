import type { Clock } from './clock.ts';
import type { BoundCard } from './describe-card.ts';
import type { Cards, Effect, Outbox } from './outbox.ts';
import type { Transaction } from './transaction.ts';

export interface DrawAgainDeps {
  readonly clock: Clock;
  readonly cards: Pick<Cards, 'cardOf'>;
  /** Every kind of card that the features describe. */
  readonly kinds: readonly BoundCard[];
  readonly transaction: Transaction<{ readonly outbox: Outbox }>;
}

/** `unknown`: the post is no card of ours. */
export type DrawnAgain = 'drawn' | 'withdrawn' | 'unknown';

const minuteMs = 60_000;

/**
 * A card whose buttons are too old is drawn again from what is true now (architecture.md, seal), at
 * most once a minute however often it is asked for.
 *
 * Security: whoever asks need not have shown a seal. Nothing is answered but whether the post is a
 * card, and nothing happens but that the card says what is true.
 */
export async function drawAgain(deps: DrawAgainDeps, postId: string): Promise<DrawnAgain> {
  const card = await deps.cards.cardOf(postId);
  const kind = deps.kinds.find(({ prefix }) => card?.startsWith(prefix));
  if (card === undefined || !kind) return 'unknown';
  const drawn = await kind.draw(card);
  const now = deps.clock.now();
  const effect: Effect = drawn ? { kind: 'card', card, ...drawn } : { kind: 'withdraw', card };
  const key = `again-${String(Math.floor(now / minuteMs))}-${card}`;
  await deps.transaction(({ outbox }) => outbox.add({ key, dueAt: now, effect }));
  return drawn ? 'drawn' : 'withdrawn';
}
