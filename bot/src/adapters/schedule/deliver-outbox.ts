import { prepareFile, type PreparedPost } from './deliver-file.ts';
import type { DeliveryDeps, DeliveryFailure } from './delivery.ts';
import type { Conversation, Effect, TakenEntry } from '../../core/outbox.ts';

const leaseMs = 60_000;
const renewMs = 20_000;
const batch = 20;
const firstDelayMs = 2_000;
const longestDelayMs = 600_000;

type FileEffect = Extract<Effect, { readonly kind: 'file' }>;
type QuickEffect = Exclude<Effect, FileEffect>;

/**
 * Delivers what is due, each conversation in its order, and answers whether there was any; files go
 * on beside the rest. A crash between delivery and marking says nothing twice: an entry that was
 * tried before first looks for its key in the conversation.
 */
export async function deliverDue(deps: DeliveryDeps): Promise<boolean> {
  const now = deps.clock.now();
  const taken = await deps.queue.take({ now, leaseUntil: now + leaseMs, limit: batch });
  const outcomes = await Promise.allSettled(taken.map((entry) => begin(deps, entry)));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return taken.length > 0;
}

async function begin(deps: DeliveryDeps, entry: TakenEntry): Promise<void> {
  const { effect } = entry;
  if (effect.kind !== 'file') {
    await settle(deps, entry, () => deliver(deps, entry, effect));
    return;
  }
  deps.lane.begin((signal) =>
    whileLeased(deps, entry, () =>
      settle(deps, entry, () => deliverFile(deps, entry, { effect, signal })),
    ),
  );
}

async function settle(
  deps: DeliveryDeps,
  entry: TakenEntry,
  work: () => Promise<string | undefined>,
): Promise<void> {
  try {
    const postId = await work();
    await deps.queue.delivered(entry.key, postId, deps.clock.now());
  } catch (error) {
    const failure = deps.channel.failureOf(error);
    if (!failure) throw error;
    await keep(deps, entry, failure);
  }
}

/** Renews the lease while the work goes on, so that no other bot begins it too. */
async function whileLeased(
  { clock, log, queue }: DeliveryDeps,
  { key }: TakenEntry,
  work: () => Promise<void>,
): Promise<void> {
  const renew = () => {
    queue.renew(key, clock.now() + leaseMs).catch((error: unknown) => {
      log.warn({ key, error }, 'a lease was not renewed');
    });
  };
  const timer = setInterval(renew, renewMs);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
}

async function keep(deps: DeliveryDeps, entry: TakenEntry, failure: DeliveryFailure) {
  const { clock, log, queue } = deps;
  const facts = { key: entry.key, kind: entry.effect.kind, reason: failure.reason };
  if (failure.kind !== 'later') {
    log.warn(facts, 'an effect was set aside');
    return queue.setAside(entry.key, failure.reason, clock.now());
  }
  const delay = failure.afterMs ?? Math.min(firstDelayMs * 2 ** entry.attempts, longestDelayMs);
  log.info({ ...facts, delay }, 'an effect waits');
  return queue.postpone(entry.key, clock.now() + delay, failure.reason);
}

async function deliver(
  deps: DeliveryDeps,
  entry: TakenEntry,
  effect: QuickEffect,
): Promise<string | undefined> {
  switch (effect.kind) {
    case 'say':
      return postOnce(deps, entry, effect);
    case 'card': {
      const { key } = entry;
      const { to, message } = effect;
      const postId = await deps.cards.postOf(effect.card);
      if (postId && (await deps.channel.edit({ postId, to, key, message }))) return postId;
      const posted = await postOnce(deps, entry, effect);
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

async function deliverFile(
  deps: DeliveryDeps,
  entry: TakenEntry,
  { effect, signal }: { readonly effect: FileEffect; readonly signal: AbortSignal },
): Promise<string> {
  const { to } = effect;
  const channelId = await deps.channel.channelOf(to);
  const posted = await alreadyPosted(deps, entry, channelId);
  if (posted !== undefined) return posted;
  const prepared = await prepareFile(deps, effect, { channelId, signal });
  return deps.channel.post({ channelId, to, key: entry.key, ...prepared });
}

async function postOnce(
  deps: DeliveryDeps,
  entry: TakenEntry,
  { to, message, isPinned }: PreparedPost & { readonly to: Conversation; readonly isPinned?: true },
): Promise<string> {
  const channelId = await deps.channel.channelOf(to);
  const posted = await alreadyPosted(deps, entry, channelId);
  const pin = isPinned && { isPinned };
  return posted ?? deps.channel.post({ channelId, to, key: entry.key, message, ...pin });
}

/** The post of an attempt whose outcome is unknown, if it was made. */
async function alreadyPosted(
  { channel }: DeliveryDeps,
  { key, attempts, firstTriedAt }: TakenEntry,
  channelId: string,
): Promise<string | undefined> {
  if (attempts === 0 || firstTriedAt === undefined) return undefined;
  return channel.findPosted({ channelId, key, since: firstTriedAt });
}
