import { isIn, type Channel } from '../channels.ts';
import { findChannel } from './find-channel.ts';
import { isOpenTo } from './my-channels.ts';
import { personWorld, type PersonWorld, type PersonWorldDeps } from './person-world.ts';
import type {
  ChannelAmbiguous,
  ChannelClosed,
  ChannelNotMade,
  ChannelUnknown,
  JoinRefused,
  NoCommunity,
} from '../failures.ts';
import type { LedgerLine } from '../plan/ledger.ts';
import type { ChannelServer, LedgerStore } from '../ports.ts';
import type { Person } from '../../../core/actor.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { Transaction } from '../../../core/transaction.ts';

export type ChooseDeps = PersonWorldDeps & {
  readonly server: Pick<ChannelServer, 'add' | 'remove'>;
  readonly transaction: Transaction<{ readonly channels: LedgerStore }>;
};

export interface ChooseRequest {
  readonly actor: Person;
  /** As typed, or a key. */
  readonly channel: string;
}

export type FindRefused = NoCommunity | ChannelUnknown | ChannelAmbiguous | ChannelNotMade;

/** What a person chose, with the channel that stands for it. */
export interface Chosen {
  readonly channel: Channel;
  readonly channelId: string;
  readonly person: PersonWorld;
}

export async function choose(
  deps: PersonWorldDeps,
  { actor, channel: typed }: ChooseRequest,
): Promise<Result<Chosen, FindRefused>> {
  const person = await personWorld(deps, actor);
  if (!person.ok) return person;
  const found = findChannel(person.value.community, typed);
  if (!found.ok) return found;
  const channel = found.value;
  const channelId = person.value.channelId(channel);
  if (channelId === undefined) return fail({ tag: 'ChannelNotMade', display: channel.display });
  return ok({ channel, channelId, person: person.value });
}

/** Somebody joins a channel alone, or comes back to one that they had left. */
export async function joinChannel(
  deps: ChooseDeps,
  request: ChooseRequest,
): Promise<Result<{ readonly channel: Channel }, FindRefused | ChannelClosed | JoinRefused>> {
  const chosen = await choose(deps, request);
  if (!chosen.ok) return chosen;
  const { channel, channelId, person } = chosen.value;
  const { userId } = request.actor;
  const { cause } = person.desire(channel);
  const { display } = channel;
  if (!isOpenTo(cause)) return fail({ tag: 'ChannelClosed', display, cause });
  const facts = person.world.inhabitants.get(userId)?.facts;
  const isWanted = isIn(channel.members, facts);
  if (!isWanted && !isIn(channel.join, facts)) return fail({ tag: 'JoinRefused', display });
  const at = deps.clock.now();
  const choice = { way: 'in', cause: 'joined', at, wasWanted: isWanted } as const;
  const origin = isWanted ? 'rule' : 'self';
  const former = person.line(channel);
  const wanted: LedgerLine = { origin, isIn: former?.isIn ?? false, at, choice };
  await keep(deps, channel, { userId, line: wanted, former });
  await deps.server.add(channelId, [userId]);
  await keep(deps, channel, { userId, line: { ...wanted, isIn: true }, former: wanted });
  return ok({ channel });
}

/**
 * The choice is written before Mattermost is asked: if that fails, the next pass sees that the person
 * is not where they chose to be, and does it.
 */
export async function keep(
  { transaction }: Pick<ChooseDeps, 'transaction'>,
  { key }: Channel,
  {
    userId,
    line,
    former,
  }: {
    readonly userId: string;
    readonly line: LedgerLine;
    readonly former: LedgerLine | undefined;
  },
): Promise<void> {
  await transaction(({ channels }) =>
    channels.putLines([{ channel: key, userId, line, ...(former && { former }) }]),
  );
}
