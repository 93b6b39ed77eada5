import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as z from 'zod';

import { stateKey } from '../../bot/src/core/bot-state.ts';
import { storages, type OpenedStorage } from '../support/storages.ts';

const hour = 3_600_000;
const tokens = stateKey('tokens', z.record(z.string(), z.string()));

describe.each(storages)('the small stores on $name', ({ open }) => {
  let opened: OpenedStorage;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.end());

  describe('state', () => {
    it('reads what was written last, and nothing once it is forgotten', async () => {
      const { state } = opened.storage;
      const before = await state.read(tokens);
      await state.write(tokens, { cra: 'a' });
      await state.write(tokens, { cra: 'é' });
      const after = await state.read(tokens);
      await state.forget(tokens);

      expect([before, after, await state.read(tokens)]).toEqual([
        undefined,
        { cra: 'é' },
        undefined,
      ]);
    });

    it('refuses a value of another shape', async () => {
      await opened.storage.state.write(stateKey('tokens', z.number()), 1);

      await expect(opened.storage.state.read(tokens)).rejects.toThrow();
    });
  });

  describe('inbox', () => {
    const seen = (id: string, at: number) =>
      opened.storage.transaction(({ inbox }) => inbox.firstTime(id, at));

    it('knows an id for 48 hours', async () => {
      const start = opened.clock.now();

      expect(await seen('press', start)).toBe(true);
      expect(await seen('press', start + 48 * hour)).toBe(false);
      expect(await seen('press', start + 48 * hour + 1)).toBe(true);
      expect(await seen('other', start)).toBe(true);
    });

    it('tells whether an id is known without learning it', async () => {
      const known = (at: number) =>
        opened.storage.transaction(({ inbox }) => inbox.wasSeen('form', at));

      expect(await known(0)).toBe(false);
      expect(await seen('form', 0)).toBe(true);
      expect(await known(48 * hour)).toBe(true);
      expect(await known(48 * hour + 1)).toBe(false);
    });

    it('does not know an id whose transaction was undone', async () => {
      const work = opened.storage.transaction(async ({ inbox }) => {
        await inbox.firstTime('press', 0);
        throw new RangeError('no');
      });
      await expect(work).rejects.toThrow(RangeError);

      expect(await seen('press', 1)).toBe(true);
    });

    it('removes what it need not remember', async () => {
      await seen('press', opened.clock.now());
      opened.clock.advance(49 * hour);
      await seen('recent', opened.clock.now());

      expect(await opened.storage.forgetOld()).toMatchObject({ inbox: 1 });
    });
  });

  describe('files that wait', () => {
    const file = { userId: 'u1', fileId: 'f1', name: 'a.csv', sizeBytes: 3, postedAt: 1_000 };

    it('keeps the last of each person, for a day', async () => {
      const { transaction, readers } = opened.storage;
      await transaction(async ({ files }) => {
        await files.keep({ ...file, fileId: 'f0', postedAt: 1 });
        await files.keep(file);
        await files.keep({ ...file, userId: 'u2' });
      });

      expect(await readers.files.lastOf('u1', 1_000)).toEqual(file);
      expect(await readers.files.lastOf('u1', 1_000 + 24 * hour)).toEqual(file);
      expect(await readers.files.lastOf('u1', 1_001 + 24 * hour)).toBeUndefined();
      expect(await readers.files.lastOf('u3', 1_000)).toBeUndefined();
    });

    it('forgets those that waited for their time', async () => {
      const now = opened.clock.now();
      await opened.storage.transaction(async ({ files }) => {
        await files.keep({ ...file, postedAt: now - 25 * hour });
        await files.keep({ ...file, userId: 'u2', postedAt: now });
      });

      expect(await opened.storage.forgetOld()).toMatchObject({ files: 1 });
    });
  });

  describe('codes that link', () => {
    const take = (hash: string, now: number) =>
      opened.storage.transaction(({ linkCodes }) => linkCodes.take(hash, now));

    it('name their entry once, until they end', async () => {
      await opened.storage.transaction(async ({ linkCodes }) => {
        await linkCodes.put({ hash: 'a', entryId: 'claire', endsAt: 10 });
        await linkCodes.put({ hash: 'b', entryId: 'paul', endsAt: 10 });
      });

      expect([await take('a', 9), await take('a', 9), await take('b', 10)]).toEqual([
        'claire',
        undefined,
        undefined,
      ]);
    });

    it('are one to an entry: a new one takes the place of the former', async () => {
      await opened.storage.transaction(async ({ linkCodes }) => {
        await linkCodes.put({ hash: 'a', entryId: 'claire', endsAt: 10 });
        await linkCodes.put({ hash: 'c', entryId: 'claire', endsAt: 10 });
      });

      expect([await take('a', 1), await take('c', 1)]).toEqual([undefined, 'claire']);
    });

    it('are counted for an account when they are wrong', async () => {
      const wrong = await opened.storage.transaction(async ({ linkCodes }) => {
        for (const at of [1, 2, 3]) await linkCodes.addWrong('u1', at);
        return [await linkCodes.wrongSince('u1', 1), await linkCodes.wrongSince('u2', 1)];
      });

      expect(wrong).toEqual([2, 0]);
    });
  });

  describe('cards', () => {
    it('finds the post of an object until it is forgotten', async () => {
      const { cards } = opened.storage;
      await cards.place('ticket:1', 'first');
      await cards.place('ticket:1', 'second');
      const placed = await cards.postOf('ticket:1');
      await cards.forget('ticket:1');

      expect([placed, await cards.postOf('ticket:1')]).toEqual(['second', undefined]);
    });

    it('finds the object of a post', async () => {
      const { cards } = opened.storage;
      await cards.place('ticket:1', 'first');
      await cards.place('ticket:2', 'second');

      expect([await cards.cardOf('second'), await cards.cardOf('third')]).toEqual([
        'ticket:2',
        undefined,
      ]);
    });
  });

  describe('jobs', () => {
    it('brings a job forward, and never puts it off', async () => {
      const { jobs } = opened.storage;
      await jobs.ensure('digest', 50);
      await jobs.hasten('digest', 10);
      await jobs.hasten('digest', 90);
      await jobs.hasten('unknown', 1);

      expect([await jobs.take(9, 20), await jobs.take(10, 20)]).toEqual([
        undefined,
        { name: 'digest', dueAt: 10 },
      ]);
    });

    it('keeps the due time of a job that exists', async () => {
      const { jobs } = opened.storage;
      await jobs.ensure('digest', 10);
      await jobs.ensure('digest', 99);

      expect(await jobs.take(10, 20)).toEqual({ name: 'digest', dueAt: 10 });
    });

    it('gives the job due first, to one taker while its lease lasts', async () => {
      const { jobs } = opened.storage;
      await jobs.ensure('late', 8);
      await jobs.ensure('early', 5);
      const taken = [await jobs.take(10, 20), await jobs.take(10, 20), await jobs.take(10, 20)];

      expect(taken.map((job) => job?.name)).toEqual(['early', 'late', undefined]);
      expect(await jobs.take(20, 30)).toMatchObject({ name: 'early' });
    });

    it('is due again when it is done, or when it failed, at the time given', async () => {
      const { jobs } = opened.storage;
      await jobs.ensure('digest', 5);
      await jobs.take(10, 20);
      await jobs.done('digest', 50);
      const early = await jobs.take(49, 60);
      await jobs.take(50, 60);
      await jobs.failed('digest', 55, 'unreachable');

      expect([early, await jobs.take(55, 70)]).toEqual([undefined, { name: 'digest', dueAt: 55 }]);
    });

    it('gives one job to one of several that ask at once', async () => {
      const { jobs } = opened.storage;
      await jobs.ensure('digest', 5);

      const taken = await Promise.all(Array.from({ length: 8 }, () => jobs.take(10, 20)));

      expect(taken.filter((job) => job !== undefined)).toHaveLength(1);
    });
  });

  describe('leases', () => {
    it('are held by one at a time, renewed by the holder, free when they end or are released', async () => {
      const { leases } = opened.storage;
      const a = await leases.hold('stream', 'a', { now: 0, until: 10 });
      const b = await leases.hold('stream', 'b', { now: 9, until: 20 });
      const renewed = await leases.hold('stream', 'a', { now: 9, until: 15 });
      const ended = await leases.hold('stream', 'b', { now: 15, until: 30 });
      await leases.release('stream', 'a');
      const kept = await leases.hold('stream', 'a', { now: 16, until: 40 });
      await leases.release('stream', 'b');
      const released = await leases.hold('stream', 'a', { now: 17, until: 40 });

      expect([a, b, renewed, ended, kept, released]).toEqual([
        true,
        false,
        true,
        true,
        false,
        true,
      ]);
    });
  });
});
