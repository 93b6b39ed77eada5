import type { Channel } from '../channels.ts';
import { planHeader } from './header.ts';
import type { Ledger } from './ledger.ts';
import type { Observed, SeenChannel, Sight } from './observed.ts';
import {
  batches,
  channelBatch,
  teamBatch,
  type Drift,
  type Operation,
  type Plan,
} from './operation.ts';
import { planMembers, type MemberPlan } from './plan-members.ts';
import type { Desired, DesiredChannel } from './resolve.ts';
import { planWelcome } from './plan-welcome.ts';
import type { World } from './world.ts';

/** Words that the bot writes into headers and posts. */
export interface PlanWords {
  /** `Référents : `. */
  readonly referents: string;
  /** What stands for `{charter}`; empty while there is none. */
  readonly charter: string;
  /** What the welcome post of a channel would say, as a hash. */
  readonly welcomeHash: (desired: DesiredChannel) => string;
}

export interface PlanRequest {
  readonly world: World;
  readonly desired: Desired;
  readonly observed: Observed;
  /** What `learn` made of it. */
  readonly ledger: Ledger;
  readonly words: PlanWords;
  /** Instant, ms since 1970. */
  readonly now: number;
}

/**
 * What makes one team match what is wanted, in the order of `channels.md`, The planner. Nothing of a
 * person or channel that was not read to the end is planned.
 */
export function plan(request: PlanRequest): Plan {
  const { desired, observed, world } = request;
  if (!observed.isBotAdmin) {
    return { operations: [], drifts: [{ kind: 'not-administrator', channel: '', userIds: [] }] };
  }
  const members = observed.hasEveryone
    ? desired.channels.map((one) => planMembers(request, one))
    : [];
  const channels = desired.channels.map((one) => planChannel(request, one));
  const { key: team } = world.team;
  const leavers = observed.hasEveryone ? desired.leavers : [];
  const joiners = observed.hasEveryone ? desired.joiners : [];
  const of = (pick: (one: MemberPlan) => readonly Operation[]) => members.flatMap(pick);
  const step = (pick: (one: ChannelPlan) => readonly Operation[]) => channels.flatMap(pick);
  return {
    operations: [
      ...leavers.map((userId): Operation => ({ kind: 'team-remove', team, userId })),
      ...of(({ firstRemovals }) => firstRemovals),
      ...step(({ opening }) => opening),
      ...step(({ setting }) => setting),
      ...batches(joiners, teamBatch).map((userIds): Operation => ({
        kind: 'team-add',
        team,
        userIds,
      })),
      ...of(additions),
      ...of(({ admins }) => admins),
      ...step(({ welcome }) => welcome),
      ...of(({ removals }) => removals),
      ...of(({ notes }) => notes),
    ],
    drifts: [...[...channels, ...members].flatMap(({ drifts }) => drifts), ...orphans(request)],
  };
}

/** Bound, and in the file no more: nothing of it is touched. */
function orphans({ world, ledger }: PlanRequest): readonly Drift[] {
  if (!world.team.isDefault) return [];
  const keys = new Set(world.community.channels.map(({ key }) => key));
  return [...ledger.bindings.keys()]
    .filter((key) => !keys.has(key))
    .sort()
    .map((channel) => ({ kind: 'orphan', channel, userIds: [] }));
}

function additions({ channel, added }: MemberPlan): readonly Operation[] {
  return batches(added, channelBatch).map((userIds): Operation => ({
    kind: 'add',
    channel: channel.key,
    userIds,
  }));
}

interface ChannelPlan {
  readonly opening: readonly Operation[];
  readonly setting: readonly Operation[];
  readonly welcome: readonly Operation[];
  readonly drifts: readonly Drift[];
}

const untouched: ChannelPlan = { opening: [], setting: [], welcome: [], drifts: [] };

function planChannel(request: PlanRequest, desired: DesiredChannel): ChannelPlan {
  const { channel } = desired;
  const sight: Sight = request.observed.sights.get(channel.key) ?? { kind: 'unread' };
  const drift = (kind: Drift['kind']): ChannelPlan => ({
    ...untouched,
    drifts: [{ kind, channel: channel.key, userIds: [] }],
  });
  switch (sight.kind) {
    case 'absent':
      return { ...untouched, opening: [creation(request, desired)] };
    case 'found':
      return { ...untouched, opening: adoption(channel, sight) };
    case 'live':
      return planLive(request, desired, sight.channel);
    case 'taken':
      return drift(sight.by === 'archived' ? 'name-taken-archived' : 'name-taken');
    case 'archived':
    case 'lost':
    case 'unread':
      return drift(sight.kind);
  }
}

function creation(request: PlanRequest, desired: DesiredChannel): Operation {
  const { channel } = desired;
  const planned = headerOf(request, desired, '');
  const { header, zone } = planned.kind === 'fits' ? planned : { header: '', zone: '' };
  return { kind: 'create', channel: channel.key, wanted: channel, header, zone };
}

function headerOf({ words }: PlanRequest, { channel, referents }: DesiredChannel, current: string) {
  return planHeader(current, {
    template: channel.header ?? '',
    referents: referents.map(({ username }) => username),
    charter: words.charter,
    label: words.referents,
  });
}

function adoption(
  { key }: Channel,
  { channel, how }: Extract<Sight, { readonly kind: 'found' }>,
): readonly Operation[] {
  const { id: channelId, displayName, isBotIn } = channel;
  return [
    { kind: 'bind', channel: key, channelId, how, displayName },
    ...(isBotIn ? [] : [{ kind: 'self-join', channel: key } as const]),
  ];
}

function planLive(request: PlanRequest, desired: DesiredChannel, seen: SeenChannel): ChannelPlan {
  const { channel } = desired;
  const drifts = new Set<Drift['kind']>();
  const set = changesOf(request, { desired, seen, drifts });
  const isOpen = seen.type === 'public' && channel.type === 'private';
  if (isOpen && channel.kind !== 'team') drifts.add('made-public');
  const binding = request.ledger.bindings.get(channel.key);
  if (binding && !binding.isAdopted && seen.name !== channel.name) drifts.add('renamed');
  const welcome = planWelcome(request, { desired, seen, drifts });
  return {
    opening: seen.isBotIn ? [] : [{ kind: 'self-join', channel: channel.key }],
    setting: [
      ...(set ? [set] : []),
      ...(isOpen && channel.kind === 'team'
        ? [{ kind: 'make-private', channel: channel.key } as const]
        : []),
    ],
    welcome,
    drifts: [...drifts].map((kind) => ({ kind, channel: channel.key, userIds: [] })),
  };
}

interface Comparing {
  readonly desired: DesiredChannel;
  readonly seen: SeenChannel;
  readonly drifts: Set<Drift['kind']>;
}

/** One call for all that differs. */
function changesOf(request: PlanRequest, comparing: Comparing): Operation | undefined {
  const { key } = comparing.desired.channel;
  const changes = {
    ...displayChange(request, comparing),
    ...purposeChange(request, comparing),
    ...headerChange(request, comparing),
  };
  if (Object.keys(changes).length === 0) return undefined;
  return { kind: 'set', channel: key, ...changes };
}

function displayChange({ ledger }: PlanRequest, { desired, seen }: Comparing) {
  const { channel } = desired;
  const isAdopted = ledger.bindings.get(channel.key)?.isAdopted ?? false;
  const policy =
    channel.displayPolicy === 'default' ? (isAdopted ? 'keep' : 'enforce') : channel.displayPolicy;
  if (policy === 'keep' || seen.displayName === channel.display) return {};
  return { displayName: channel.display };
}

/** Only where it is empty, or what the bot wrote last. */
function purposeChange({ ledger }: PlanRequest, { desired, seen, drifts }: Comparing) {
  const { channel } = desired;
  if (channel.purpose === undefined || seen.purpose === channel.purpose) return {};
  const written = ledger.bindings.get(channel.key)?.purpose;
  if (seen.purpose === '' ? written === undefined : seen.purpose === written) {
    return { purpose: channel.purpose };
  }
  if (written !== undefined) drifts.add('purpose-changed');
  return {};
}

/** A change by hand in the bot's zone is undone once for each text of the bot. */
function headerChange(request: PlanRequest, { desired, seen, drifts }: Comparing) {
  const planned = headerOf(request, desired, seen.header);
  if (planned.kind === 'too-long') drifts.add('header-too-long');
  if (planned.kind !== 'fits') return {};
  const { header, zone } = planned;
  if (header === seen.header) return {};
  const binding = request.ledger.bindings.get(desired.channel.key);
  if (binding === undefined || binding.zone !== zone) return { header, zone };
  if (binding.isZoneUndone) {
    drifts.add('zone-changed');
    return {};
  }
  return { header, zone, undoesZone: true };
}
