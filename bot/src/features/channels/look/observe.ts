import type { Channel, Community, Team } from '../channels.ts';
import { inParallel } from './in-parallel.ts';
import type { Ledger } from '../plan/ledger.ts';
import type { Observed, SeenChannel, SeenMember, Sight } from '../plan/observed.ts';
import type { Inhabitant } from '../plan/world.ts';
import type { ChannelServer, ServerChannel } from '../ports.ts';
import type { UserId } from '../../../core/actor.ts';
import type { Cards } from '../../../core/outbox.ts';

export interface ObserveDeps {
  readonly server: ChannelServer;
  readonly cards: Pick<Cards, 'postOf'>;
}

export interface ObserveRequest {
  readonly community: Community;
  readonly team: Team;
  readonly teamId: string;
  readonly isBotAdmin: boolean;
  readonly ledger: Ledger;
  readonly inhabitants: ReadonlyMap<UserId, Inhabitant>;
  /**
   * `full`: members and pinned posts of every channel. `light`: members of those whose number is not
   * what the ledger says; the others are taken to be as the ledger says.
   */
  readonly depth: 'full' | 'light';
  /** How many more Mattermost counts than the ledger, by id of the channel: bots, for one. */
  readonly offsets: ReadonlyMap<string, number>;
}

export interface Observation {
  readonly observed: Observed;
  /** Active members of each channel whose members were read, by key, as Mattermost counts them. */
  readonly counts: ReadonlyMap<string, number>;
}

/** The lines of a channel whose people are there and active. */
export function countLines(
  { lines }: Ledger,
  key: string,
  inhabitants: ReadonlyMap<UserId, Inhabitant>,
): number {
  const there = [...(lines.get(key) ?? [])].filter(
    ([userId, line]) => line.isIn && inhabitants.get(userId)?.isActive,
  );
  return there.length;
}

/** Key of the card that is the welcome post of a channel. */
export function welcomeCard(key: string): string {
  return `channels.welcome.${key}`;
}

/**
 * One team as Mattermost has it now. What cannot be read is left out, so that nothing is done about
 * it; only when nothing at all can be read it throws.
 */
export async function observe(deps: ObserveDeps, request: ObserveRequest): Promise<Observation> {
  const { community, team, isBotAdmin } = request;
  const mine = new Map((await deps.server.mine(request.teamId)).map((one) => [one.id, one]));
  const wanted = community.channels.filter((channel) => channel.team === team.key);
  const { concurrency } = community.channelSettings;
  const found = await inParallel(wanted, concurrency, (channel) =>
    findChannel(deps, request, { channel, mine }),
  );
  const { look, counts } = await chooseMembers(deps, request, found);
  const sights = await inParallel(found, concurrency, (one) => sightOf(deps, request, one, look));
  return { observed: { isBotAdmin, hasEveryone: true, sights: new Map(sights) }, counts };
}

/** Sights without a channel to look into. */
type Unchanneled =
  | { readonly kind: 'archived' | 'lost' | 'absent' | 'unread' }
  | { readonly kind: 'taken'; readonly by: 'other' | 'archived' };

/** A wanted channel with what stands for it, before its members are read. */
interface Found {
  readonly key: string;
  readonly sight: Unchanneled | FoundChannel;
}

interface FoundChannel {
  readonly kind: 'live' | 'found';
  readonly how: 'adopt' | 'ours';
  readonly channel: ServerChannel;
  readonly isBotIn: boolean;
}

interface Finding {
  readonly channel: Channel;
  readonly mine: ReadonlyMap<string, ServerChannel>;
}

async function findChannel(
  deps: ObserveDeps,
  request: ObserveRequest,
  { channel, mine }: Finding,
): Promise<Found> {
  const bound = request.ledger.bindings.get(channel.key);
  const { key } = channel;
  try {
    const sight = bound
      ? await findBound(deps, bound.channelId, mine)
      : await findUnbound(deps, request, { channel, mine });
    return { key, sight };
  } catch (error) {
    if (deps.server.refusalOf(error)?.kind === 'revoked') throw error;
    return { key, sight: { kind: 'unread' } };
  }
}

async function findBound(
  { server }: ObserveDeps,
  channelId: string,
  mine: ReadonlyMap<string, ServerChannel>,
): Promise<Found['sight']> {
  const channel = mine.get(channelId) ?? (await orGone(server, server.channel(channelId)));
  if (!channel) return { kind: 'lost' };
  if (channel.isArchived) return { kind: 'archived' };
  return { kind: 'live', how: 'ours', channel, isBotIn: mine.has(channelId) };
}

/** A private channel that the bot is not in answers as a missing one. */
async function orGone<T>(server: ChannelServer, answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    const kind = server.refusalOf(error)?.kind;
    if (kind === 'gone' || kind === 'forbidden') return undefined;
    throw error;
  }
}

async function findUnbound(
  { server }: ObserveDeps,
  { teamId }: ObserveRequest,
  { channel, mine }: Finding,
): Promise<Found['sight']> {
  const { adopt } = channel;
  if (adopt && 'id' in adopt) return findById(server, adopt.id, mine);
  const name = adopt?.name ?? channel.name;
  const known = [...mine.values()].find((one) => one.name === name);
  const found = known ?? (await orGone(server, server.channelNamed(teamId, name)));
  if (!found) return { kind: 'absent' };
  if (found.isArchived) return { kind: 'taken', by: 'archived' };
  if (!adopt && !found.isByBot) return { kind: 'taken', by: 'other' };
  const how = adopt ? 'adopt' : 'ours';
  return { kind: 'found', how, channel: found, isBotIn: mine.has(found.id) };
}

/** A private channel that the bot cannot see yet is seen once it has added itself. */
async function findById(
  server: ChannelServer,
  id: string,
  mine: ReadonlyMap<string, ServerChannel>,
): Promise<Found['sight']> {
  const channel = mine.get(id) ?? (await orGone(server, server.channel(id)));
  if (channel?.isArchived) return { kind: 'taken', by: 'archived' };
  const unseen = { teamId: '', name: '', displayName: '', purpose: '', header: '' };
  return {
    kind: 'found',
    how: 'adopt',
    channel: channel ?? { id, ...unseen, type: 'private', isArchived: false, isByBot: false },
    isBotIn: mine.has(id),
  };
}

/** Whether the members of a channel are read, or taken from the ledger. */
type Look = (channelId: string) => 'read' | 'ledger';

async function chooseMembers(
  { server }: ObserveDeps,
  { depth, ledger, inhabitants, offsets }: ObserveRequest,
  found: readonly Found[],
): Promise<{ readonly look: Look; readonly counts: ReadonlyMap<string, number> }> {
  const live = found.flatMap(({ key, sight }) =>
    sight.kind === 'live' && sight.isBotIn ? [{ key, id: sight.channel.id }] : [],
  );
  const byId = await server.counts(live.map(({ id }) => id));
  const isToRead = ({ key, id }: { readonly key: string; readonly id: string }) => {
    const offset = (byId.get(id) ?? 0) - countLines(ledger, key, inhabitants);
    const isKnown = ledger.bindings.get(key)?.isKnown ?? false;
    return depth === 'full' || !isKnown || offsets.get(id) !== offset;
  };
  const read = live.filter(isToRead);
  const ids = new Set(read.map(({ id }) => id));
  return {
    look: (id) => (ids.has(id) ? 'read' : 'ledger'),
    counts: new Map(read.map(({ key, id }) => [key, byId.get(id) ?? 0])),
  };
}

async function sightOf(
  deps: ObserveDeps,
  request: ObserveRequest,
  { key, sight }: Found,
  look: Look,
): Promise<readonly [string, Sight]> {
  if (!('channel' in sight)) return [key, sight];
  const { channel, isBotIn, how, kind } = sight;
  const members =
    kind === 'live' && isBotIn
      ? await membersOf(deps, request, { key, id: channel.id, look })
      : undefined;
  const welcome = kind === 'live' ? await welcomeOf(deps, request, { key, id: channel.id }) : {};
  const { id, name, displayName, purpose, header, type } = channel;
  const texts = { id, name, displayName, purpose, header, type };
  const seen: SeenChannel = { ...texts, isBotIn, ...(members && { members }), ...welcome };
  return [key, kind === 'live' ? { kind, channel: seen } : { kind, how, channel: seen }];
}

async function membersOf(
  { server }: ObserveDeps,
  { ledger }: ObserveRequest,
  { key, id, look }: { readonly key: string; readonly id: string; readonly look: Look },
): Promise<ReadonlyMap<UserId, SeenMember> | undefined> {
  if (look(id) === 'ledger') return membersOfLedger(ledger, key);
  try {
    return await server.members(id);
  } catch (error) {
    if (server.refusalOf(error)?.kind === 'revoked') throw error;
    return undefined;
  }
}

/** Nobody of them becomes an administrator by this: whoever is wanted so counts as being it. */
export function membersOfLedger(ledger: Ledger, key: string): ReadonlyMap<UserId, SeenMember> {
  const there = [...(ledger.lines.get(key) ?? [])].filter(([, line]) => line.isIn);
  return new Map(
    there.map(([userId, { isAdminByBot, origin }]) => [
      userId,
      { isAdmin: isAdminByBot ?? origin === 'hand' },
    ]),
  );
}

async function welcomeOf(
  { server, cards }: ObserveDeps,
  { depth, ledger }: ObserveRequest,
  { key, id }: { readonly key: string; readonly id: string },
): Promise<Pick<SeenChannel, 'welcome'>> {
  const isPosted = ledger.bindings.get(key)?.welcome !== undefined;
  const postId = isPosted && depth === 'full' ? await cards.postOf(welcomeCard(key)) : undefined;
  if (postId === undefined) return {};
  try {
    const pinned = await server.pinned(id);
    if (pinned.has(postId)) return { welcome: { postId, state: 'pinned' } };
    const isThere = await server.hasPost(postId);
    return { welcome: { postId, state: isThere ? 'unpinned' : 'gone' } };
  } catch (error) {
    if (server.refusalOf(error)?.kind === 'revoked') throw error;
    return {};
  }
}
