import { dirname } from 'node:path';
import { mkdirSync } from 'node:fs';

import { openAdministrator } from './administrator.ts';
import { openBotTools } from './bot-tools.ts';
import { Findings, done, good } from './findings.ts';
import { chooseTeams, commandFinding, installBot } from './install-bot.ts';
import { installPlugin } from './install-plugin.ts';
import {
  installationOf,
  settingsOf,
  type Installation,
  type SetupOptions,
} from './installation.ts';
import { checkPublicAddress, checkServerReachesBot } from './reach-bot.ts';
import { settleServerSettings } from './server-settings.ts';
import { readSettingsFile, writeSettingsFile } from './settings-file.ts';
import { openRest } from '../open-rest.ts';
import { configOf } from '../settings-problem.ts';
import type { ExitCode, Shell } from '../shell.ts';
import { CommandFailed } from '../shown-failure.ts';
import { realClock, realRandom, withStorage } from '../with-storage.ts';
import { makeAccountDirectory } from '../../adapters/mattermost/account-directory.ts';
import { makeAdmin, type Admin } from '../../adapters/mattermost/admin.ts';
import { makeConfig } from '../../adapters/mattermost/config.ts';
import { opaqueCode } from '../../core/opaque-code.ts';
import { say } from '../../core/text.ts';
import { welcomeAdministrators } from '../../features/registry/linking/welcome-administrators.ts';
import { registerBotCommands } from '../../register-bot-commands.ts';

/**
 * Makes everything work from an administrator's session, or says exactly what a person must change
 * and where; run again it changes nothing and says so.
 */
export async function runSetup(
  shell: Shell,
  file: string,
  options: SetupOptions,
): Promise<ExitCode> {
  const kept = readSettingsFile(file);
  const url = options.url ?? kept['COOP_MATTERMOST_URL'] ?? (await askUrl(shell));
  const installation = installationOf(url, options, kept);
  checkSettings(shell, installation);
  const findings = new Findings(shell, options.json ?? false);
  await greetServer(installation.url, findings);
  const administrator = await openAdministrator(shell, installation.url, options);
  try {
    const admin = makeAdmin(administrator.send);
    const { url: siteUrl, callbackUrl } = installation;
    findings.tell(...(await settleServerSettings(admin, { siteUrl, callbackUrl })));
    const teams = await chooseTeams(admin, options.team);
    const [team] = teams;
    const knownToken = kept['COOP_BOT_TOKEN'];
    const bot = await installBot(admin, { url: installation.url, teams, knownToken });
    findings.tell(...bot.findings, ...(await installPlugin(admin, options.plugin)));
    const botToken = bot.token;
    await writeSettings(findings, file, { installation, admin, botToken });
    await prepareBot(shell, file, { findings, teamId: team?.id ?? '' });
  } finally {
    await administrator.close();
  }
  return conclude(findings, file);
}

/** Before anything is done: settings that the bot could not read are refused. */
function checkSettings(shell: Shell, installation: Installation): void {
  configOf(shell, settingsOf(installation, { botToken: 'unknown', siteUrl: installation.url }));
}

async function askUrl({ terminal, t }: Shell): Promise<string> {
  if (!terminal.isInteractive) throw new CommandFailed(2, say('operation.setup.noUrl'));
  return terminal.ask(t(say('operation.setup.askUrl')));
}

async function greetServer(url: string, findings: Findings): Promise<void> {
  const rest = openRest({ url, random: realRandom });
  try {
    const { version } = await makeConfig(rest.send).facts();
    findings.tell(good('server', say('operation.server.good', { url, version })));
  } finally {
    rest.close();
  }
}

async function writeSettings(
  findings: Findings,
  file: string,
  given: {
    readonly installation: Installation;
    readonly admin: Admin;
    readonly botToken: string;
  },
): Promise<void> {
  const { installation, admin, botToken } = given;
  const { siteUrl } = await admin.settings();
  const values = settingsOf(installation, { botToken, siteUrl: siteUrl || installation.url });
  const changed = writeSettingsFile(file, values);
  const facts = { file, names: changed.join(', ') };
  findings.tell(
    changed.length === 0
      ? good('file', say('operation.file.good', facts))
      : done('file', say('operation.file.written', facts)),
  );
}

/** With the settings as the bot will read them: database, commands, first people, addresses. */
async function prepareBot(
  shell: Shell,
  file: string,
  { findings, teamId }: { readonly findings: Findings; readonly teamId: string },
): Promise<void> {
  const config = configOf(shell, readSettingsFile(file));
  makeFolderOf(config.database);
  await withStorage(config.database, async (storage) => {
    findings.tell(good('database', say('operation.database.good')));
    const { connection, registering } = openBotTools(config, storage);
    try {
      const tools = await connection.greet();
      findings.tell(commandFinding(await registerBotCommands(registering, tools)));
      const welcomed = await welcomeAdministrators({
        clock: realClock,
        directory: makeAccountDirectory(connection.send),
        registry: storage.readers.registry,
        transaction: storage.transaction,
      });
      if (welcomed.length > 0) {
        const names = welcomed.map((name) => `@${name}`).join(', ');
        findings.tell(done('registry', say('operation.registry.welcomed', { names })));
      }
      const { callbackUrl, host, port } = config;
      const nonce = opaqueCode(realRandom).slice(0, 8);
      findings.tell(
        await checkServerReachesBot({
          send: connection.send,
          teamId,
          callbackUrl,
          host,
          port,
          nonce,
        }),
        checkPublicAddress(config.publicUrl, config.siteUrl),
      );
    } finally {
      connection.close();
    }
  });
}

function makeFolderOf(database: string): void {
  const [, path] = /^sqlite:(.+)$/.exec(database) ?? [];
  if (path !== undefined) mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
}

function conclude(findings: Findings, file: string): ExitCode {
  if (findings.has('wrong')) {
    findings.end(say('operation.setup.incomplete', { count: findings.count('wrong') }));
    return 1;
  }
  const key = findings.has('done') ? 'operation.setup.ready' : 'operation.setup.nothing';
  findings.end(say(key, { file }));
  return 0;
}
