import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { aCra, aSaying, testId } from '../support/builders.ts';
import { storages, type OpenedStorage } from '../support/storages.ts';

describe.each(storages)('the erasure of CRAs on $name', ({ open }) => {
  let opened: OpenedStorage;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.end());

  const store = (...numbers: readonly number[]) =>
    opened.storage.transaction(async ({ cras }) => {
      for (const number of numbers) await cras.insert(aCra({ id: testId(number) }));
    });
  const erase = (number: number) =>
    opened.storage.transaction(({ craErasures }) => craErasures.erase(testId(number)));

  it('tells what is kept from what is erased, in pages', async () => {
    await store(1, 2, 3, 4);
    await erase(2);
    await erase(2);
    await erase(4);

    const { craErasures } = opened.storage.readers;
    expect(await craErasures.keptIds('', 1)).toEqual([testId(1)]);
    expect(await craErasures.keptIds(testId(1), 9)).toEqual([testId(3)]);
    expect(await craErasures.erasedIds('', 9)).toEqual([testId(2), testId(4)]);
    expect(await craErasures.erasedIds(testId(2), 9)).toEqual([testId(4)]);
  });

  it('takes the revisions and the drafts of that CRA, and no other', async () => {
    const draft = { rev: 1, formVersion: 1, updatedAt: 0, fields: {} };
    await store(1, 2);
    await opened.storage.transaction(async ({ drafts }) => {
      await drafts.write('claire', 'cra', { ...draft, craId: testId(1) });
      await drafts.write('paul', 'cra', { ...draft, craId: testId(2) });
    });

    await erase(1);

    const { cras, drafts } = opened.storage.readers;
    expect(await cras.versions('claire', testId(1))).toEqual([]);
    expect(await cras.isKnown(testId(1))).toBe(true);
    expect(await drafts.read('claire', 'cra')).toBeUndefined();
    expect(await drafts.read('paul', 'cra')).toMatchObject({ craId: testId(2) });
    expect(await cras.byId('claire', testId(2))).toBeDefined();
  });

  it('can be asked for while something set aside names the CRA', async () => {
    const { queue } = opened.storage;
    await store(1);
    await opened.storage.transaction(({ outbox }) => outbox.add(aSaying(testId(1))));
    await queue.take({ now: 1, leaseUntil: 2, limit: 1 });
    await queue.setAside(testId(1), '403', 1);

    await erase(1);

    expect(await opened.storage.readers.craErasures.erasedIds('', 9)).toEqual([testId(1)]);
  });
});
