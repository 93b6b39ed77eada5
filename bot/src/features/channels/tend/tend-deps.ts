import { findChannel } from '../own/find-channel.ts';
import type { Channel, Community, Team } from '../channels.ts';
import type { LoadedCommunity } from '../community-file/load-community.ts';
import type { ChannelAmbiguous, ChannelUnknown, NoCommunity } from '../failures.ts';
import type { Binding } from '../plan/ledger.ts';
import type { ChannelServer, LedgerReader, LedgerStore } from '../ports.ts';
import type { Person } from '../../../core/actor.ts';
import type { Clock } from '../../../core/clock.ts';
import type { History } from '../../../core/history.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { Transaction } from '../../../core/transaction.ts';

/** What those who tend channels work with. */
export interface TendDeps {
  readonly clock: Clock;
  readonly server: ChannelServer;
  readonly ledger: LedgerReader;
  readonly readCommunity: () => Promise<LoadedCommunity | undefined>;
  readonly transaction: Transaction<{
    readonly channels: LedgerStore;
    readonly history: History;
  }>;
  /** A pass comes next. */
  readonly hasten: () => void;
}

export interface TendRequest {
  readonly actor: Person;
  /** `~name`, key or display name. */
  readonly channel: string;
}

export type WantedRefused = NoCommunity | ChannelUnknown | ChannelAmbiguous;

/** A channel of the file, with what stands for it. */
export interface Wanted {
  readonly community: Community;
  readonly channel: Channel;
  readonly team: Team;
  readonly binding: Binding | undefined;
}

export async function wantedChannel(
  { readCommunity, ledger }: Pick<TendDeps, 'readCommunity' | 'ledger'>,
  typed: string,
): Promise<Result<Wanted, WantedRefused>> {
  const loaded = await readCommunity();
  if (!loaded) return fail({ tag: 'NoCommunity' });
  const { community } = loaded;
  const found = findChannel(community, typed);
  if (!found.ok) return found;
  const team = community.teams.find(({ key }) => key === found.value.team);
  if (!team) return fail({ tag: 'NoCommunity' });
  const { bindings } = await ledger.ofUser('');
  return ok({ community, channel: found.value, team, binding: bindings.get(found.value.key) });
}

/** Who did what to which channel, in the log. */
export async function recordTending(
  history: History,
  { actor, channel }: { readonly actor: Person; readonly channel: Channel },
  { type, at }: { readonly type: string; readonly at: number },
): Promise<void> {
  const who = await history.pseudonym('administration', actor.entryId ?? `mm-${actor.userId}`);
  const event = { type, actor: who, obj: { channel: channel.key }, data: {} };
  await history.append('administration', event, at);
}
