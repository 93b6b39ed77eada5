import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as z from 'zod';

import { databases, type EmptyDatabase } from '../support/storages.ts';
import { BotProcess } from './support/bot-process.ts';
import { insist } from './support/insistent.ts';
import { openStage, type Stage } from './support/stage.ts';

jest.setTimeout(240_000);

const kills = process.env['CI'] === undefined ? 4 : 10;
const shipped = join(import.meta.dirname, '../../bot/src/community');
const postsShape = z.object({
  posts: z.record(z.string(), z.object({ message: z.string(), create_at: z.number() })),
});
const channelsShape = z.array(z.object({ name: z.string(), team_id: z.string() }));

/** The default file, for the team of the stage. */
function writeCommunity(team: string): { readonly file: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'coop-community-'));
  const file = join(folder, 'community.yaml');
  const text = readFileSync(join(shipped, 'community.fr.yaml'), 'utf8');
  writeFileSync(file, text.replace('name: cnum', `name: ${team}`));
  copyFileSync(join(shipped, 'departement-channels.csv'), join(folder, 'departement-channels.csv'));
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs on the sandbox alone: what it takes from a server is proven by the recorded transcripts. */
describe.each(databases)('a bot killed while it makes 150 channels, on $name', (kind) => {
  const ends: (() => unknown)[] = [];
  let database: EmptyDatabase;
  let stage: Stage;
  let bot: BotProcess;

  beforeEach(async () => {
    database = await kind.make();
    ends.unshift(() => database.remove());
    stage = await openStage({ onSandbox: true, withPlugin: false, database: database.url });
    ends.unshift(() => stage.close());
    const community = writeCommunity(stage.team.name);
    ends.unshift(() => community.remove());
    bot = new BotProcess({ ...stage.environment, COOP_COMMUNITY: community.file });
    ends.unshift(() => bot.kill());
    await bot.start();
  });

  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });

  const { stringify } = JSON;
  const command = async (line: string) => {
    const body = { command: line, channel_id: stage.channelId, team_id: stage.team.id };
    return stringify(await stage.host.administrator.call('POST', '/commands/execute', body));
  };

  /** The newest thing that the bot has said to the administrator, once it matches. */
  async function said(pattern: RegExp): Promise<string> {
    const { administrator } = stage.host;
    const me = await administrator.id('GET', '/users/me');
    const direct = await administrator.id('POST', '/channels/direct', [me, stage.botId]);
    for (const end = Date.now() + 60_000; Date.now() < end;) {
      const { posts } = postsShape.parse(
        await administrator.call('GET', `/channels/${direct}/posts`),
      );
      const found = Object.values(posts).find(({ message }) => pattern.test(message));
      if (found) return found.message;
      await wait(100);
    }
    throw new Error(`the bot never said ${String(pattern)}: ${bot.complaints}`);
  }

  async function planned(): Promise<string> {
    // The file is read just after the bot is ready.
    const id = await insist(async () => {
      const [, found] = /plan ([0-9A-Z]{3})/.exec(await command('/canaux plan')) ?? [];
      return found;
    });
    await said(new RegExp(`Plan ${id}`));
    return id;
  }

  it('goes on by itself after each death, makes each channel once, and has nothing left to do', async () => {
    const id = await planned();
    await command(`/canaux appliquer ${id}`);
    for (let kill = 0; kill < kills; kill += 1) {
      await wait(400);
      await bot.kill();
      await bot.start();
    }
    await said(new RegExp(`Plan ${id} (appliqué|applied)`));

    const { administrator } = stage.host;
    const channels = channelsShape.parse(
      await administrator.call('GET', `/users/${stage.botId}/teams/${stage.team.id}/channels`),
    );
    const names = channels.filter((one) => one.team_id !== '').map(({ name }) => name);
    expect(names).toHaveLength(150);
    expect(new Set(names).size).toBe(150);
    const next = await planned();
    expect(await said(new RegExp(`Plan ${next}`))).toMatch(/Rien à changer|Nothing to change/);
  });
});
