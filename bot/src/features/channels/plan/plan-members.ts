import { isIn, type Channel } from '../channels.ts';
import { causes, type Desire } from './desire.ts';
import { lineOf, without, type Ledger, type LedgerLine } from './ledger.ts';
import { liveChannel, type Observed, type SeenMember } from './observed.ts';
import type { Drift, Operation } from './operation.ts';
import type { Desired, DesiredChannel } from './resolve.ts';
import type { Inhabitant, World } from './world.ts';
import type { UserId } from '../../../core/actor.ts';

export interface MemberPlan {
  readonly channel: Channel;
  /** Sorted, once each. */
  readonly added: readonly UserId[];
  readonly firstRemovals: readonly Operation[];
  readonly removals: readonly Operation[];
  readonly admins: readonly Operation[];
  readonly notes: readonly Operation[];
  readonly drifts: readonly Drift[];
}

interface MembersRequest {
  readonly world: World;
  readonly desired: Desired;
  readonly observed: Observed;
  readonly ledger: Ledger;
}

/** Who comes and who goes in one channel; nothing where its members were not read to the end. */
export function planMembers(request: MembersRequest, wanted: DesiredChannel): MemberPlan {
  const { channel, present } = wanted;
  const members = membersOf(request.observed, channel);
  const nothing = { added: [], firstRemovals: [], removals: [], admins: [], notes: [], drifts: [] };
  if (!members) return { channel, ...nothing };
  const leaving = new Set(request.desired.leavers);
  const added = present.filter((userId) => !members.has(userId) && !leaving.has(userId));
  const parted = [...members.keys()].filter((userId) => !leaving.has(userId)).sort();
  const removals = parted.flatMap((userId) => removal(request, wanted, userId));
  return {
    channel,
    added,
    firstRemovals: removals.filter(({ isFirst }) => isFirst),
    removals: removals.filter(({ isFirst }) => !isFirst),
    admins: adminsOf(request, wanted, { members, added }),
    notes: notesOf(request, wanted, members),
    drifts: extras(request, wanted, parted),
  };
}

/** A channel about to be made has nobody yet. */
function membersOf(
  observed: Observed,
  { key }: Channel,
): ReadonlyMap<UserId, SeenMember> | undefined {
  return observed.sights.get(key)?.kind === 'absent'
    ? new Map()
    : liveChannel(observed, key)?.members;
}

type Removal = Extract<Operation, { readonly kind: 'remove' }>;

/** Mattermost lets nobody out of the welcome channel. */
function removal(
  request: MembersRequest,
  { channel, desire }: DesiredChannel,
  userId: UserId,
): readonly Removal[] {
  if (channel.kind === 'welcome') return [];
  const { want, cause } = desire(userId);
  const line = lineOf(request.ledger, channel.key, userId);
  const isLost = want === 'free' && line?.origin === 'rule';
  if (want !== 'absent' && !isLost) return [];
  const isHard = causes[cause] <= 3;
  const guest = request.world.inhabitants.get(userId)?.kind === 'guest';
  if (guest && !isHard && !staysSomewhere(request, userId)) return [];
  const isAdmin =
    liveChannel(request.observed, channel.key)?.members?.get(userId)?.isAdmin ?? false;
  return [
    {
      kind: 'remove',
      isFirst: isHard || (cause === 'extra' && want === 'absent' && !guest),
      channel: channel.key,
      userId,
      cause: isLost ? 'lost-reason' : cause,
      wasAdmin: isAdmin,
    },
  ];
}

/** Mattermost puts a guest without channel out of the team: the welcome channel comes first. */
function staysSomewhere({ desired, observed }: MembersRequest, userId: UserId): boolean {
  const welcome = desired.channels.find(({ channel }) => channel.kind === 'welcome');
  const members = welcome && membersOf(observed, welcome.channel);
  if (!welcome || !members) return false;
  return members.has(userId) || welcome.present.includes(userId);
}

/** Those declared, and those who were before the bot took them out. */
function adminsOf(
  { ledger, observed }: MembersRequest,
  { channel, referents, desire }: DesiredChannel,
  {
    members,
    added,
  }: {
    readonly members: ReadonlyMap<UserId, SeenMember>;
    readonly added: readonly UserId[];
  },
): readonly Operation[] {
  if (observed.sights.get(channel.key)?.kind === 'absent' && !channel.hasAdmins) return [];
  const there = (userId: UserId) => members.has(userId) || added.includes(userId);
  const declared = channel.hasAdmins
    ? referents.map(({ userId }) => userId).filter((userId) => desire(userId).want !== 'absent')
    : [];
  const back = added.filter((userId) => lineOf(ledger, channel.key, userId)?.wasAdmin);
  return [...new Set([...declared, ...back])]
    .filter((userId) => there(userId) && !members.get(userId)?.isAdmin)
    .sort()
    .map((userId) => ({ kind: 'admin', channel: channel.key, userId }));
}

/** What changes in the ledger alone: a rule now wants who was there; a choice has lost its object. */
function notesOf(
  { ledger, world }: MembersRequest,
  { channel, desire }: DesiredChannel,
  members: ReadonlyMap<UserId, SeenMember>,
): readonly Operation[] {
  const lines = ledger.lines.get(channel.key) ?? new Map<UserId, LedgerLine>();
  return [...lines].sort(byUser).flatMap(([userId, line]): readonly Operation[] => {
    const next = noted(line, {
      desire: desire(userId),
      isThere: members.has(userId),
      isWanted: isWanted(channel, world.inhabitants.get(userId)),
    });
    return next ? [{ kind: 'note', channel: channel.key, userId, line: next }] : [];
  });
}

function byUser([a]: readonly [UserId, unknown], [b]: readonly [UserId, unknown]): number {
  return a < b ? -1 : Number(a > b);
}

function isWanted(channel: Channel, one: Inhabitant | undefined): boolean | undefined {
  return one?.facts && isIn(channel.members, one.facts);
}

function noted(
  line: LedgerLine,
  {
    desire,
    isThere,
    isWanted: wanted,
  }: {
    readonly desire: Desire;
    readonly isThere: boolean;
    readonly isWanted: boolean | undefined;
  },
): LedgerLine | undefined {
  if (line.origin === 'unknown' && line.isIn && isThere && desire.cause === 'rule') {
    return { ...line, origin: 'rule' };
  }
  if (line.choice?.way === 'out' && line.choice.wasWanted && wanted === false) {
    return without(line, 'choice');
  }
  return undefined;
}

function extras(
  { ledger }: MembersRequest,
  { channel, desire }: DesiredChannel,
  there: readonly UserId[],
): readonly Drift[] {
  if (channel.extra !== 'report' || channel.kind === 'welcome') return [];
  const userIds = there.filter((userId) => {
    const { want, cause } = desire(userId);
    const origin = lineOf(ledger, channel.key, userId)?.origin;
    return want === 'free' && cause === 'nothing' && origin !== 'rule';
  });
  return userIds.length === 0 ? [] : [{ kind: 'extra', channel: channel.key, userIds }];
}
