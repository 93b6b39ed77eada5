import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeAdmin } from '../../../bot/src/adapters/mattermost/admin.ts';
import { makeRestClient } from '../../../bot/src/adapters/mattermost/rest-client.ts';
import { timerSleep } from '../../../bot/src/adapters/mattermost/timer-sleep.ts';
import { openStorage } from '../../../bot/src/adapters/storage/open-storage.ts';
import { readManifest } from '../../../build/plugin-package.ts';
import { anEntry } from '../../support/builders.ts';
import { openHost, openSandbox, type Host } from './host.ts';
import { builtPlugin } from './built-plugin.ts';

/** An adviser with an account and an entry in the registry. */
export interface Adviser {
  readonly userId: string;
  readonly username: string;
  readonly password: string;
  readonly entryId: string;
}

/** A server with the plugin, a team, a bot's account and a database, for a bot that may run. */
export interface Stage {
  readonly host: Host;
  readonly team: { readonly id: string; readonly name: string };
  readonly channelId: string;
  readonly botId: string;
  /** Settings of a bot of this stage, in the words of its environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** The secret with which Mattermost posts a command of the bot. */
  commandToken(trigger: string): Promise<string>;
  /** A new adviser of Pau with a usual place, called Claire. */
  addAdviser(): Promise<Adviser>;
  close(): Promise<void>;
}

export interface StageOptions {
  /** Sandbox even when a real server is given. */
  readonly onSandbox?: boolean;
  readonly withPlugin?: boolean;
  /** Where the bot keeps its data; a file of its own by default. */
  readonly database?: string;
}

const password = 'Claire-2026-coop';
const clock = { now: () => Date.now() };
const random = { bytes: (length: number) => randomBytes(length) };

export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const host = options.onSandbox === true ? await openSandbox() : await openHost();
  try {
    return await setStage(host, options);
  } catch (error) {
    await host.close();
    throw error;
  }
}

async function setStage(host: Host, options: StageOptions): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'coop-stage-'));
  const database = options.database ?? `sqlite:${join(folder, 'coop.sqlite')}`;
  const run = randomBytes(4).toString('hex');
  const { administrator } = host;
  const team = { name: `coop-${run}`, display_name: `Coop ${run}`, type: 'O' };
  const teamId = await administrator.id('POST', '/teams', team);
  const channelId = await administrator.id('GET', `/teams/${teamId}/channels/name/town-square`);
  const bot = await prepareBot(host, teamId, { withPlugin: options.withPlugin ?? true, run });
  const port = String(await freePort());
  const counter = { advisers: 0 };
  return {
    host,
    team: { id: teamId, name: team.name },
    channelId,
    botId: bot.userId,
    environment: {
      COOP_MATTERMOST_URL: host.url,
      COOP_BOT_TOKEN: bot.token,
      COOP_SECRET: randomBytes(32).toString('hex'),
      COOP_DATABASE: database,
      COOP_CALLBACK_URL: `http://127.0.0.1:${port}`,
      COOP_PUBLIC_URL: `http://127.0.0.1:${port}`,
      COOP_PORT: port,
      COOP_METRICS_PORT: '0',
      COOP_LOG_LEVEL: 'silent',
      COOP_REQUESTS_PER_MINUTE: '100000',
    },
    commandToken: async (trigger) => {
      const all = await administrator.call('GET', `/commands?team_id=${teamId}&custom_only=true`);
      const [, token] =
        new RegExp(`"token":"([a-z0-9]+)"[^}]*"trigger":"${trigger}"`).exec(JSON.stringify(all)) ??
        [];
      if (token === undefined) throw new Error(`no command /${trigger} in the team`);
      return token;
    },
    addAdviser: async () => {
      counter.advisers += 1;
      const username = `claire-${run}-${String(counter.advisers)}`;
      const userId = await addPerson(host, teamId, username);
      await register(database, { username, userId });
      return { userId, username, password, entryId: username };
    },
    close: async () => {
      await administrator.call('DELETE', `/teams/${teamId}`).catch(() => undefined);
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A bot's account that administers the team, its token, and the plugin as it is now. */
async function prepareBot(
  host: Host,
  teamId: string,
  { withPlugin, run }: { readonly withPlugin: boolean; readonly run: string },
): Promise<{ readonly userId: string; readonly token: string }> {
  const { send, close } = makeRestClient(
    { url: host.url, userAgent: 'stage', token: host.administrator.token },
    { nowMs: () => clock.now(), random: () => Math.random(), sleep: timerSleep },
  );
  const admin = makeAdmin(send);
  const { userId } = await admin.ensureBot({
    username: `coop-${run}`,
    displayName: 'Coop',
    description: 'CRA',
  });
  await admin.ensureTeamAdmin(teamId, userId);
  if (withPlugin) {
    await admin.uploadPlugin(readFileSync(builtPlugin().archive));
    await admin.enablePlugin(readManifest().id);
  }
  const token = await admin.createToken(userId, run);
  close();
  return { userId, token };
}

async function addPerson(host: Host, teamId: string, username: string): Promise<string> {
  const { administrator } = host;
  const userId = await administrator.id('POST', '/users', {
    username,
    email: `${username}@exemple.fr`,
    password,
    first_name: 'Claire',
    last_name: 'Martin',
    locale: 'fr',
  });
  const member = { team_id: teamId, user_id: userId };
  await administrator.call('POST', `/teams/${teamId}/members`, member);
  await administrator.call('PUT', `/users/${userId}/preferences`, withoutTours(userId));
  return userId;
}

/** What the real web app would show above everything to a newcomer. */
function withoutTours(userId: string) {
  const preference = (category: string, name: string, value: string) => ({
    user_id: userId,
    category,
    name,
    value,
  });
  return [
    preference('tutorial_step', userId, '999'),
    preference('recommended_next_steps', 'hide', 'true'),
    preference('onboarding_task_list', 'onboarding_task_list_show', 'false'),
    preference('onboarding_task_list', 'onboarding_task_list_open', 'false'),
    preference('crt_tutorial_triggered', userId, '999'),
    preference('crt_thread_pane_step', userId, '999'),
    preference('drafts', 'drafts_tour_tip_showed', '{"drafts_tour_tip_showed":true}'),
  ];
}

async function register(
  database: string,
  { username, userId }: { readonly username: string; readonly userId: string },
): Promise<void> {
  const storage = await openStorage(database, { clock, random, role: 'command-line' });
  await storage.transaction(async ({ registry, places }) => {
    await registry.put([
      anEntry({
        id: username,
        status: 'actif',
        start: '2024-01-01',
        affectations: [{ structureId: '21640445300017', departement: '64', from: '2024-01-01' }],
      }),
    ]);
    await registry.link(username, { userId, how: 'column', at: clock.now(), by: 'operator' });
    await places.saveUsual(username, {
      nom: 'Médiathèque de Pau',
      commune: { insee: '64445', cp: '64000', nom: 'Pau' },
      canal: 'rattachement',
    });
  });
  await storage.close();
}

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
