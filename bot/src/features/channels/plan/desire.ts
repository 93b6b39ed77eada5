import { isIn, type Channel } from '../channels.ts';
import { lineOf } from './ledger.ts';
import { pairKey, type Inhabitant, type World } from './world.ts';

/** What decided; the line of the table of `channels.md`, Who is where, is `lineOfCause`. */
export const causes = {
  'no-account': 1,
  departed: 2,
  eloignement: 3,
  exclusion: 3,
  charter: 4,
  'channel-charter': 4,
  exception: 5,
  'choice-out': 6,
  rule: 7,
  'choice-in': 7,
  extra: 8,
  nothing: 8,
} as const;
export type Cause = keyof typeof causes;

/** `none`: never added, never removed. `free`: stays as it is, unless a rule alone put them there. */
export interface Desire {
  readonly want: 'none' | 'present' | 'absent' | 'free';
  readonly cause: Cause;
}

const none: Desire = { want: 'none', cause: 'no-account' };

/** What is wanted for a person in a channel: the first line that speaks wins. */
export function desireOf(
  world: World,
  channel: Channel,
  inhabitant: Inhabitant | undefined,
): Desire {
  if (!inhabitant?.isActive || inhabitant.kind === 'bot' || !inhabitant.isInTeam) return none;
  return (
    strongerThanRules(world, channel, inhabitant) ??
    chosen(world, channel, inhabitant) ?? {
      want: channel.extra === 'remove' ? 'absent' : 'free',
      cause: channel.extra === 'remove' ? 'extra' : 'nothing',
    }
  );
}

/** Lines 2 to 5. */
function strongerThanRules(
  { gate, restrictions, exceptions }: World,
  channel: Channel,
  { userId, hasDeparted }: Inhabitant,
): Desire | undefined {
  const isWelcome = channel.kind === 'welcome';
  if (hasDeparted) return { want: isWelcome ? 'free' : 'absent', cause: 'departed' };
  const restriction = restrictions.get(userId);
  if (restriction === 'eloignement' && isWelcome) return { want: 'free', cause: restriction };
  if (restriction) return { want: 'absent', cause: restriction };
  if (channel.gate === 'charter' && !gate.passes(userId)) {
    return { want: 'absent', cause: 'charter' };
  }
  if (channel.charter !== undefined && !gate.passes(userId, channel.charter)) {
    return { want: 'absent', cause: 'channel-charter' };
  }
  const exception = exceptions.size > 0 && exceptions.get(pairKey(channel.key, userId));
  return exception ? { want: exception.decision, cause: 'exception' } : undefined;
}

/** Lines 6 and 7. */
function chosen(
  { ledger }: World,
  channel: Channel,
  { userId, facts }: Inhabitant,
): Desire | undefined {
  const way = lineOf(ledger, channel.key, userId)?.choice?.way;
  if (way === 'out') return { want: 'absent', cause: 'choice-out' };
  if (isIn(channel.members, facts)) return { want: 'present', cause: 'rule' };
  if (way === 'in' && isIn(channel.join, facts)) return { want: 'present', cause: 'choice-in' };
  return undefined;
}
