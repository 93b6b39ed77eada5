import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';

import { verifyHistory } from '../../bot/src/adapters/storage/history-log.ts';
import { openStorage } from '../../bot/src/adapters/storage/open-storage.ts';
import type { Storage } from '../../bot/src/adapters/storage/storage.ts';
import { aCra, aSaying, testId } from '../support/builders.ts';
import { makePostgresDatabase, type TestDatabase } from '../support/postgres/database.ts';
import { makeTestClock, makeTestRandom } from '../support/test-clock.ts';

describe('several bots on one PostgreSQL database', () => {
  let database: TestDatabase;
  let bots: readonly Storage[];
  beforeEach(async () => {
    database = await makePostgresDatabase();
    const open = (seed: number) =>
      openStorage(database.url, {
        clock: makeTestClock(),
        random: makeTestRandom(seed),
        role: 'bot',
      });
    bots = [await open(1), await open(2), await open(3)];
  });
  afterEach(async () => {
    await Promise.all(bots.map((bot) => bot.close()));
    await database.drop();
  });

  const each = <T>(times: number, work: (bot: Storage, index: number) => Promise<T>) =>
    Promise.all(
      Array.from({ length: times }, (_, index) => index).flatMap((index) =>
        bots.map((bot, which) => work(bot, index * bots.length + which)),
      ),
    );

  it('write one chain together, without a gap nor a conflict', async () => {
    await each(30, (bot, index) =>
      bot.transaction(async ({ history, cras }) => {
        await cras.insert(aCra({ id: testId(index) }));
        const event = { type: 'x', actor: 'bot', obj: { index }, data: {} };
        await history.append('administration', event, index);
      }),
    );

    const states = await Promise.all(bots.map((bot) => verifyHistory(bot.engine.reading)));

    expect(states[0]?.[2]).toEqual({ chain: 'administration', ok: true, events: 90 });
  });

  it('decide one after another on one thing', async () => {
    const claims = await each(10, (bot) =>
      bot.transaction(async ({ cards }) => {
        if ((await cards.postOf('ticket')) !== undefined) return false;
        await cards.place('ticket', 'taken');
        return true;
      }),
    );

    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  it('never take the same entry of the outbox', async () => {
    await bots[0]?.transaction(async ({ outbox }) => {
      for (let index = 0; index < 60; index++) {
        await outbox.add(aSaying(`k${index}`, { to: `u${index % 20}` }));
      }
    });

    const takes = await each(4, (bot) => bot.queue.take({ now: 10, leaseUntil: 20, limit: 7 }));

    const keys = takes.flat().map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toHaveLength(20);
  });

  it('go on after their connections were cut', async () => {
    const [bot] = bots;
    await bot?.cards.place('a', 'before');
    await bot?.transaction(({ cards }) => cards.place('b', 'before'));
    const client = new pg.Client(database.url);
    await client.connect();
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'coop'`,
    );
    await client.end();
    await Promise.allSettled([bot?.transaction(({ cards }) => cards.place('c', 'lost or not'))]);

    await bot?.transaction(({ cards }) => cards.place('d', 'after'));

    expect(await bot?.cards.postOf('d')).toBe('after');
  });
});
