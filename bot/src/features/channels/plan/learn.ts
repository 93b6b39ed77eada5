import { isIn, type Channel, type ChannelKey } from '../channels.ts';
import {
  lineOf,
  withBinding,
  withLines,
  without,
  type Binding,
  type Choice,
  type Intent,
  type Ledger,
  type LedgerLine,
  type LineChange,
} from './ledger.ts';
import { liveChannel, type Observed, type SeenChannel, type SeenMember } from './observed.ts';
import type { Inhabitant, World } from './world.ts';
import type { UserId } from '../../../core/actor.ts';

/** What somebody did by hand, with what the bot makes of it. */
export interface Happening {
  readonly kind: 'left' | 'removed' | 'put-back' | 'too-often' | 'came';
  readonly channel: ChannelKey;
  readonly userId: UserId;
  readonly by?: UserId;
}

/** Who was heard adding or removing somebody, by `pairKey` of channel and account. */
export type HeardHands = ReadonlyMap<string, UserId>;

export interface Learnt {
  readonly ledger: Ledger;
  readonly changes: readonly LineChange[];
  readonly happenings: readonly Happening[];
  /** Intents that what is seen has settled. */
  readonly settled: readonly string[];
  /** Channels whose members were read for the first time. */
  readonly bindings: readonly (readonly [ChannelKey, Binding])[];
}

const dayMs = 86_400_000;
/** The third departure in a day is a choice. */
const mostDepartures = 3;

/**
 * What people did since last time, from what is seen now (`channels.md`, Ledger). The bot's own
 * calls whose outcome was not noted are settled first, so that they count as the bot's.
 */
export function learn(
  observed: Observed,
  world: World,
  { now, hands = new Map() }: { readonly now: number; readonly hands?: HeardHands },
): Learnt {
  const { ledger } = world;
  const changes: LineChange[] = [];
  const happenings: Happening[] = [];
  const own = ownCalls(ledger);
  for (const channel of world.community.channels) {
    if (channel.team !== world.team.key) continue;
    const seen = liveChannel(observed, channel.key);
    if (!seen?.members || !observed.hasEveryone) continue;
    const learner = { world, channel, seen, now, own, hands };
    const met = [...arrivals(learner, seen.members), ...departures(learner, seen.members)];
    changes.push(...met.map(({ change }) => change));
    happenings.push(...met.flatMap(({ happening }) => (happening ? [happening] : [])));
  }
  const settled = [...ledger.intents].flatMap(([id, intent]) =>
    isSettled(intent, observed) ? [id] : [],
  );
  const bindings = newlyKnown(observed, ledger);
  const learnt = bindings.reduce(
    (next, [key, binding]) => withBinding(next, key, binding),
    forget(withLines(ledger, changes), settled),
  );
  return { ledger: learnt, changes, happenings, settled, bindings };
}

function newlyKnown(observed: Observed, { bindings }: Ledger) {
  return [...bindings].flatMap(([key, binding]) => {
    const isRead = observed.hasEveryone && liveChannel(observed, key)?.members !== undefined;
    return isRead && !binding.isKnown ? [[key, { ...binding, isKnown: true }] as const] : [];
  });
}

function forget(ledger: Ledger, settled: readonly string[]): Ledger {
  if (settled.length === 0) return ledger;
  const intents = new Map(ledger.intents);
  for (const id of settled) intents.delete(id);
  return { ...ledger, intents };
}

/** Seen whole: whatever became of the call is known. */
function isSettled(intent: Intent, observed: Observed): boolean {
  if (!('channel' in intent)) return observed.hasEveryone;
  const sight = observed.sights.get(intent.channel);
  return sight !== undefined && (sight.kind !== 'live' || sight.channel.members !== undefined);
}

interface OwnCalls {
  readonly added: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
  readonly promoted: ReadonlySet<string>;
}

function ownCalls({ intents }: Ledger): OwnCalls {
  const of = (kind: Intent['kind']) =>
    new Set(
      [...intents.values()].flatMap((intent) =>
        intent.kind === kind && 'channel' in intent
          ? intent.userIds.map((userId) => `${intent.channel} ${userId}`)
          : [],
      ),
    );
  return { added: of('add'), removed: of('remove'), promoted: of('admin') };
}

interface Learner {
  readonly world: World;
  readonly channel: Channel;
  readonly seen: SeenChannel;
  readonly now: number;
  readonly own: OwnCalls;
  readonly hands: HeardHands;
}

interface Met {
  readonly change: LineChange;
  readonly happening?: Happening;
}

function isPerson(one: Inhabitant | undefined): one is Inhabitant {
  return one !== undefined && one.kind !== 'bot';
}

function arrivals(learner: Learner, members: ReadonlyMap<UserId, SeenMember>): readonly Met[] {
  const { world, channel } = learner;
  return [...members].flatMap(([userId, member]) => {
    const one = world.inhabitants.get(userId);
    if (!isPerson(one)) return [];
    const line = lineOf(world.ledger, channel.key, userId);
    if (line?.isIn) return namedAdmin(learner, { userId, line, member });
    return [arrival(learner, { one, line, member })];
  });
}

/** Somebody whom a human made administrator counts as put there by hand. */
function namedAdmin(
  { channel, own }: Learner,
  {
    userId,
    line,
    member,
  }: { readonly userId: UserId; readonly line: LedgerLine; readonly member: SeenMember },
): readonly Met[] {
  if (!member.isAdmin || line.isAdminByBot || line.origin === 'hand') return [];
  if (own.promoted.has(`${channel.key} ${userId}`)) {
    return [{ change: { channel: channel.key, userId, line: { ...line, isAdminByBot: true } } }];
  }
  return [{ change: { channel: channel.key, userId, line: { ...line, origin: 'hand' } } }];
}

function arrival(
  { world, channel, seen, now, own, hands }: Learner,
  {
    one,
    line,
    member,
  }: {
    readonly one: Inhabitant;
    readonly line: LedgerLine | undefined;
    readonly member: SeenMember;
  },
): Met {
  const { userId } = one;
  const pair = `${channel.key} ${userId}`;
  const change = (next: LedgerLine): LineChange => ({ channel: channel.key, userId, line: next });
  const kept = line?.departures && { departures: line.departures };
  const known = world.ledger.bindings.get(channel.key)?.isKnown ?? false;
  const isAdminByHand = member.isAdmin && !line?.isAdminByBot && !own.promoted.has(pair);
  if (own.added.has(pair)) {
    const { choice, isAdminByBot } = line ?? {};
    const next = { origin: isAdminByHand ? 'hand' : 'rule', isIn: true, at: now } as const;
    return {
      change: change({
        ...next,
        ...kept,
        ...(choice && { choice }),
        ...(isAdminByBot && { isAdminByBot }),
      }),
    };
  }
  if (!known && line === undefined) {
    const origin = isAdminByHand ? 'hand' : 'unknown';
    return { change: change({ origin, isIn: true, at: now }) };
  }
  const by = hands.get(pair);
  const isByHand = by !== undefined || seen.type === 'private' || isAdminByHand;
  const choice: Choice = {
    way: 'in',
    cause: isByHand ? 'added' : 'joined',
    at: now,
    wasWanted: isIn(channel.members, one.facts),
    ...(by !== undefined && { by }),
  };
  return {
    change: change({ origin: isByHand ? 'hand' : 'self', isIn: true, at: now, choice, ...kept }),
    happening: { kind: 'came', channel: channel.key, userId, ...(by !== undefined && { by }) },
  };
}

function departures(learner: Learner, members: ReadonlyMap<UserId, SeenMember>): readonly Met[] {
  const { world, channel } = learner;
  const lines = world.ledger.lines.get(channel.key) ?? new Map<UserId, LedgerLine>();
  return [...lines].flatMap(([userId, line]) => {
    if (!line.isIn || members.has(userId)) return [];
    const one = world.inhabitants.get(userId);
    return [departure(learner, { userId, one, line })];
  });
}

/** Who leaves the team leaves its channels without having chosen anything. */
function departure(
  { channel, now, own, hands }: Learner,
  {
    userId,
    one,
    line,
  }: {
    readonly userId: UserId;
    readonly one: Inhabitant | undefined;
    readonly line: LedgerLine;
  },
): Met {
  const out = { ...without(line, 'choice', 'isAdminByBot'), isIn: false, at: now };
  const key = channel.key;
  const change = (next: LedgerLine): LineChange => ({ channel: key, userId, line: next });
  if (own.removed.has(`${key} ${userId}`))
    return { change: change({ ...line, isIn: false, at: now }) };
  if (!isPerson(one) || !one.isInTeam || !one.isActive)
    return { change: change({ ...line, isIn: false, at: now }) };
  const by = hands.get(`${key} ${userId}`);
  const wasWanted = isIn(channel.members, one.facts);
  const chosen = (cause: Choice['cause']): Choice => ({
    way: 'out',
    cause,
    at: now,
    wasWanted,
    ...(by !== undefined && { by }),
  });
  const told = { channel: key, userId, ...(by !== undefined && { by }) };
  if (by !== undefined && by !== userId) {
    return {
      change: change({ ...out, choice: chosen('removed') }),
      happening: { kind: 'removed', ...told },
    };
  }
  if (channel.leave === 'return' && wasWanted) {
    const recent = [...(line.departures ?? []), now].filter((at) => at > now - dayMs);
    if (recent.length >= mostDepartures) {
      return {
        change: change({ ...out, departures: recent, choice: chosen('too-often') }),
        happening: { kind: 'too-often', ...told },
      };
    }
    return {
      change: change({ ...out, departures: recent }),
      happening: { kind: 'put-back', ...told },
    };
  }
  return {
    change: change({ ...out, choice: chosen('left') }),
    happening: { kind: 'left', ...told },
  };
}
