import { rename } from 'node:fs/promises';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import {
  DatabaseInUse,
  SchemaTooNew,
  UnknownDatabase,
} from '../../bot/src/adapters/storage/errors.ts';
import { openEngine, openStorage } from '../../bot/src/adapters/storage/open-storage.ts';
import { aCra, aSaying } from '../support/builders.ts';
import { databases, type EmptyDatabase } from '../support/storages.ts';
import { makeTestClock, makeTestRandom } from '../support/test-clock.ts';

const deps = { clock: makeTestClock(), random: makeTestRandom() };
const openBot = (url: string) => openStorage(url, { ...deps, role: 'bot' });

describe.each(databases)('opening $name', ({ make }) => {
  let database: EmptyDatabase;
  beforeEach(async () => {
    database = await make();
  });
  afterEach(() => database.remove());

  it('finds what was acknowledged before it was closed', async () => {
    const first = await openBot(database.url);
    await first.transaction(({ cras }) => cras.insert(aCra()));
    await first.close();
    const second = await openBot(database.url);
    const found = await second.readers.cras.isKnown(aCra().id);
    await second.close();

    expect(found).toBe(true);
  });

  it('finishes what was begun before it closes, refuses what comes after, and closes twice', async () => {
    const storage = await openBot(database.url);
    const begun = storage.transaction(({ cras }) => cras.insert(aCra()));
    await storage.close();
    await storage.close();

    expect(await begun).toBe(true);
    await expect(storage.transaction(({ cras }) => cras.insert(aCra()))).rejects.toMatchObject({
      code: 'storage-failed',
    });
  });

  it('refuses a database of a newer program, in a sentence, and leaves it as it is', async () => {
    const engine = await openEngine(database.url, 'bot');
    await engine.ddl.exclusively(async (execute) => {
      await execute('create table schema_version (version integer not null)');
      await execute('insert into schema_version (version) values (999)');
    });
    await engine.close();

    const refused = openBot(database.url);

    await expect(refused).rejects.toThrow(SchemaTooNew);
    await expect(refused).rejects.toThrow(/schema 999/);
  });

  it('lets the command line write beside a running bot', async () => {
    const bot = await openBot(database.url);
    const commandLine = await openStorage(database.url, { ...deps, role: 'command-line' });
    const both = await Promise.all([
      bot.transaction(({ cards }) => cards.place('a', 'bot')),
      commandLine.transaction(({ cards }) => cards.place('b', 'operator')),
    ]);
    const found = [await bot.cards.postOf('b'), await commandLine.cards.postOf('a')];
    await commandLine.close();
    await bot.close();

    expect(both).toHaveLength(2);
    expect(found).toEqual(['operator', 'bot']);
  });

  it('brings the schema up to date when two programs open it at once', async () => {
    const opened = await Promise.all(
      Array.from({ length: 3 }, () => openStorage(database.url, { ...deps, role: 'command-line' })),
    );
    await opened[0]?.cards.place('a', 'b');

    expect(await opened[2]?.cards.postOf('a')).toBe('b');
    await Promise.all(opened.map((storage) => storage.close()));
  });
});

describe('opening a database', () => {
  it('refuses an address of another form', async () => {
    await expect(openBot('mysql://x')).rejects.toThrow(UnknownDatabase);
  });

  it.each(databases)('frees what a bot that is gone had taken, on $name', async ({ make }) => {
    const database = await make();
    const killed = await openBot(database.url);
    await killed.transaction(({ outbox }) => outbox.add(aSaying('a')));
    await killed.queue.take({ now: 0, leaseUntil: 60_000, limit: 1 });
    await killed.leases.hold('event-stream', killed.holder, { now: 0, until: 60_000 });
    await killed.close();
    const next = await openBot(database.url);
    const taken = await next.queue.take({ now: 1, leaseUntil: 60_000, limit: 1 });
    const hears = await next.leases.hold('event-stream', next.holder, { now: 1, until: 60_000 });
    await next.close();
    await database.remove();

    expect([taken.length, hears]).toEqual([1, true]);
  });

  it('refuses a second bot on one SQLite file, and lets it in once the first has closed', async () => {
    const database = await databases[0]?.make();
    const url = database?.url ?? '';
    const first = await openBot(url);
    const second = openBot(url);
    await expect(second).rejects.toThrow(DatabaseInUse);
    await first.close();
    const third = await openBot(url);
    await third.close();
    await rename(url.slice('sqlite:'.length), `${url.slice('sqlite:'.length)}.moved`);
    await database?.remove();
  });
});
