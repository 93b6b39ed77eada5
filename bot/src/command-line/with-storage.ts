import { randomBytes } from 'node:crypto';

import type { Shell } from './shell.ts';
import { settingsProblem } from './settings-problem.ts';
import type { Storage } from '../adapters/storage/storage.ts';
import { readDatabase, type Environment } from '../config.ts';
import type { Clock, Random } from '../core/clock.ts';

export const realClock: Clock = { now: () => Date.now() };
export const realRandom: Random = { bytes: (length) => randomBytes(length) };

/** The address of the database that the settings name. */
export function databaseOf(shell: Shell, environment: Environment): string {
  const read = readDatabase(environment);
  if (!read.ok) throw settingsProblem(shell, read.problems);
  return read.database;
}

/** Works on the database, beside a bot that runs, and closes it in any case. */
export async function withStorage<T>(
  database: string,
  work: (storage: Storage) => Promise<T>,
): Promise<T> {
  const { openStorage } = await import('../adapters/storage/open-storage.ts');
  const deps = { clock: realClock, random: realRandom, role: 'command-line' } as const;
  const storage = await openStorage(database, deps);
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
}
