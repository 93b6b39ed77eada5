import { isIn, isSelected, type Channel } from '../channels.ts';
import { desireOf, type Desire } from './desire.ts';
import { pairKey, type Inhabitant, type World } from './world.ts';
import type { UserId } from '../../../core/actor.ts';

/** What is wanted of one channel. */
export interface DesiredChannel {
  readonly channel: Channel;
  /** Sorted. */
  readonly present: readonly UserId[];
  /** Account names by name, then id. */
  readonly referents: readonly Inhabitant[];
  readonly desire: (userId: UserId) => Desire;
}

/** What is wanted of one team. */
export interface Desired {
  /** In the order of the community. */
  readonly channels: readonly DesiredChannel[];
  /** To be taken out of the team, sorted. */
  readonly leavers: readonly UserId[];
  /** To be put into a team that the bot manages, sorted. */
  readonly joiners: readonly UserId[];
}

/** Who is wanted where, from the registry, the charter, restrictions, exceptions and choices. */
export function resolve(world: World): Desired {
  const channels = world.community.channels.filter(({ team }) => team === world.team.key);
  const joiners = joinersOf(world, channels);
  const settled = joiners.length === 0 ? world : withJoiners(world, joiners);
  const everyone = [...settled.inhabitants.values()];
  return {
    channels: channels.map((channel) => resolveChannel(settled, channel, everyone)),
    leavers: everyone
      .filter((one) => leavesTeam(world, one, channels))
      .map(({ userId }) => userId)
      .sort(),
    joiners,
  };
}

function resolveChannel(
  world: World,
  channel: Channel,
  everyone: readonly Inhabitant[],
): DesiredChannel {
  const present = everyone
    .filter((one) => isCandidate(world, channel, one))
    .filter((one) => desireOf(world, channel, one).want === 'present')
    .map(({ userId }) => userId);
  return {
    channel,
    present: present.sort(),
    referents: referentsOf(world, channel, everyone),
    desire: (userId) => desireOf(world, channel, world.inhabitants.get(userId)),
  };
}

/** Only these can be wanted: spares the whole table for most pairs. */
function isCandidate({ exceptions, ledger }: World, channel: Channel, one: Inhabitant): boolean {
  return (
    isIn(channel.members, one.facts) ||
    exceptions.has(pairKey(channel.key, one.userId)) ||
    ledger.lines.get(channel.key)?.get(one.userId)?.choice !== undefined
  );
}

function referentsOf(
  { restrictions }: World,
  { referents }: Channel,
  everyone: readonly Inhabitant[],
): readonly Inhabitant[] {
  const here = everyone.filter(
    (one) => one.isActive && one.isInTeam && !one.hasDeparted && !restrictions.has(one.userId),
  );
  const selected = (isFallback: boolean) =>
    here.filter((one) =>
      referents.some((referent) =>
        referent.isFallback !== isFallback
          ? false
          : 'username' in referent
            ? referent.username === one.username
            : isSelected([referent.selector], one.facts),
      ),
    );
  const first = selected(false);
  return (first.length > 0 ? first : selected(true)).toSorted(byNameThenId);
}

function byNameThenId(a: Inhabitant, b: Inhabitant): number {
  if (a.displayName !== b.displayName) return a.displayName < b.displayName ? -1 : 1;
  return a.userId < b.userId ? -1 : 1;
}

/** In a managed team: whoever a channel would want there. */
function joinersOf({ team, inhabitants, ...world }: World, channels: readonly Channel[]) {
  if (team.people !== 'manage') return [];
  const outside = [...inhabitants.values()].filter((one) => !one.isInTeam);
  const wanted = (one: Inhabitant) =>
    channels.some(
      (channel) =>
        channel.members !== 'everyone' &&
        desireOf({ team, inhabitants, ...world }, channel, { ...one, isInTeam: true }).want ===
          'present',
    );
  return outside
    .filter(wanted)
    .map(({ userId }) => userId)
    .sort();
}

function withJoiners(world: World, joiners: readonly UserId[]): World {
  const inhabitants = new Map(world.inhabitants);
  for (const userId of joiners) {
    const one = inhabitants.get(userId);
    if (one) inhabitants.set(userId, { ...one, isInTeam: true });
  }
  return { ...world, inhabitants };
}

function leavesTeam(world: World, one: Inhabitant, channels: readonly Channel[]): boolean {
  const { team, restrictions, ledger } = world;
  if (!one.isInTeam || !one.isActive || one.kind === 'bot') return false;
  if (restrictions.get(one.userId) === 'exclusion') return true;
  if (one.leavesTeam && team.departure === 'team') return true;
  if (team.people !== 'manage' || !ledger.teamAdditions.has(pairKey(team.key, one.userId))) {
    return false;
  }
  return !channels.some(
    (channel) => channel.members !== 'everyone' && desireOf(world, channel, one).want === 'present',
  );
}
