import { join } from 'node:path';
import { randomBytes } from 'node:crypto';

import * as z from 'zod';

import { openCommunityFolder } from '../../../../../bot/src/adapters/community/community-folder.ts';
import { makeAdmin } from '../../../../../bot/src/adapters/mattermost/admin.ts';
import { makeChannelServer } from '../../../../../bot/src/adapters/mattermost/channel-server.ts';
import { makeRestClient } from '../../../../../bot/src/adapters/mattermost/rest-client.ts';
import {
  anyAnswer,
  ask,
  type RestAnswer,
  type RestRequest,
  type SendRequest,
} from '../../../../../bot/src/adapters/mattermost/rest-request.ts';
import type { Storage } from '../../../../../bot/src/adapters/storage/storage.ts';
import { makeIds } from '../../../../../bot/src/core/make-ids.ts';
import { applyPlan } from '../../../../../bot/src/features/channels/apply/apply-plan.ts';
import {
  ChannelWork,
  type ChannelWorkDeps,
} from '../../../../../bot/src/features/channels/apply/channel-work.ts';
import { askForPlan } from '../../../../../bot/src/features/channels/apply/run-record.ts';
import {
  loadCommunity,
  makeCommunityReader,
} from '../../../../../bot/src/features/channels/community-file/load-community.ts';
import { makeChannelWords } from '../../../../../bot/src/features/channels/index.ts';
import type { CommunitySource, RunRecord } from '../../../../../bot/src/features/channels/ports.ts';
import type { Gate, Restriction } from '../../../../../bot/src/features/channels/plan/world.ts';
import type { Entry } from '../../../../../bot/src/features/registry/index.ts';
import { startSandboxServer } from '../../../../../sandbox/server/server.ts';
import { fewTerritories } from './small-file.ts';
import { anEntry } from '../../../../support/builders.ts';
import { makeMemoryStorage } from '../../../../support/memory/memory-storage.ts';
import { makeTestClock, makeTestRandom, type TestClock } from '../../../../support/test-clock.ts';

const idShape = z.object({ id: z.string() });
const password = 'Mot-de-passe-2026';
const defaultFile = join(import.meta.dirname, '../../../../../bot/src/community/community.fr.yaml');

/** Requests that change nothing although they are posted. */
const readingPosts = ['/posts/ids', '/channels/stats/member_count', '/users/ids'];

export interface StageOptions {
  readonly clock?: TestClock;
  /** What stands for `community.yaml`; the French default otherwise. */
  readonly text?: () => Promise<string> | string;
  readonly storage?: Pick<
    Storage,
    'transaction' | 'readers' | 'state' | 'cards' | 'leases' | 'queue'
  >;
  readonly config?: Readonly<Record<string, unknown>>;
}

/** A sandbox with a team, a bot that administers it, and the work on channels over a storage. */
export async function openChannelStage(options: StageOptions = {}) {
  const clock = options.clock ?? makeTestClock();
  const random = { bytes: (length: number) => randomBytes(length) };
  const storage = options.storage ?? makeMemoryStorage({ clock, random: makeTestRandom() });
  const server = await startSandboxServer({
    config: {
      TeamSettings: { MaxUsersPerTeam: 20_000 },
      SandboxSettings: { MaxActiveUsers: 20_000 },
      ...options.config,
    },
  });
  const clients: { close(): void }[] = [];
  const client = (token?: string) => {
    const made = makeRestClient(
      { url: server.url, userAgent: 'stage', retries: 0, ...(token !== undefined && { token }) },
      { nowMs: () => Date.now(), random: () => 0, sleep: () => Promise.resolve() },
    );
    clients.push(made);
    return made.send;
  };
  const admin = await administratorOf(client);
  const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', route: string, body?: unknown) =>
    ask(admin, { method, route, ...(body !== undefined && { body }) }, anyAnswer);
  const idOf = async (route: string, body?: unknown) =>
    idShape.parse(await call(body === undefined ? 'GET' : 'POST', route, body)).id;
  const teamId = await idOf('/teams', { name: 'cnum', display_name: 'Cnum', type: 'O' });
  const bot = await makeAdmin(admin).ensureBot({
    username: 'coop-bot',
    displayName: 'Coop',
    description: '',
  });
  await makeAdmin(admin).ensureTeamAdmin(teamId, bot.userId);
  const token = await makeAdmin(admin).createToken(bot.userId, 'stage');
  const network = watchRequests(client(token));
  const open: Gate = { passes: () => true };
  const world = {
    gate: open,
    restrictions: new Map<string, Restriction>(),
  };
  const text = options.text;
  const folder = openCommunityFolder(defaultFile);
  const source: CommunitySource = text
    ? {
        read: async () => ({ name: 'community.yaml', bytes: Buffer.from(await text()) }),
        beside: (name) =>
          name === 'few.csv' ? Promise.resolve(Buffer.from(fewTerritories)) : folder.beside(name),
      }
    : folder;
  const logged: unknown[] = [];
  const log = {
    info: () => undefined,
    warn: (fields: object) => void logged.push(fields),
    error: (fields: object) => void logged.push(fields),
  };
  const deps: ChannelWorkDeps = {
    clock,
    ids: makeIds(clock, random),
    log,
    registry: storage.readers.registry,
    ledger: storage.readers.channels,
    history: storage.readers.history,
    transaction: storage.transaction,
    state: storage.state,
    cards: storage.cards,
    leases: storage.leases,
    holder: 'stage',
    server: makeChannelServer(network.send),
    gates: { readGate: () => Promise.resolve(world.gate) },
    restrictions: { current: () => Promise.resolve(world.restrictions) },
    words: makeChannelWords({
      say: (said) => ('key' in said ? said.key : ''),
      charterButton: () => Promise.resolve(undefined),
    }),
    readCommunity: makeCommunityReader(storage.state),
  };
  const load = () => loadCommunity({ clock, source, state: storage.state });
  await load();
  const state = { work: new ChannelWork(deps) };

  const round = async () => {
    while (await state.work.round());
  };
  const lastRun = async (id: string): Promise<RunRecord> => {
    const run = await storage.readers.channels.run(id);
    if (!run) throw new Error(`no run ${id}`);
    return run;
  };
  return {
    clock,
    storage,
    deps,
    network,
    world,
    logged,
    teamId,
    botId: bot.userId,
    load,
    call,
    idOf,
    /** Rounds until there is nothing more to do at once. */
    round,
    /** The same bot after a death: nothing of the process is left. */
    restart: () => {
      state.work = new ChannelWork(deps);
    },
    work: () => state.work,
    /** Asks for a plan and makes it. */
    plan: async () => {
      const { id } = await askForPlan(
        { clock, random, ledger: deps.ledger, transaction: storage.transaction },
        { team: 'principal', by: 'asker' },
      );
      await round();
      return lastRun(id);
    },
    /** Applies a plan that was shown; answers the run as it ended. */
    apply: async (run: RunRecord, typed?: string) => {
      const asked = await applyPlan(deps, { id: run.id, ...(typed !== undefined && { typed }) });
      if (!asked.ok) return asked.failure;
      await round();
      return lastRun(run.id);
    },
    /** An account in the team, with an entry of the registry unless it is a stranger. */
    addPerson: async (name: string, fields: Partial<Entry> | 'stranger' = {}) => {
      const userId = await idOf('/users', {
        username: name,
        email: `${name}@exemple.fr`,
        password,
        first_name: name,
      });
      await call('POST', `/teams/${teamId}/members`, { team_id: teamId, user_id: userId });
      if (fields === 'stranger') return userId;
      await storage.transaction(async ({ registry, history }) => {
        await registry.put([anEntry({ id: name, status: 'actif', ...fields })]);
        await registry.link(name, { userId, how: 'hand', at: 0, by: 'operator' });
        const person = await history.pseudonym('administration', name);
        const event = { type: 'registry.created', actor: 'bot', obj: { person }, data: {} };
        await history.append('administration', event, clock.now());
      });
      return userId;
    },
    changeEntry: (id: string, fields: Partial<Entry>) =>
      storage.transaction(async ({ registry, history }) => {
        const entry = await registry.entry(id);
        if (entry) await registry.put([{ ...entry, ...fields }]);
        const event = { type: 'registry.changed', actor: 'bot', obj: {}, data: {} };
        await history.append('administration', event, clock.now());
      }),
    channelId: (name: string) => idOf(`/teams/${teamId}/channels/name/${name}`),
    /** Names of the channels of the team that somebody is in, sorted. */
    channelsOf: async (userId: string) => {
      const channels = await ask(
        admin,
        { method: 'GET', route: `/users/${userId}/teams/${teamId}/channels` },
        z.array(z.object({ name: z.string(), team_id: z.string() })),
      );
      return channels
        .filter((one) => one.team_id === teamId)
        .map(({ name }) => name)
        .sort();
    },
    membersOf: async (name: string) => {
      const id = await idOf(`/teams/${teamId}/channels/name/${name}`);
      const route = `/channels/${id}/members`;
      const members = await ask(
        admin,
        { method: 'GET', route, query: { per_page: 200 } },
        z.array(z.object({ user_id: z.string() })),
      );
      return members.map((one) => one.user_id).filter((one) => one !== bot.userId);
    },
    /** What waits to be said to somebody, by the beginning of its key. */
    said: async (userId: string, prefix: string) => {
      const taken = await storage.queue.take({ now: clock.now(), leaseUntil: 0, limit: 10_000 });
      return taken.filter(
        ({ key, effect }) =>
          key.startsWith(prefix) &&
          effect.kind === 'say' &&
          effect.to.kind === 'direct' &&
          effect.to.userId === userId,
      ).length;
    },
    /** A call as another person. */
    as: async (name: string) => {
      const answer = await client()({
        method: 'POST',
        route: '/users/login',
        body: { login_id: name, password },
      });
      return client(answer.headers['token'] ?? '');
    },
    close: async () => {
      for (const one of clients) one.close();
      await server.close();
    },
  };
}

export type ChannelStage = Awaited<ReturnType<typeof openChannelStage>>;

async function administratorOf(client: (token?: string) => SendRequest): Promise<SendRequest> {
  const account = { username: 'administration', email: 'administration@exemple.fr', password };
  await client()({ method: 'POST', route: '/users', body: account });
  const body = { login_id: 'administration', password };
  const answer = await client()({ method: 'POST', route: '/users/login', body });
  return client(answer.headers['token'] ?? '');
}

/** Writes down what the bot asks of Mattermost, and lets a suite answer in its place. */
function watchRequests(send: SendRequest) {
  const requests: RestRequest[] = [];
  const state: { meddle?: (request: RestRequest, go: SendRequest) => Promise<RestAnswer> } = {};
  return {
    requests,
    state,
    send: (request: RestRequest) => {
      requests.push(request);
      return state.meddle ? state.meddle(request, send) : send(request);
    },
    isWrite,
    writes: () => requests.filter(isWrite),
  };
}

function isWrite({ method, route }: RestRequest): boolean {
  return method !== 'GET' && !readingPosts.includes(route);
}
