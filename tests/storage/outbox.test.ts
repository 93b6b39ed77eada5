import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';

import type { OutboxEntry } from '../../bot/src/core/outbox.ts';
import { aSaying } from '../support/builders.ts';
import { storages, type OpenedStorage } from '../support/storages.ts';

describe.each(storages)('the outbox on $name', ({ open }) => {
  let opened: OpenedStorage;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.end());

  const add = (...entries: readonly OutboxEntry[]) =>
    opened.storage.transaction(async ({ outbox }) => {
      for (const entry of entries) await outbox.add(entry);
    });
  const take = (now = 100, leaseUntil = now + 1_000) =>
    opened.storage.queue.take({ now, leaseUntil, limit: 10 });
  const keys = (entries: readonly { readonly key: string }[]) => entries.map(({ key }) => key);

  it('gives an entry back as it was written', async () => {
    const entry = aSaying('a', { dueAt: 5 });
    await add(entry);

    const [taken] = await take();

    expect(taken).toEqual({
      ...entry,
      position: expect.any(Number),
      attempts: 0,
      firstTriedAt: 100,
    });
  });

  it('keeps the first of two entries with one key, delivered or not', async () => {
    await add(aSaying('a'), aSaying('a', { to: 'karim' }));
    const taken = await take();
    await opened.storage.queue.delivered('a', 'post', 200);
    await add(aSaying('a'));

    expect(taken).toHaveLength(1);
    expect(await take(300)).toEqual([]);
  });

  it('delivers one entry of a conversation at a time, oldest first', async () => {
    await add(aSaying('a'), aSaying('b'), aSaying('c', { to: 'karim' }));

    const first = await take();
    await opened.storage.queue.delivered('a', 'post', 100);
    const second = await take();

    expect(keys(first)).toEqual(['a', 'c']);
    expect(keys(second)).toEqual(['b']);
  });

  it('does not take what is leased, and takes it again with its attempts when the lease ends', async () => {
    await add(aSaying('a'));
    await take(100, 200);

    expect(await take(150)).toEqual([]);
    expect(await take(200)).toMatchObject([{ key: 'a', attempts: 1, firstTriedAt: 100 }]);
  });

  it('keeps what is under way from being taken while its lease is renewed', async () => {
    await add(aSaying('a'));
    await take(100, 200);
    await opened.storage.queue.renew('a', 300);

    expect(await take(250)).toEqual([]);
    expect(keys(await take(300))).toEqual(['a']);
  });

  it('holds a conversation back behind a postponed entry, but not behind one that is due later', async () => {
    await add(aSaying('later', { dueAt: 5_000 }), aSaying('a'), aSaying('b'));
    const first = await take();
    await opened.storage.queue.postpone('a', 400, 'busy');

    expect(keys(first)).toEqual(['a']);
    expect(await take(300)).toEqual([]);
    expect(keys(await take(400))).toEqual(['a']);
  });

  it('frees a conversation when an entry is set aside', async () => {
    await add(aSaying('a'), aSaying('b'));
    await take();
    await opened.storage.queue.setAside('a', 'archived channel', 100);

    expect(keys(await take())).toEqual(['b']);
    expect(await opened.storage.queue.counts()).toEqual({ waiting: 1, setAside: 1 });
  });

  it('withdraws a card after it was drawn', async () => {
    const effect = {
      kind: 'card',
      card: 'ticket:1',
      to: { kind: 'channel', channelId: 'queue' },
      message: { kind: 'message', text: { typed: 'x' } },
    } as const;
    await add(
      { key: 'draw', effect, dueAt: 0 },
      { key: 'withdraw', effect: { kind: 'withdraw', card: 'ticket:1' }, dueAt: 0 },
    );

    expect(keys(await take())).toEqual(['draw']);
  });

  it('takes no more than it is asked for', async () => {
    await add(aSaying('a', { to: 'a' }), aSaying('b', { to: 'b' }), aSaying('c', { to: 'c' }));

    const taken = await opened.storage.queue.take({ now: 1, leaseUntil: 10, limit: 2 });

    expect(keys(taken)).toEqual(['a', 'b']);
  });

  it('forgets delivered keys after 90 days, never those that wait', async () => {
    await add(aSaying('a'), aSaying('b', { to: 'karim' }));
    await opened.storage.queue.delivered('a', undefined, opened.clock.now());
    opened.clock.advance(91 * 86_400_000);

    expect(await opened.storage.forgetOld()).toMatchObject({ outbox: 1 });
    expect(await opened.storage.queue.counts()).toEqual({ waiting: 1, setAside: 0 });
  });

  it('delivers each conversation in the order of writing, whatever is postponed', async () => {
    let run = 0;
    const runs = fc.asyncProperty(
      fc.array(fc.constantFrom('x', 'y', 'z'), { minLength: 1, maxLength: 8 }),
      fc.array(fc.constantFrom('delivered', 'postpone', 'lost'), { maxLength: 12 }),
      async (conversations, fates) => {
        run += 1;
        const name = (index: number) => `${run}-${index}`;
        await add(...conversations.map((to, index) => aSaying(name(index), { to: `${run}${to}` })));
        const said: string[] = [];
        let now = 1_000;
        for (const fate of [...fates, ...Array<string>(10).fill('delivered')]) {
          for (const { key } of await take(now, now + 10)) {
            if (fate === 'postpone') await opened.storage.queue.postpone(key, now + 5, 'later');
            if (fate !== 'delivered') continue;
            said.push(key);
            await opened.storage.queue.delivered(key, undefined, now);
          }
          now += 20;
        }

        for (const conversation of new Set(conversations)) {
          const written = conversations
            .map((to, index) => ({ to, key: name(index) }))
            .filter(({ to }) => to === conversation)
            .map(({ key }) => key);
          expect(said.filter((key) => written.includes(key))).toEqual(written);
        }
      },
    );
    await fc.assert(runs, { numRuns: 15 });
  });
});
