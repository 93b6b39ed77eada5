import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { logIn, makeAdmin } from '../../../../../bot/src/adapters/mattermost/admin.ts';
import {
  makeRestClient,
  type RestClient,
} from '../../../../../bot/src/adapters/mattermost/rest-client.ts';
import { ask, type SendRequest } from '../../../../../bot/src/adapters/mattermost/rest-request.ts';
import { startSandboxServer } from '../../../../../sandbox/server/server.ts';
import { timerSleep } from '../../../../../bot/src/adapters/mattermost/timer-sleep.ts';

const password = 'Passw0rd!coop';
const created = z.object({ id: z.string() });

/** A server that answers like Mattermost: a real one when the environment names it, else the sandbox. */
interface TestServer {
  readonly url: string;
  readonly adminToken: string;
  readonly close: () => Promise<void>;
}

async function startTestServer(): Promise<TestServer> {
  const { MATTERMOST_URL: url, MATTERMOST_ADMIN_TOKEN: adminToken } = process.env;
  if (url !== undefined && adminToken !== undefined) {
    return { url, adminToken, close: () => Promise.resolve() };
  }
  const sandbox = await startSandboxServer();
  const anonymous = clientFor(sandbox.url);
  await createAccount(anonymous.send, 'admin');
  const token = await logIn(anonymous.send, { loginId: 'admin', password });
  anonymous.close();
  return { url: sandbox.url, adminToken: token, close: () => sandbox.close() };
}

/** A client in real time. */
export function clientFor(url: string, token?: string): RestClient {
  const settings = { url, userAgent: 'coop-tests/0', ...(token === undefined ? {} : { token }) };
  return makeRestClient(settings, { nowMs: Date.now, random: Math.random, sleep: timerSleep });
}

export interface Person {
  readonly id: string;
  readonly username: string;
  readonly send: SendRequest;
}

/** A team with its people and the bot as its administrator; names are new each time. */
export interface TestTeam {
  readonly url: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly botUserId: string;
  readonly botToken: string;
  readonly admin: SendRequest;
  readonly bot: SendRequest;
  /** In the team. */
  readonly alice: Person;
  readonly bob: Person;
  /** In no team. */
  readonly zoe: Person;
  /** Ends the clients, and the sandbox if it was one. */
  readonly close: () => Promise<void>;
}

export function unique(word: string): string {
  return `${word}${randomBytes(5).toString('hex')}`;
}

export async function startTestTeam(): Promise<TestTeam> {
  const server = await startTestServer();
  try {
    return await makeTestTeam(server);
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function makeTestTeam(server: TestServer): Promise<TestTeam> {
  const { url, adminToken } = server;
  const clients = [clientFor(url, adminToken)];
  const open = (token?: string) => {
    const client = clientFor(url, token);
    clients.push(client);
    return client.send;
  };
  const admin = open(adminToken);
  const teamName = unique('team');
  const team = { name: teamName, display_name: 'Équipe', type: 'O' };
  const teamId = await create(admin, '/teams', team);
  const person = async (word: string): Promise<Person> => {
    const username = unique(word);
    const id = await createAccount(admin, username);
    return { id, username, send: open(await logIn(open(), { loginId: username, password })) };
  };
  const [alice, bob, zoe] = [await person('alice'), await person('bob'), await person('zoe')];
  for (const { id } of [alice, bob]) {
    const body = { team_id: teamId, user_id: id };
    await admin({ method: 'POST', route: '/teams/{teamId}/members', path: { teamId }, body });
  }
  const { ensureBot, createToken, ensureTeamAdmin } = makeAdmin(admin);
  const description = { displayName: 'Coop', description: 'Companion' };
  const { userId: botUserId } = await ensureBot({ username: unique('bot'), ...description });
  const botToken = await createToken(botUserId, 'tests');
  await ensureTeamAdmin(teamId, botUserId);
  const close = async () => {
    for (const client of clients) client.close();
    await server.close();
  };
  const people = { alice, bob, zoe };
  return {
    url,
    teamId,
    teamName,
    botUserId,
    botToken,
    admin,
    bot: open(botToken),
    ...people,
    close,
  };
}

async function createAccount(send: SendRequest, username: string): Promise<string> {
  return create(send, '/users', { username, email: `${username}@example.org`, password });
}

async function create(send: SendRequest, route: string, body: object): Promise<string> {
  return (await ask(send, { method: 'POST', route, body }, created)).id;
}
