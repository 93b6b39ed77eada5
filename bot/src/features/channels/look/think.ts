import type { Community, Team } from '../channels.ts';
import { linkedEntries, toInhabitant } from './inhabitants.ts';
import { countLines, observe, type ObserveDeps } from './observe.ts';
import type { ChannelWords } from './words.ts';
import { learn, type HeardHands, type Learnt } from '../plan/learn.ts';
import type { Ledger } from '../plan/ledger.ts';
import type { Observed } from '../plan/observed.ts';
import type { Plan } from '../plan/operation.ts';
import { plan } from '../plan/plan.ts';
import { resolve, type Desired } from '../plan/resolve.ts';
import {
  pairKey,
  type Gate,
  type Inhabitant,
  type Restriction,
  type World,
} from '../plan/world.ts';
import type { ChannelServer, ExceptionRecord, LedgerReader, TeamAccount } from '../ports.ts';
import type { Entry, RegistryReader } from '../../registry/index.ts';
import type { UserId } from '../../../core/actor.ts';
import type { Whereabouts } from '../../../core/calendar/person-hours.ts';
import type { Clock } from '../../../core/clock.ts';
import { localDay } from '../../../core/local-day.ts';

/** The charters, as of one instant; one that is not in force stops nobody. */
export interface CharterGates {
  readGate(request: {
    readonly now: number;
    /** The community's, IANA. */
    readonly zone: string;
    /** Charters of channels that are asked about besides the community's. */
    readonly charters: readonly string[];
    readonly whereabouts: (userId: UserId) => Whereabouts;
  }): Promise<Gate>;
}

/** Whom moderation keeps out, as of now. */
export interface Restrictions {
  current(): Promise<ReadonlyMap<UserId, Restriction>>;
}

export interface ThinkDeps extends ObserveDeps {
  readonly clock: Clock;
  readonly registry: Pick<RegistryReader, 'entries' | 'entryOfUser'>;
  readonly ledger: LedgerReader;
  readonly gates: CharterGates;
  readonly restrictions: Restrictions;
  readonly words: ChannelWords;
}

export interface ThinkRequest {
  readonly community: Community;
  readonly team: Team;
  readonly depth: 'full' | 'light';
  readonly offsets: Map<string, number>;
  /** Who was heard adding or removing another, by `pairKey` of the channel's id and account. */
  readonly hands?: HeardHands;
}

/** What a pass found about one team, and what it would do. */
export interface Thought {
  readonly teamId: string;
  readonly world: World;
  readonly observed: Observed;
  readonly desired: Desired;
  readonly plan: Plan;
  readonly learnt: Learnt;
  /** As it was read, before anything was learnt. */
  readonly former: Ledger;
}

/** Observes, learns, resolves and plans one team; `undefined` when the bot cannot see it. */
export async function think(deps: ThinkDeps, request: ThinkRequest): Promise<Thought | undefined> {
  const { community, team, depth, offsets, hands } = request;
  const seen = await deps.server.team(team.found);
  if (!seen) return undefined;
  const former = await deps.ledger.whole();
  const inhabitants = await readInhabitants(deps, request, seen.id);
  const { observed, counts } = await observe(deps, {
    community,
    team,
    teamId: seen.id,
    isBotAdmin: seen.isBotAdmin,
    ledger: former,
    inhabitants,
    depth,
    offsets,
  });
  const before = await makeWorld(deps, { community, team, inhabitants, ledger: former });
  const now = deps.clock.now();
  const learnt = learn(observed, before, { now, hands: byKey(hands, former) });
  for (const [key, count] of counts) {
    const id = former.bindings.get(key)?.channelId ?? '';
    offsets.set(id, count - countLines(learnt.ledger, key, inhabitants));
  }
  const world = { ...before, ledger: learnt.ledger };
  const desired = resolve(world);
  const words = await deps.words.forPlan();
  const planned = plan({ world, desired, observed, ledger: learnt.ledger, words, now });
  return { teamId: seen.id, world, observed, desired, plan: planned, learnt, former };
}

function byKey(hands: HeardHands = new Map(), { bindings }: Ledger): HeardHands {
  if (hands.size === 0) return hands;
  const keys = new Map([...bindings].map(([key, { channelId }]) => [channelId, key]));
  return new Map(
    [...hands].map(([pair, by]) => {
      const [channelId = '', userId = ''] = pair.split(' ');
      return [pairKey(keys.get(channelId) ?? '', userId), by];
    }),
  );
}

export async function makeWorld(
  deps: Pick<ThinkDeps, 'clock' | 'gates' | 'restrictions' | 'ledger'>,
  world: Pick<World, 'community' | 'team' | 'inhabitants' | 'ledger'>,
): Promise<World> {
  const { community } = world;
  const charters = community.channels.flatMap(({ charter }) =>
    charter === undefined ? [] : [charter],
  );
  const [gate, restrictions, exceptions] = await Promise.all([
    deps.gates.readGate({
      now: deps.clock.now(),
      zone: community.timeZone,
      charters: [...new Set(charters)],
      whereabouts: (userId) =>
        world.inhabitants.get(userId)?.whereabouts ?? { timeZone: community.timeZone },
    }),
    deps.restrictions.current(),
    deps.ledger.exceptions(),
  ]);
  const today = localDay(deps.clock.now(), community.timeZone);
  return { ...world, gate, restrictions, exceptions: inForce(exceptions, today) };
}

function inForce(exceptions: readonly ExceptionRecord[], today: string): World['exceptions'] {
  return new Map(
    exceptions
      .filter(({ until }) => today <= until)
      .map(({ channel, userId, decision, until }) => [
        pairKey(channel, userId),
        { decision, until },
      ]),
  );
}

async function readInhabitants(
  { server, registry, clock }: ThinkDeps,
  { community, team }: ThinkRequest,
  teamId: string,
): Promise<ReadonlyMap<UserId, Inhabitant>> {
  const entries = await linkedEntries(registry);
  const now = clock.now();
  const inhabitants = new Map<UserId, Inhabitant>();
  for await (const page of server.accounts(teamId)) {
    for (const account of page) {
      const entry = entries.get(account.userId);
      const one = toInhabitant(account, entry, { community, now, isInTeam: true });
      inhabitants.set(account.userId, one);
    }
  }
  if (team.people === 'manage') {
    const outside = await accountsOutside(server, entries, inhabitants);
    for (const { account, entry } of outside) {
      const one = toInhabitant(account, entry, { community, now, isInTeam: false });
      inhabitants.set(account.userId, one);
    }
  }
  return inhabitants;
}

async function accountsOutside(
  server: ChannelServer,
  entries: ReadonlyMap<UserId, Entry>,
  inside: ReadonlyMap<UserId, Inhabitant>,
): Promise<readonly { readonly account: TeamAccount; readonly entry: Entry }[]> {
  const found: { readonly account: TeamAccount; readonly entry: Entry }[] = [];
  for (const [userId, entry] of entries) {
    if (inside.has(userId)) continue;
    const account = await server.account(userId);
    if (account) found.push({ account, entry });
  }
  return found;
}
