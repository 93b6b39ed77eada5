import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { Person } from '../../bot/src/core/actor.ts';
import { recordCra } from '../../bot/src/features/cra/record-cra.ts';
import { aContent, anEntry, aSaying, testId } from '../support/builders.ts';
import { storages, type OpenedStorage } from '../support/storages.ts';

const communes = { exists: () => true };

describe.each(storages)('transactions that come all at once, on $name', ({ open }) => {
  let opened: OpenedStorage;
  beforeEach(async () => {
    opened = await open();
    await opened.storage.transaction(({ registry }) =>
      registry.put(Array.from({ length: 40 }, (_, index) => anEntry({ id: nameOf(index) }))),
    );
  });
  afterEach(() => opened.end());

  const record = (author: number, id: number, duree = 45) =>
    recordCra(
      { clock: { now: () => Date.parse('2026-03-05') }, communes, ...opened.storage },
      {
        actor: adviser(author),
        id: testId(id),
        fields: { ...aContent({ duree }) },
        source: 'panel',
        again: false,
      },
    );

  const storedOf = async (author: number) => {
    const filter = { author: nameOf(author), limit: 100 };
    return (await opened.storage.readers.cras.list(filter)).cras.map(({ id }) => id);
  };

  it('decide on two alike as one after another: one is stored, the other asked about', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 120 }, (_, index) => record(index % 40, index + 1)),
    );

    const tags = outcomes.map((outcome) => (outcome.ok ? 'stored' : outcome.failure.tag));
    expect(tags.filter((tag) => tag === 'stored')).toHaveLength(40);
    expect(tags.filter((tag) => tag === 'LooksRepeated')).toHaveLength(80);
    for (const author of [0, 17, 39]) expect(await storedOf(author)).toHaveLength(1);
  });

  it('store one CRA of one id, however often it comes', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 90 }, (_, index) => record(index % 3, 1 + (index % 3))),
    );

    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(await storedOf(1)).toEqual([testId(2)]);
  });

  it('refuse an id that another person has just taken', async () => {
    const outcomes = await Promise.all([record(1, 7), record(2, 7), record(3, 8)]);

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ failure: { tag: 'IdAlreadyUsed' } });
  });

  it('leave nothing of one that throws, and all of the others', async () => {
    const { transaction } = opened.storage;
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) =>
        transaction(async ({ drafts, outbox }) => {
          await drafts.read(nameOf(index), 'cra');
          await outbox.add(aSaying(`${index}`, { to: nameOf(index) }));
          if (index % 10 === 0) throw new RangeError('no');
        }),
      ),
    );

    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(3);
    expect(await opened.storage.queue.counts()).toMatchObject({ waiting: 27 });
  });
});

const nameOf = (index: number) => `conseiller-${String(index)}`;

function adviser(index: number): Person {
  return {
    kind: 'person',
    userId: nameOf(index),
    entryId: nameOf(index),
    displayName: '',
    givenName: '',
    roles: new Set(['conseiller']),
    territories: ['44'],
    locale: 'fr',
    timeZone: 'Europe/Paris',
  };
}
