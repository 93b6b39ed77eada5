import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { listFormats } from '@coop/contract/cra-downloads';

import { openStorage } from '../bot/src/adapters/storage/open-storage.ts';
import type { Storage } from '../bot/src/adapters/storage/storage.ts';
import { aCra, anEntry, testId } from '../tests/support/builders.ts';
import { makePostgresDatabase } from '../tests/support/postgres/database.ts';
import { makeTestRandom } from '../tests/support/test-clock.ts';
import { print } from './support/figures.ts';

/**
 * The list of one adviser with 20,000 CRAs, in each format on both databases: time, the longest
 * moment in which nothing else could be answered, and the memory of the whole process at its most.
 */
const clock = { now: () => Date.now() };
const count = 20_000;
const atOnce = 500;
const program = join(import.meta.dirname, 'support/export-program.ts');

async function fill(storage: Storage): Promise<void> {
  await storage.transaction(({ registry }) => registry.put([anEntry()]));
  for (let first = 0; first < count; first += atOnce) {
    await storage.transaction(async ({ cras }) => {
      for (let number = first; number < first + atOnce; number += 1)
        await cras.insert(made(number));
    });
  }
}

/** Eight a day, with notes of the usual length. */
function made(number: number) {
  const date = new Date(Date.UTC(2020, 0, 1 + Math.floor(number / 8))).toISOString().slice(0, 10);
  const notes = `Accompagnement n° ${String(number)} : ${'déclaration en ligne, '.repeat(8)}`;
  return aCra({ id: testId(number), content: { date, duree: 5 * (1 + (number % 20)), notes } });
}

async function bench(name: string, database: string): Promise<void> {
  const storage = await openStorage(database, { clock, random: makeTestRandom(), role: 'bot' });
  await fill(storage);
  await storage.close();
  print(`${name}, ${String(count)} CRAs`);
  for (const format of listFormats) {
    spawnSync(process.execPath, [program, database, format], { stdio: 'inherit' });
  }
}

const folder = mkdtempSync(join(tmpdir(), 'coop-bench-'));
await bench('SQLite', `sqlite:${join(folder, 'coop.sqlite')}`);
rmSync(folder, { recursive: true });

const postgres = await makePostgresDatabase();
await bench('PostgreSQL', postgres.url);
await postgres.drop();
