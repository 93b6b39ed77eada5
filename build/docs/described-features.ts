import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openStorage } from '../../bot/src/adapters/storage/open-storage.ts';
import { assembleFeatures } from '../../bot/src/assemble-features.ts';
import { readConfig } from '../../bot/src/config.ts';
import { makeChannelServer } from '../../bot/src/adapters/mattermost/channel-server.ts';
import type { Feature } from '../../bot/src/core/feature.ts';
import type { PostedFiles } from '../../bot/src/core/posted-files.ts';
import type { AccountDirectory } from '../../bot/src/features/registry/index.ts';
import { makeIds } from '../../bot/src/core/make-ids.ts';

const silent = { info: ignore, warn: ignore, error: ignore };

const emptyDirectory: AccountDirectory = {
  byId: () => Promise.resolve(undefined),
  people: async function* () {
    yield* await Promise.resolve([]);
  },
  administrators: () => Promise.resolve([]),
  verifiesEmails: () => Promise.resolve(false),
};

/** Hands over every feature of the bot, bound to an empty database that is thrown away. */
export async function withDescribedFeatures<T>(
  use: (features: readonly Feature[]) => T | Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'coop-described-'));
  const clock = { now: () => Date.now() };
  const random = { bytes: (length: number) => randomBytes(length) };
  const database = `sqlite:${join(folder, 'coop.sqlite')}`;
  const storage = await openStorage(database, { clock, random, role: 'command-line' });
  try {
    const { features } = assembleFeatures({
      clock,
      random,
      ids: makeIds(clock, random),
      log: silent,
      config: exampleConfig(database),
      storage,
      sessions: { issue: () => Promise.resolve({ token: '', expiresAt: 0 }) },
      accounts: { byId: () => Promise.resolve(undefined) },
      directory: emptyDirectory,
      usernames: { userIdOf: () => Promise.resolve(undefined) },
      summaryChannels: { find: () => Promise.resolve(undefined) },
      postedFiles: noFiles,
      channelServer: makeChannelServer(() => Promise.reject(new Error('no server is asked here'))),
    });
    return await use(features);
  } finally {
    await storage.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const noFiles: PostedFiles = {
  find: () => Promise.resolve(undefined),
  download: () => Promise.resolve(undefined),
};

function exampleConfig(database: string) {
  const read = readConfig({
    COOP_MATTERMOST_URL: 'http://127.0.0.1:8065',
    COOP_BOT_TOKEN: 'example',
    COOP_SECRET: 'example'.repeat(5),
    COOP_DATABASE: database,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.config;
}

function ignore(): void {
  // Nothing is logged while documentation is made.
}
