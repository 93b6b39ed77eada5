import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';

import { openStorage } from '../../bot/src/adapters/storage/open-storage.ts';
import type { Storage } from '../../bot/src/adapters/storage/storage.ts';
import { aSaying } from '../support/builders.ts';
import { makePostgresDatabase, type TestDatabase } from '../support/postgres/database.ts';
import { makeTestClock, makeTestRandom } from '../support/test-clock.ts';

const program = fileURLToPath(new URL('../support/holding-program.ts', import.meta.url));
const patienceMs = 15_000;

describe('what a bot on PostgreSQL had taken', () => {
  const clock = makeTestClock();
  const ends: (() => unknown)[] = [];
  let database: TestDatabase;
  let bot: Storage;

  const open = async () => {
    const opened = await openStorage(database.url, {
      clock,
      random: makeTestRandom(),
      role: 'bot',
    });
    ends.unshift(() => opened.close());
    return opened;
  };

  beforeEach(async () => {
    database = await makePostgresDatabase();
    ends.unshift(() => database.drop());
    bot = await open();
    await bot.transaction(async ({ outbox }) => {
      for (const key of ['k1', 'k2']) await outbox.add(aSaying(key, { to: key }));
    });
    await bot.jobs.ensure('job', clock.now());
  });
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });

  /** Another process, once it holds everything. */
  async function holder(): Promise<ChildProcess> {
    const child = spawn(process.execPath, [program, database.url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    ends.unshift(() => child.kill('SIGKILL'));
    const lines = createInterface({ input: child.stdout });
    await once(lines, 'line');
    return child;
  }

  async function kill(child: ChildProcess): Promise<void> {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  /** What a bot can take now. */
  async function takenBy({ queue, jobs, leases, holder: name }: Storage) {
    const now = clock.now();
    const entries = await queue.take({ now, leaseUntil: now + 1_000, limit: 10 });
    const job = await jobs.take(now, now + 1_000);
    const stream = await leases.hold('event-stream', name, { now, until: now + 1_000 });
    return [entries.map(({ key }) => key), job?.name, stream];
  }

  /** The database sees that a process is gone when its connection ends: at once, but after it. */
  async function freed(storage: Storage): Promise<boolean> {
    for (const end = Date.now() + patienceMs; Date.now() < end;) {
      if (await storage.freeDead()) return true;
      await wait(10);
    }
    return false;
  }

  it('stays its own while it lives', async () => {
    await holder();

    expect(await bot.freeDead()).toBe(false);
    expect(await takenBy(bot)).toEqual([[], undefined, false]);
  });

  it('is free for another bot as soon as it was killed', async () => {
    await kill(await holder());

    expect(await freed(bot)).toBe(true);
    expect(await takenBy(bot)).toEqual([['k1', 'k2'], 'job', true]);
    expect(await bot.freeDead()).toBe(false);
  });

  it('is free for a bot that starts after it was killed', async () => {
    await kill(await holder());
    await freed(bot);

    expect(await takenBy(await open())).toEqual([['k1', 'k2'], 'job', true]);
  });

  it('stays its own after its connections were cut, once it is connected again', async () => {
    const other = await open();
    await takenBy(other);
    const client = new pg.Client(database.url);
    await client.connect();
    const holding = async () => {
      const { rows } = await client.query<{ pid: number }>(
        `select pid from pg_locks where locktype = 'advisory' and objsubid = 2`,
      );
      return rows.map(({ pid }) => pid);
    };
    const cut = await holding();
    await client.query('select pg_terminate_backend(pid) from unnest($1::int[]) as pid', [cut]);
    for (const end = Date.now() + patienceMs; Date.now() < end;) {
      const renewed = (await holding()).filter((pid) => !cut.includes(pid));
      if (renewed.length === cut.length) break;
      await wait(10);
    }
    await client.end();

    expect(await bot.freeDead()).toBe(false);
  });

  it('ends by its time alone when its holder is no bot', async () => {
    const now = clock.now();
    await bot.leases.hold('run', 'somebody', { now, until: now + 1_000 });

    expect(await bot.freeDead()).toBe(false);
    expect(await bot.leases.hold('run', 'another', { now, until: now + 2_000 })).toBe(false);
  });
});
