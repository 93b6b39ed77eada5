import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Database from 'better-sqlite3';
import pg from 'pg';

import { openStorage } from '../bot/src/adapters/storage/open-storage.ts';
import type { Storage } from '../bot/src/adapters/storage/storage.ts';
import type { Person } from '../bot/src/core/actor.ts';
import { recordCra } from '../bot/src/features/cra/record-cra.ts';
import { loadCommunes } from '../bot/src/features/territory/index.ts';
import { aContent, anEntry, testId } from '../tests/support/builders.ts';
import { makePostgresDatabase } from '../tests/support/postgres/database.ts';
import { makeTestRandom } from '../tests/support/test-clock.ts';

/**
 * CRAs stored durably, in bursts and one by one, beside bare inserts of one durable commit each into
 * the same database, round after round in the same run: the ratios are what to compare.
 */
const clock = { now: () => Date.now() };
const rounds = 7;
const burst = 2_000;
const bareInserts = 1_000;
const alone = 400;

interface Bench {
  readonly name: string;
  readonly storage: Storage;
  /** One bare insert, durable when it answers. */
  readonly bare: (key: string) => Promise<unknown>;
  readonly end: () => Promise<void>;
}

const advisers = 1_000;
const communes = loadCommunes();
let number = 0;

/** As the panel does: checked, decided and stored, with all that recording a CRA reads and writes. */
async function record(storage: Storage): Promise<void> {
  const one = (number += 1);
  const { transaction } = storage;
  const actor = adviser(one % advisers);
  const fields = aContent({
    date: dateOf(Math.floor(one / advisers)),
    duree: 5 * (1 + (one % 20)),
  });
  const request = { actor, id: testId(one), fields, source: 'panel', again: false } as const;
  const recorded = await recordCra({ clock, communes, transaction }, request);
  if (!recorded.ok) throw new Error(recorded.failure.tag);
}

const idOf = (index: number) => `conseiller-${String(index)}`;

function adviser(index: number): Person {
  return {
    kind: 'person',
    userId: idOf(index),
    entryId: idOf(index),
    displayName: '',
    givenName: '',
    roles: new Set(['conseiller']),
    territories: ['44'],
    locale: 'fr',
    timeZone: 'Europe/Paris',
  };
}

/** One a day for each adviser: two alike would be asked about. */
function dateOf(one: number): string {
  return new Date(Date.UTC(2024, 0, 1 + (one % 700))).toISOString().slice(0, 10);
}

async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return count / ((performance.now() - start) / 1_000);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

async function run({ name, storage, bare, end }: Bench): Promise<void> {
  await storage.transaction(({ registry }) =>
    registry.put(Array.from({ length: advisers }, (_, index) => anEntry({ id: idOf(index) }))),
  );
  for (let warm = 0; warm < 300; warm++) await record(storage);
  const bareRates: number[] = [];
  const burstRates: number[] = [];
  for (let round = 0; round < rounds; round++) {
    bareRates.push(
      await perSecond(bareInserts, async () => {
        for (let index = 0; index < bareInserts; index++) await bare(`${round}-${index}`);
      }),
    );
    burstRates.push(
      await perSecond(burst, () =>
        Promise.all(Array.from({ length: burst }, () => record(storage))),
      ),
    );
  }
  const times: number[] = [];
  for (let index = 0; index < alone; index++) {
    const start = performance.now();
    await record(storage);
    times.push(performance.now() - start);
  }
  await end();
  const p99 = times.toSorted((a, b) => a - b)[Math.floor(alone * 0.99)] ?? NaN;
  const ratios = burstRates.map((rate, index) => rate / (bareRates[index] ?? NaN));
  process.stdout.write(
    `${name}: ${Math.round(median(burstRates))} CRAs/s in bursts, ` +
      `${Math.round(median(bareRates))} bare inserts/s, ratio ${median(ratios).toFixed(2)}; ` +
      `alone p99 ${p99.toFixed(1)} ms, ${(p99 / (1_000 / median(bareRates))).toFixed(0)} bare inserts\n`,
  );
}

const deps = { clock, random: makeTestRandom(), role: 'bot' } as const;

async function sqlite(): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'coop-bench-'));
  const path = join(folder, 'coop.db');
  const storage = await openStorage(`sqlite:${path}`, deps);
  const file = new Database(path);
  file.pragma('synchronous = FULL');
  file.exec('create table bare (key text primary key, value text)');
  const insert = file.prepare('insert into bare values (?, ?)');
  return {
    name: 'SQLite',
    storage,
    bare: (key) => Promise.resolve(insert.run(key, '{}')),
    end: async () => {
      file.close();
      await storage.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function postgres(): Promise<Bench> {
  const database = await makePostgresDatabase();
  const storage = await openStorage(database.url, deps);
  const client = new pg.Client(database.url);
  await client.connect();
  await client.query('create table bare (key text primary key, value text)');
  const text = 'insert into bare values ($1, $2)';
  return {
    name: 'PostgreSQL',
    storage,
    bare: (key) => client.query({ name: 'bare', text, values: [key, '{}'] }),
    end: async () => {
      await client.end();
      await storage.close();
      await database.drop();
    },
  };
}

await run(await sqlite());
await run(await postgres());
