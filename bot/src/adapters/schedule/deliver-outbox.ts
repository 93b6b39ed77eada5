import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { Message } from '../../core/message.ts';
import type { Cards, Conversation, OutboxQueue, TakenEntry } from '../../core/outbox.ts';

/** Why a delivery did not happen, in the words on which the outbox decides. */
export type DeliveryFailure =
  /** It may work later; `afterMs` when Mattermost said so. */
  | { readonly kind: 'later'; readonly reason: string; readonly afterMs?: number | undefined }
  /** It will not heal: set aside for an administrator. */
  | { readonly kind: 'never'; readonly reason: string };

/** Mattermost as the outbox needs it. Posts carry their key for ever. */
export interface DeliveryChannel {
  /** Id of the channel of a conversation; the direct channel is made when needed. */
  channelOf(to: Conversation): Promise<string>;
  /** The bot's post of that key since an instant, if there is one. */
  findPosted(request: {
    readonly channelId: string;
    readonly key: string;
    readonly since: number;
  }): Promise<string | undefined>;
  /** Posts; answers the post's id. */
  post(request: {
    readonly channelId: string;
    readonly to: Conversation;
    readonly key: string;
    readonly message: Message;
  }): Promise<string>;
  /** Edits; false when somebody has deleted the post. */
  edit(request: {
    readonly postId: string;
    readonly to: Conversation;
    readonly key: string;
    readonly message: Message;
  }): Promise<boolean>;
  remove(postId: string): Promise<void>;
  /** Reads an error of the calls above; rethrown when it is none of Mattermost's. */
  failureOf(error: unknown): DeliveryFailure | undefined;
}

export interface DeliveryDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly queue: OutboxQueue;
  readonly cards: Cards;
  readonly channel: DeliveryChannel;
}

const leaseMs = 60_000;
const batch = 20;
const firstDelayMs = 2_000;
const longestDelayMs = 600_000;

/**
 * Delivers what is due, each conversation in its order, and answers whether there was any. A crash
 * between delivery and marking says nothing twice: an entry that was tried before first looks for
 * its key in the conversation.
 */
export async function deliverDue(deps: DeliveryDeps): Promise<boolean> {
  const now = deps.clock.now();
  const taken = await deps.queue.take({ now, leaseUntil: now + leaseMs, limit: batch });
  const outcomes = await Promise.allSettled(taken.map((entry) => deliverOne(deps, entry)));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return taken.length > 0;
}

async function deliverOne(deps: DeliveryDeps, entry: TakenEntry): Promise<void> {
  try {
    const postId = await deliver(deps, entry);
    await deps.queue.delivered(entry.key, postId, deps.clock.now());
  } catch (error) {
    const failure = deps.channel.failureOf(error);
    if (!failure) throw error;
    await keep(deps, entry, failure);
  }
}

async function keep(deps: DeliveryDeps, entry: TakenEntry, failure: DeliveryFailure) {
  const { clock, log, queue } = deps;
  const facts = { key: entry.key, kind: entry.effect.kind, reason: failure.reason };
  if (failure.kind === 'never') {
    log.warn(facts, 'an effect was set aside');
    return queue.setAside(entry.key, failure.reason, clock.now());
  }
  const delay = failure.afterMs ?? Math.min(firstDelayMs * 2 ** entry.attempts, longestDelayMs);
  log.info({ ...facts, delay }, 'an effect waits');
  return queue.postpone(entry.key, clock.now() + delay, failure.reason);
}

async function deliver(deps: DeliveryDeps, entry: TakenEntry): Promise<string | undefined> {
  const { effect, key } = entry;
  switch (effect.kind) {
    case 'say':
      return postOnce(deps, entry, { to: effect.to, message: effect.message });
    case 'card': {
      const { to, message } = effect;
      const postId = await deps.cards.postOf(effect.card);
      if (postId && (await deps.channel.edit({ postId, to, key, message }))) return postId;
      const posted = await postOnce(deps, entry, { to, message });
      await deps.cards.place(effect.card, posted);
      return posted;
    }
    case 'withdraw': {
      const postId = await deps.cards.postOf(effect.card);
      if (postId) await deps.channel.remove(postId);
      await deps.cards.forget(effect.card);
      return undefined;
    }
  }
}

async function postOnce(
  deps: DeliveryDeps,
  entry: TakenEntry,
  { to, message }: { to: Conversation; message: Message },
): Promise<string> {
  const { channel } = deps;
  const { key, firstTriedAt } = entry;
  const channelId = await channel.channelOf(to);
  if (entry.attempts > 0 && firstTriedAt !== undefined) {
    const posted = await channel.findPosted({ channelId, key, since: firstTriedAt });
    if (posted) return posted;
  }
  return channel.post({ channelId, to, key, message });
}
