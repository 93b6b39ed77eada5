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
  const here = everyone.filter((one) => mayAnswer(world, one)).sort(byNameThenId);
  return {
    channels: channels.map((channel) => resolveChannel(settled, channel, { everyone, here })),
    leavers: everyone
      .filter((one) => leavesTeam(world, one, channels))
      .map(({ userId }) => userId)
      .sort(),
    joiners,
  };
}

interface Assembled {
  readonly everyone: readonly Inhabitant[];
  /** Those who may be referents, by name, then id. */
  readonly here: readonly Inhabitant[];
}

function resolveChannel(
  world: World,
  channel: Channel,
  { everyone, here }: Assembled,
): DesiredChannel {
  const chosen = exceptional(world, channel);
  const present = everyone
    .filter((one) => isIn(channel.members, one.facts) || chosen.has(one.userId))
    .filter((one) => desireOf(world, channel, one).want === 'present')
    .map(({ userId }) => userId);
  return {
    channel,
    present: present.sort(),
    referents: referentsOf(channel, here),
    desire: (userId) => desireOf(world, channel, world.inhabitants.get(userId)),
  };
}

/** Whoever may be wanted there without a rule: by an exception, or by what they chose. */
function exceptional({ exceptions, ledger }: World, { key }: Channel): ReadonlySet<UserId> {
  const some = new Set<UserId>();
  for (const pair of exceptions.keys()) {
    const [channel, userId = ''] = pair.split(' ');
    if (channel === key) some.add(userId);
  }
  for (const [userId, { choice }] of ledger.lines.get(key) ?? []) if (choice) some.add(userId);
  return some;
}

function mayAnswer({ restrictions }: World, one: Inhabitant): boolean {
  return one.isActive && one.isInTeam && !one.hasDeparted && !restrictions.has(one.userId);
}

function referentsOf({ referents }: Channel, here: readonly Inhabitant[]): readonly Inhabitant[] {
  const first = selected(
    referents.filter(({ isFallback }) => !isFallback),
    here,
  );
  return first.length > 0
    ? first
    : selected(
        referents.filter(({ isFallback }) => isFallback),
        here,
      );
}

function selected(
  referents: Channel['referents'],
  here: readonly Inhabitant[],
): readonly Inhabitant[] {
  if (referents.length === 0) return [];
  const names = new Set(referents.flatMap((one) => ('username' in one ? [one.username] : [])));
  const selectors = referents.flatMap((one) => ('selector' in one ? [one.selector] : []));
  return here.filter((one) => names.has(one.username) || isSelected(selectors, one.facts));
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
