import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Database from 'better-sqlite3';
import pg from 'pg';

import { openStorage } from '../bot/src/adapters/storage/open-storage.ts';
import type { Storage } from '../bot/src/adapters/storage/storage.ts';
import { aCra, anEntry, aSaying, testId } from '../tests/support/builders.ts';
import { makePostgresDatabase } from '../tests/support/postgres/database.ts';
import { makeTestRandom } from '../tests/support/test-clock.ts';

/**
 * CRAs stored durably, in bursts and one by one, beside bare inserts of one durable commit each into
 * the same database, round after round in the same run: the ratios are what to compare.
 */
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

let number = 0;

/** Eight statements: what recording a CRA reads and writes, with its effect and its event. */
async function record(storage: Storage): Promise<void> {
  const one = (number += 1);
  const author = `conseiller-${one % 300}`;
  const content = { date: dateOf(one), duree: 5 * (1 + (one % 20)) };
  const cra = aCra({ id: testId(one), author, createdAt: one, content });
  const { date, activite, themes, participants, commune } = cra.content;
  const like = { author, date, activite, themes, participants, insee: commune.insee };
  await storage.transaction(async ({ registry, cras, outbox, history, drafts }) => {
    await registry.affectationOn('claire', date);
    await cras.similar(like, Number.MAX_SAFE_INTEGER);
    await cras.insert(cra);
    await drafts.drop(author, 'cra');
    await outbox.add(aSaying(`saved ${one}`, { to: author }));
    await history.append(
      'administration',
      { type: 'cra.recorded', actor: 'bot', obj: { cra: cra.id }, data: {} },
      Date.now(),
    );
  });
}

/** An adviser records a few CRAs a day. */
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
  await storage.transaction(({ registry }) => registry.put([anEntry()]));
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

const deps = { clock: { now: () => Date.now() }, random: makeTestRandom(), role: 'bot' } as const;

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
