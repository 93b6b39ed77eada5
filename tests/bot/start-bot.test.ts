import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { readConfig } from '../../bot/src/config.ts';
import { makeIds } from '../../bot/src/core/make-ids.ts';
import { startBot, type RunningBot } from '../../bot/src/start-bot.ts';
import { makeTestClock, makeTestRandom } from '../support/test-clock.ts';

let folder: string;
let bots: RunningBot[];
const logged: unknown[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coop-bot-'));
  bots = [];
});
afterEach(async () => {
  for (const bot of bots) await bot.close();
  rmSync(folder, { recursive: true });
});

/** A bot on a database of its own whose Mattermost does not answer. */
async function start(): Promise<RunningBot> {
  const clock = makeTestClock();
  const random = makeTestRandom();
  const read = readConfig({
    COOP_MATTERMOST_URL: 'http://127.0.0.1:9',
    COOP_BOT_TOKEN: 'secret-token',
    COOP_SECRET: 'secret-of-the-installation-000000',
    COOP_DATABASE: `sqlite:${join(folder, 'coop.db')}`,
    COOP_PORT: '0',
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const write = (fields: Readonly<Record<string, unknown>>, text: string) =>
    void logged.push([fields, text]);
  const bot = await startBot({
    clock,
    random,
    ids: makeIds(clock, random),
    log: { info: write, warn: write, error: write },
    config: read.config,
  });
  bots.push(bot);
  return bot;
}

describe('a bot whose Mattermost does not answer', () => {
  it('is alive and not ready, answers its doors, and waits', async () => {
    const bot = await start();
    const status = async (path: string) => (await fetch(`${bot.url}${path}`)).status;

    expect(await status('/health')).toBe(200);
    expect(await status('/ready')).toBe(503);
    expect(await status('/api/v1/me')).toBe(401);
    expect(await status('/api/v1/openapi.json')).toBe(200);
  });

  it('shows its metrics on loopback, on a port of their own', async () => {
    const bot = await start();

    expect(new URL(bot.metricsUrl).hostname).toBe('127.0.0.1');
    expect(new URL(bot.metricsUrl).port).not.toBe(new URL(bot.url).port);
    expect(await (await fetch(bot.metricsUrl)).text()).toContain('coop_outbox_entries');
    expect((await fetch(`${bot.url}/metrics`)).status).toBe(404);
  });

  it('refuses a second bot on the same file, and frees it when it ends', async () => {
    const first = await start();
    await expect(start()).rejects.toThrow();

    await first.close();
    bots = [];

    expect(await start()).toMatchObject({ url: expect.stringContaining('127.0.0.1') });
  });

  it('ends at once, its port free', async () => {
    const bot = await start();

    await bot.close();
    bots = [];

    await expect(fetch(`${bot.url}/health`)).rejects.toThrow();
  });

  it('writes no secret into its log', async () => {
    await start();

    const written = JSON.stringify(logged, (_, value: unknown) =>
      value instanceof Error ? `${value.message} ${String(value.stack)}` : value,
    );
    expect(written).not.toContain('secret-token');
    expect(written).not.toContain('secret-of-the-installation');
  });
});
