import { pluginId } from '@coop/contract/identity';

import { advice, good, wrong, type Finding } from './findings.ts';
import { answersHealth, checkPublicAddress, checkServerReachesBot } from './reach-bot.ts';
import { realClock, realRandom } from '../with-storage.ts';
import type { Connection, MattermostTools } from '../../adapters/mattermost/connection.ts';
import { makeConfig } from '../../adapters/mattermost/config.ts';
import { isRefused, MattermostUnreachable } from '../../adapters/mattermost/refusals.ts';
import { webappPlugins } from '../../adapters/mattermost/webapp-plugins.ts';
import type { Storage } from '../../adapters/storage/storage.ts';
import { commandTokensKey } from '../../command-tokens.ts';
import type { Config } from '../../config.ts';
import type { CommandTable } from '../../core/command-table.ts';
import { opaqueCode } from '../../core/opaque-code.ts';
import { say } from '../../core/text.ts';
import { version } from '../../version.ts';

export interface CheckDeps {
  readonly config: Config;
  readonly storage: Storage;
  readonly connection: Connection;
  readonly commands: CommandTable;
}

/** The server, the bot's account and teams, commands, addresses, plugin: in the order of mending. */
export async function* checkMattermost(deps: CheckDeps): AsyncGenerator<Finding> {
  const { config, connection } = deps;
  const server = await checkServer(deps);
  yield* server.findings;
  if (!server.answers) return;
  const bot = await greet(connection);
  if (bot === undefined) {
    yield wrong('token', say('operation.token.refused'));
    return;
  }
  yield good('token', say('operation.token.good'));
  yield* await checkSettings(deps);
  const { teamIds, findings } = await checkTeams(bot);
  yield* findings;
  for (const teamId of teamIds) yield await checkCommands(deps, bot, teamId);
  const [teamId] = teamIds;
  if (teamId !== undefined) {
    const { callbackUrl, host, port } = config;
    const nonce = opaqueCode(realRandom).slice(0, 8);
    const { send } = connection;
    yield await checkServerReachesBot({ send, teamId, callbackUrl, host, port, nonce });
  }
  yield* await checkPublic(deps);
  yield await checkPlugin(deps);
}

const clockToleranceMs = 60_000;

async function checkServer({ config, connection }: CheckDeps) {
  const url = config.mattermostUrl;
  try {
    const { headers } = await connection.send({ method: 'GET', route: '/system/ping' });
    const facts = await makeConfig(connection.send).facts();
    const findings = [
      good('server', say('operation.server.good', { url, version: facts.version })),
    ];
    const difference = Math.abs(Date.parse(headers['date'] ?? '') - realClock.now());
    if (difference > clockToleranceMs) {
      const seconds = Math.round(difference / 1000);
      findings.push(wrong('clock', say('operation.server.clock', { seconds })));
    }
    return { answers: true, findings };
  } catch (error) {
    if (!(error instanceof MattermostUnreachable)) throw error;
    const text = say('operation.server.away', { url });
    return { answers: false, findings: [wrong('server', text)] };
  }
}

/** What the server only tells to a session. */
async function checkSettings({ connection }: CheckDeps): Promise<readonly Finding[]> {
  const facts = await makeConfig(connection.send).facts();
  const findings: Finding[] = [];
  if (!facts.hasCommands) findings.push(wrong('settings', say('operation.server.commandsOff')));
  if (facts.siteUrl === undefined) findings.push(wrong('settings', say('operation.server.noSite')));
  return findings;
}

async function greet(connection: Connection): Promise<MattermostTools | undefined> {
  try {
    return await connection.greet();
  } catch (error) {
    if (isRefused(error, 'unauthorised', 'forbidden')) return undefined;
    throw error;
  }
}

async function checkTeams({ teams, botUserId }: MattermostTools) {
  const mine = await teams.mine();
  const findings: Finding[] = [];
  const teamIds: string[] = [];
  if (mine.length === 0) findings.push(wrong('team', say('operation.team.botInNone')));
  for (const { id, displayName: team } of mine) {
    const member = await teams.member(id, botUserId);
    if (member?.isAdmin) {
      teamIds.push(id);
      findings.push(good('team', say('operation.team.botGood', { team })));
    } else findings.push(wrong('team', say('operation.team.notAdmin', { team })));
  }
  return { teamIds, findings };
}

async function checkCommands(
  { config, commands, storage }: CheckDeps,
  { commands: registered, botUserId }: MattermostTools,
  teamId: string,
): Promise<Finding> {
  const own = (await registered.list(teamId)).filter(
    ({ creatorId, url }) => creatorId === botUserId && url.startsWith(config.callbackUrl),
  );
  const tokens = (await storage.state.read(commandTokensKey)) ?? {};
  const missing = commands.triggers.filter(
    (trigger) =>
      !own.some((one) => one.trigger === trigger && tokens[trigger]?.includes(one.token)),
  );
  const names = missing.map((trigger) => `/${trigger}`).join(', ');
  if (missing.length > 0) return wrong('commands', say('operation.commands.missing', { names }));
  return good('commands', say('operation.commands.good', { count: commands.triggers.length }));
}

async function checkPublic({ config }: CheckDeps): Promise<readonly Finding[]> {
  const { publicUrl, siteUrl, callbackUrl } = config;
  const address = checkPublicAddress(publicUrl, siteUrl);
  if (!(await answersHealth(callbackUrl))) {
    return [address, advice('run', say('operation.doctor.notRunning'))];
  }
  if (!(await answersHealth(publicUrl))) {
    const text = say('operation.public.unreachable', { url: publicUrl });
    return [address, advice('public', text)];
  }
  const origin = new URL(siteUrl).origin;
  const answer = await fetch(`${publicUrl}/api/v1/me`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'GET' },
    signal: AbortSignal.timeout(5_000),
  });
  if (answer.headers.get('access-control-allow-origin') === origin) return [address];
  return [address, wrong('public', say('operation.public.cors', { site: origin, url: publicUrl }))];
}

async function checkPlugin({ connection }: CheckDeps): Promise<Finding> {
  const plugin = (await webappPlugins(connection.send)).find(({ id }) => id === pluginId);
  if (plugin === undefined) return wrong('plugin', say('operation.plugin.missing'));
  const facts = { version: plugin.version, wanted: version };
  if (plugin.version !== version)
    return wrong('plugin', say('operation.plugin.otherVersion', facts));
  return good('plugin', say('operation.plugin.good', facts));
}
