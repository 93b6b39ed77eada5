import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { z } from 'zod';

import type { JsonObject } from '../../../sandbox/server/config.ts';
import { coop, makeFolder, startCoop } from './support/coop.ts';
import {
  freePort,
  logIn,
  packEmptyPlugin,
  startServerWithPeople,
  type ServerWithPeople,
} from './support/server.ts';

/** Each test starts several processes. */
jest.setTimeout(120_000);

const report = z.object({
  ok: z.boolean(),
  changed: z.boolean(),
  findings: z.array(z.object({ subject: z.string(), state: z.string(), text: z.string() })),
});

let folder = makeFolder();
let server: ServerWithPeople | undefined;

beforeEach(() => {
  folder = makeFolder();
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  folder.remove();
});

async function startServer(config?: JsonObject) {
  const started = await startServerWithPeople(config);
  server = started;
  const { url, adminToken } = started;
  const plugin = await packEmptyPlugin(folder.path);
  const callbackUrl = `http://127.0.0.1:${await freePort()}`;
  const setUp = (...more: readonly string[]) =>
    run('setup', '--url', url, '--token', adminToken, '--plugin', plugin, '--json', ...more);
  return { ...started, callbackUrl, setUp };
}

function run(...args: readonly string[]) {
  return coop(args, { cwd: folder.path });
}

function readReport({ out }: { readonly out: string }) {
  return report.parse(JSON.parse(out));
}

function statesOf(answered: { readonly out: string }, state: string) {
  const { findings } = readReport(answered);
  return findings.filter((one) => one.state === state).map(({ subject }) => subject);
}

describe('coop setup', () => {
  it('makes everything work, and changes nothing the second time', async () => {
    const { setUp, callbackUrl } = await startServer();

    const first = await setUp('--callback-url', callbackUrl);
    const written = readFileSync(join(folder.path, 'coop.env'), 'utf8');
    const second = await setUp();

    expect(statesOf(first, 'wrong')).toEqual([]);
    expect(statesOf(first, 'done')).toEqual(
      expect.arrayContaining(['bot', 'team', 'token', 'plugin', 'file', 'commands', 'registry']),
    );
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(readReport(second)).toMatchObject({ ok: true, changed: false });
    expect(readFileSync(join(folder.path, 'coop.env'), 'utf8')).toBe(written);
    expect(statSync(join(folder.path, 'coop.env')).mode & 0o777).toBe(0o600);
  });

  it('keeps what people wrote into the file, and the secret', async () => {
    const { setUp, callbackUrl } = await startServer();
    const secret = 's'.repeat(40);
    writeFileSync(
      join(folder.path, 'coop.env'),
      `# notre bot\nCOOP_SECRET=${secret}\nCOOP_LOG_LEVEL=warn\n`,
    );

    await setUp('--callback-url', callbackUrl);

    const text = readFileSync(join(folder.path, 'coop.env'), 'utf8');
    expect(text).toContain('# notre bot');
    expect(parseEnv(text)).toMatchObject({
      COOP_SECRET: secret,
      COOP_LOG_LEVEL: 'warn',
      COOP_CALLBACK_URL: callbackUrl,
      COOP_PORT: new URL(callbackUrl).port,
    });
  });

  it('says which setting only a person can change, and where', async () => {
    const { setUp, callbackUrl } = await startServer({ PluginSettings: { EnableUploads: false } });

    const answered = await setUp('--callback-url', callbackUrl);

    const plugin = readReport(answered).findings.find(({ subject }) => subject === 'plugin');
    expect(answered.code).toBe(1);
    expect(plugin).toMatchObject({ state: 'wrong' });
    expect(plugin?.text).toContain('PluginSettings.EnableUploads');
    expect(plugin?.text).toContain('MM_PLUGINSETTINGS_ENABLEUPLOADS');
  });

  it('opens the server to the bot where it is closed', async () => {
    const { setUp, callbackUrl, sandbox } = await startServer({
      ServiceSettings: { AllowedUntrustedInternalConnections: '', EnableBotAccountCreation: false },
    });

    const answered = await setUp('--callback-url', callbackUrl);

    expect(answered.code).toBe(0);
    expect(sandbox.sandbox.config().ServiceSettings).toMatchObject({
      AllowedUntrustedInternalConnections: '127.0.0.1',
      EnableBotAccountCreation: true,
    });
  });

  it('says that the server does not reach the bot', async () => {
    const { setUp } = await startServer();

    const answered = await setUp(
      '--callback-url',
      `http://127.0.0.1:${await freePort()}`,
      '--port',
      String(await freePort()),
    );

    expect(answered.code).toBe(1);
    expect(statesOf(answered, 'wrong')).toEqual(['callback']);
  });

  it('is refused to people who do not administer the server, and to wrong tokens', async () => {
    const { url } = await startServer();

    const member = await run('setup', '--url', url, '--token', await logIn(url, 'claire'));
    const wrong = await run('setup', '--url', url, '--token', 'wrong');

    expect([member.code, wrong.code]).toEqual([1, 1]);
    expect(member.err).toContain('System Admin');
    expect(wrong.err).toContain('jeton');
  });

  it.each([
    ['no address', ['setup', '--token', 'x'], '--url'],
    [
      'an address of the bot that is none',
      ['setup', '--url', 'http://127.0.0.1:1', '--callback-url', 'ftp://x'],
      'COOP_CALLBACK_URL',
    ],
  ])('answers 2 for %s and writes nothing', async (_, args, sentence) => {
    const { code, err } = await run(...args);

    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });
});

describe('coop doctor and coop run', () => {
  it('find everything well while the bot runs, and name what is wrong', async () => {
    const { setUp, callbackUrl } = await startServer();
    await setUp('--callback-url', callbackUrl);
    const bot = startCoop(['run'], {
      cwd: folder.path,
      env: { COOP_LOG_LEVEL: 'silent' },
    });
    await untilReady(callbackUrl);

    const well = await run('doctor', '--json');
    bot.child.kill('SIGTERM');
    const ended = await bot.ended;
    const stopped = await run('doctor', '--json');
    const wrong = await coop(['doctor', '--json'], {
      cwd: folder.path,
      env: { COOP_BOT_TOKEN: 'wrong' },
    });

    expect([well.code, ended.code, stopped.code, wrong.code]).toEqual([0, 0, 0, 1]);
    expect(statesOf(well, 'advice')).toEqual([]);
    expect(statesOf(stopped, 'advice')).toEqual(['run']);
    expect(statesOf(wrong, 'wrong')).toEqual(['token']);
  });

  it('says that the server is away', async () => {
    const { setUp, callbackUrl, close } = await startServer();
    await setUp('--callback-url', callbackUrl);
    await close();
    server = undefined;

    const answered = await run('doctor', '--json');

    expect(answered.code).toBe(1);
    expect(statesOf(answered, 'wrong')).toEqual(['server']);
  });
});

describe('the links of an import', () => {
  it('are made by the column, and proposed by address until they are confirmed', async () => {
    const { setUp, callbackUrl } = await startServer();
    await setUp('--callback-url', callbackUrl);
    const file = join(folder.path, 'people.csv');
    const header = 'id;email;prenom;nom;siret;departements';
    writeFileSync(file, `${header}\nc1;claire@exemple.fr;Claire;M;13002603200016;44\n`);

    const proposed = await run('registry', 'import', file, '--json');
    const confirmed = await run('registry', 'import', file, '--confirm-links', '--json');

    expect(JSON.parse(proposed.out)).toMatchObject({
      links: { linked: [], proposed: [{ id: 'c1', username: 'claire', way: 'email' }] },
    });
    expect(JSON.parse(confirmed.out)).toMatchObject({
      links: { linked: [{ id: 'c1', username: 'claire' }], proposed: [] },
    });
  });
});

async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const ready = await fetch(`${url}/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the bot was not ready in time');
}
