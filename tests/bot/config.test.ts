import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from '@jest/globals';

import { readConfig } from '../../bot/src/config.ts';
import { makeSecrets } from '../../bot/src/secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'coop-config-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const least = {
  COOP_MATTERMOST_URL: 'https://chat.exemple.fr/',
  COOP_BOT_TOKEN: 'token',
  COOP_SECRET: 's'.repeat(32),
};
const problems = (env: Readonly<Record<string, string>>) => {
  const read = readConfig(env);
  return read.ok ? [] : read.problems.map(({ name, problem }) => `${name} ${problem}`);
};
const config = (env: Readonly<Record<string, string>> = {}) => {
  const read = readConfig({ ...least, ...env });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.config;
};

describe('the settings', () => {
  it('have defaults for all but the server, the token and the secret', () => {
    expect(config()).toMatchObject({
      mattermostUrl: 'https://chat.exemple.fr',
      siteUrl: 'https://chat.exemple.fr',
      database: 'sqlite:.data/coop.sqlite',
      host: '127.0.0.1',
      port: 8787,
      logLevel: 'info',
    });
  });

  it('are frozen', () => {
    expect(Object.isFrozen(config())).toBe(true);
  });

  it('are refused with all that is wrong at once', () => {
    const wrong = {
      COOP_MATTERMOST_URL: 'chat.exemple.fr',
      COOP_SECRET: 'short',
      COOP_PORT: '70000',
      COOP_DATABASE: 'mysql://x',
      COOP_LOG_LEVEL: 'loud',
      COOP_REQUESTS_PER_MINUTE: '0',
    };

    expect(problems(wrong).sort()).toEqual([
      'COOP_BOT_TOKEN missing',
      'COOP_DATABASE invalid',
      'COOP_LOG_LEVEL invalid',
      'COOP_MATTERMOST_URL invalid',
      'COOP_PORT invalid',
      'COOP_REQUESTS_PER_MINUTE invalid',
      'COOP_SECRET invalid',
    ]);
  });

  it('name what is unknown with the nearest known one, and leave others’ names alone', () => {
    const read = readConfig({ ...least, COOP_PROT: '1', OTHER_PROT: '1', PATH: '/bin' });

    expect(read).toEqual({
      ok: false,
      problems: [{ name: 'COOP_PROT', problem: 'unknown', expected: 'COOP_PORT' }],
    });
  });

  it('take secrets from files too, without their last line’s end', () => {
    const path = join(folder, 'token');
    writeFileSync(path, 'from-file\n');
    const { COOP_BOT_TOKEN: token, ...others } = least;

    const read = readConfig({ ...others, COOP_BOT_TOKEN_FILE: path });

    expect(token).toBe('token');
    expect(read).toMatchObject({ ok: true, config: { botToken: 'from-file' } });
  });

  it('say that a file cannot be read, and only that', () => {
    const { COOP_BOT_TOKEN: token, ...others } = least;

    expect(token).toBe('token');
    expect(problems({ ...others, COOP_BOT_TOKEN_FILE: join(folder, 'none') })).toEqual([
      'COOP_BOT_TOKEN_FILE unreadable-file',
    ]);
  });

  it('do not take from files what is no secret', () => {
    expect(problems({ ...least, COOP_HOST_FILE: '/etc/hostname' })).toEqual([
      'COOP_HOST_FILE unknown',
    ]);
  });
});

describe('the secrets of an installation', () => {
  it('are one a purpose, and none is the setting itself', () => {
    const { seal, session } = makeSecrets(config({ COOP_SECRET_FORMER: 'former' }));
    const all = [session, seal.current.secret, seal.current.id, seal.former?.secret];

    expect(new Set(all).size).toBe(4);
    expect(all).not.toContain(least.COOP_SECRET);
  });

  it('have a former seal only when a former key is given, the same as when it was the present', () => {
    const before = makeSecrets(config()).seal.current;
    const after = makeSecrets(
      config({ COOP_SECRET: 'n'.repeat(32), COOP_SECRET_FORMER: least.COOP_SECRET }),
    );

    expect(makeSecrets(config()).seal).not.toHaveProperty('former');
    expect(after.seal.former).toEqual(before);
  });
});
