import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openStorage } from '../../bot/src/adapters/storage/open-storage.ts';
import type { Storage } from '../../bot/src/adapters/storage/storage.ts';
import { makeMemoryStorage } from './memory/memory-storage.ts';
import { makePostgresDatabase } from './postgres/database.ts';
import { makeTestClock, makeTestRandom, type TestClock } from './test-clock.ts';

/** A storage for one suite, empty at first. */
export interface OpenedStorage<S = Omit<Storage, 'engine'>> {
  readonly storage: S;
  readonly clock: TestClock;
  /** Closes it and removes what it left. */
  readonly end: () => Promise<void>;
}

/** A fresh database, without anything that opened it. */
export interface EmptyDatabase {
  readonly url: string;
  readonly remove: () => Promise<void>;
}

/** The databases that the product runs on. */
export const databases: readonly {
  readonly name: string;
  readonly make: () => Promise<EmptyDatabase>;
}[] = [
  { name: 'SQLite', make: () => Promise.resolve(makeSqliteDatabase()) },
  {
    name: 'PostgreSQL',
    make: async () => {
      const { url, drop } = await makePostgresDatabase();
      return { url, remove: drop };
    },
  },
];

/** Opens an empty database of that kind. */
export async function openEmpty(
  make: () => Promise<EmptyDatabase>,
): Promise<OpenedStorage<Storage>> {
  const clock = makeTestClock();
  const { url, remove } = await make();
  const storage = await openStorage(url, { clock, random: makeTestRandom(), role: 'bot' });
  return {
    storage,
    clock,
    end: async () => {
      await storage.close();
      await remove();
    },
  };
}

/** What every suite of a port runs on: the fake and the two databases. */
export const storages: readonly {
  readonly name: string;
  readonly open: () => Promise<OpenedStorage>;
}[] = [
  {
    name: 'memory',
    open: () => {
      const clock = makeTestClock();
      const storage = makeMemoryStorage({ clock, random: makeTestRandom() });
      return Promise.resolve({ storage, clock, end: () => storage.close() });
    },
  },
  ...databases.map(({ name, make }) => ({ name, open: () => openEmpty(make) })),
];

function makeSqliteDatabase(): EmptyDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'coop-storage-'));
  return {
    url: `sqlite:${join(folder, 'coop.db')}`,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}
