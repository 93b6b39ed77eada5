import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { makeIds } from '../../bot/src/core/make-ids.ts';
import { summariesKey } from '../../bot/src/features/stats/summary/summary.ts';
import { writeSummaries } from '../../bot/src/features/stats/summary/write-summaries.ts';
import { loadCommunes } from '../../bot/src/features/territory/index.ts';
import { aCra, anEntry, testId } from '../support/builders.ts';
import { storages, type OpenedStorage } from '../support/storages.ts';
import { makeTestRandom } from '../support/test-clock.ts';

const communes = loadCommunes();
const territory = {
  channelId: 'c44',
  channelName: '44',
  rhythm: 'semaine',
  scope: 'territoireConseillers',
  departements: ['44'],
  since: '2026-02-23',
  posted: {},
} as const;

describe.each(storages)('summaries on $name', ({ open }) => {
  let opened: OpenedStorage;
  let random: ReturnType<typeof makeTestRandom>;
  beforeEach(async () => {
    random = makeTestRandom();
    opened = await open();
    await opened.storage.transaction(async ({ registry, state }) => {
      await registry.put([anEntry()]);
      await state.write(summariesKey, [{ ...territory, departements: ['44'] }]);
    });
  });
  afterEach(() => opened.end());

  const write = () => {
    const { readers, transaction, state } = opened.storage;
    const { registry, tags, stats } = readers;
    const ids = makeIds(opened.clock, random);
    const now = opened.clock.now();
    return writeSummaries({ ids, communes, registry, tags, stats, state, transaction }, { now });
  };
  const enter = (number: number) =>
    opened.storage.transaction(({ cras }) =>
      cras.insert(aCra({ id: testId(number), content: { date: '2026-02-24' } })),
    );
  const waiting = async () => (await opened.storage.queue.counts()).waiting;

  it('are written once by several bots at once, and again only when figures change', async () => {
    await enter(1);

    await Promise.all([write(), write(), write()]);
    expect(await waiting()).toBe(1);
    await write();
    expect(await waiting()).toBe(1);
    await enter(2);
    await Promise.all([write(), write()]);
    expect(await waiting()).toBe(2);
  });

  it('change when a CRA is deleted and when it comes back', async () => {
    await enter(1);
    await write();
    const { transaction } = opened.storage;

    await transaction(({ cras }) => cras.markDeleted('claire', testId(1), 5_000));
    await write();
    await transaction(({ cras }) => cras.restore('claire', testId(1), 6_000));
    await write();

    expect(await waiting()).toBe(3);
  });
});
