import { isIn, type Channel } from '../channels.ts';
import { personWorld, type PersonWorldDeps } from './person-world.ts';
import type { NoCommunity } from '../failures.ts';
import type { Cause } from '../plan/desire.ts';
import type { Person } from '../../../core/actor.ts';
import { ok, type Result } from '../../../core/result.ts';

/** A channel of a person with what put them there. */
export interface MyChannel {
  readonly channel: Channel;
  readonly cause: Cause | 'unknown';
  readonly mayLeave: boolean;
}

export interface MyChannels {
  readonly mine: readonly MyChannel[];
  /** Free to join, and not joined. */
  readonly open: readonly Channel[];
}

/** Where somebody is and why, and where they may go (`channels.md`, Behaviour by role). */
export async function myChannels(
  deps: PersonWorldDeps,
  { actor }: { readonly actor: Person },
): Promise<Result<MyChannels, NoCommunity>> {
  const read = await personWorld(deps, actor);
  if (!read.ok) return read;
  const { community, world, desire, line, channelId } = read.value;
  const facts = world.inhabitants.get(actor.userId)?.facts;
  const made = community.channels.filter((channel) => channelId(channel) !== undefined);
  const mine = made.filter((channel) => line(channel)?.isIn);
  const open = made.filter(
    (channel) =>
      !line(channel)?.isIn &&
      (isIn(channel.join, facts) || isIn(channel.members, facts)) &&
      isOpenTo(desire(channel).cause),
  );
  return ok({
    mine: mine.map((channel) => {
      const { want, cause } = desire(channel);
      return {
        channel,
        cause: want === 'present' ? cause : 'unknown',
        mayLeave: mayLeave(channel, isIn(channel.members, facts)),
      };
    }),
    open,
  });
}

/** Nothing stronger than a choice stands against it. */
export function isOpenTo(cause: Cause): boolean {
  return ['nothing', 'extra', 'choice-out', 'choice-in', 'rule'].includes(cause);
}

/** The welcome channel lets nobody out; some put back whoever belongs there. */
export function mayLeave({ kind, leave }: Channel, isWanted: boolean): boolean {
  return kind !== 'welcome' && !(leave === 'return' && isWanted);
}
