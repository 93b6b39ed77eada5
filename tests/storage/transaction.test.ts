import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { fail, ok } from '../../bot/src/core/result.ts';
import { aCra, aSaying, testId } from '../support/builders.ts';
import { storages, type OpenedStorage } from '../support/storages.ts';

describe.each(storages)('a transaction on $name', ({ open }) => {
  let opened: OpenedStorage;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.end());

  const insert = (number: number, after?: () => unknown) =>
    opened.storage.transaction(async ({ cras, outbox }) => {
      await cras.insert(aCra({ id: testId(number) }));
      await outbox.add(aSaying(`saved ${number}`));
      return after?.() ?? number;
    });
  const stored = async () => (await opened.storage.readers.cras.totals({ author: 'claire' })).cras;

  it('answers what its work answers, once it can be read', async () => {
    const answer = await insert(1);

    expect(answer).toBe(1);
    expect(await stored()).toBe(1);
  });

  it('leaves nothing behind when its work throws', async () => {
    const refused = insert(1, () => {
      throw new RangeError('no');
    });

    await expect(refused).rejects.toThrow(RangeError);
    expect(await stored()).toBe(0);
    expect(await opened.storage.queue.counts()).toEqual({ waiting: 0, setAside: 0 });
  });

  it('leaves nothing behind when its work answers a failed result, and answers it', async () => {
    const failed = fail({ tag: 'Refused' });

    expect(await insert(1, () => failed)).toBe(failed);
    expect(await insert(2, () => ok('kept'))).toEqual(ok('kept'));
    expect(await stored()).toBe(1);
  });

  it('undoes itself alone, not those that are committed with it', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) =>
        insert(index, () => {
          if (index % 3 === 0) throw new RangeError('no');
          return index % 3 === 1 ? fail({ tag: 'Refused' }) : index;
        }),
      ),
    );

    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(10);
    expect(await stored()).toBe(10);
    expect(await opened.storage.queue.counts()).toEqual({ waiting: 10, setAside: 0 });
  });

  it('sees what the ones before it wrote', async () => {
    const counted = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        opened.storage.transaction(async ({ cras }) => {
          await cras.insert(aCra({ id: testId(index) }));
          return (await cras.totals({ author: 'claire' })).cras;
        }),
      ),
    );

    expect(counted).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('lets two that decide on one thing decide one after the other', async () => {
    const claim = () =>
      opened.storage.transaction(async ({ cards }) => {
        const holder = await cards.postOf('ticket');
        if (holder !== undefined) return false;
        await cards.place('ticket', 'taken');
        return true;
      });

    const claims = await Promise.all(Array.from({ length: 10 }, claim));

    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  it('chains the events of a group, those of undone transactions left out', async () => {
    const act = (index: number) =>
      opened.storage.transaction(async ({ history }) => {
        const event = { type: 'export.made', actor: 'bot', obj: { index }, data: {} };
        await history.append('administration', event, 1_000);
        return index % 4 === 0 ? fail({ tag: 'Refused' }) : ok(index);
      });

    await Promise.all(Array.from({ length: 12 }, (_, index) => act(index)));

    const [head] = await opened.storage.readers.history.heads();
    expect(head).toMatchObject({ chain: 'administration', seq: 9 });
  });
});
