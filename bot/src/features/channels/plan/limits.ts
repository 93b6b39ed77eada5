import type { ChannelSettings } from '../channels.ts';
import { liveChannel, type Observed } from './observed.ts';
import type { Operation, Plan } from './operation.ts';

/** Shares count from so many members on. */
const smallestShared = 20;

type Removal = Extract<Operation, { readonly kind: 'remove' }>;

export function removalsOf({ operations }: Plan): readonly Removal[] {
  return operations.filter((one): one is Removal => one.kind === 'remove');
}

/** Removals for want of a reason: neither departure, moderation nor a channel of the team. */
export function ordinaryRemovals(plan: Plan): readonly Removal[] {
  return removalsOf(plan).filter(({ isFirst }) => !isFirst);
}

/** Whether so many removals need the number typed (`channels.md`, Plan, apply). */
export function passesLimits(
  plan: Plan,
  observed: Observed,
  { maxRemovals, maxShare }: ChannelSettings,
): boolean {
  const removals = ordinaryRemovals(plan);
  if (removals.length > maxRemovals) return true;
  const byChannel = Map.groupBy(removals, ({ channel }) => channel);
  return [...byChannel].some(([key, { length }]) => {
    const size = liveChannel(observed, key)?.members?.size ?? 0;
    return size >= smallestShared && length > size * maxShare;
  });
}

/**
 * What a pass does by itself: no creation, adoption nor privacy change (a channel of the team apart,
 * and what the bot itself had made), and no ordinary removal beyond the limits.
 */
export function automaticPart(plan: Plan, observed: Observed, settings: ChannelSettings): Plan {
  const isTooMuch = passesLimits(plan, observed, settings);
  const isAutomatic = (one: Operation) => {
    switch (one.kind) {
      case 'create':
        return false;
      case 'bind':
        return one.how === 'ours';
      case 'remove':
        return one.isFirst || !isTooMuch;
      default:
        return true;
    }
  };
  const made = new Set(
    plan.operations.flatMap((one) => (one.kind === 'create' ? [one.channel] : [])),
  );
  const isPossible = (one: Operation) => !('channel' in one) || !made.has(one.channel);
  return {
    operations: plan.operations.filter((one) => isAutomatic(one) && isPossible(one)),
    drifts: plan.drifts,
  };
}
