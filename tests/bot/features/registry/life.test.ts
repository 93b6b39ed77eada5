import { beforeEach, describe, expect, it } from '@jest/globals';

import { archiveDeparted } from '../../../../bot/src/features/registry/life/archive-departed.ts';
import { tellEndings } from '../../../../bot/src/features/registry/life/tell-endings.ts';
import type { Entry } from '../../../../bot/src/features/registry/registry.ts';
import { anEntry } from '../../../support/builders.ts';
import { makeMemoryStorage, type MemoryStorage } from '../../../support/memory/memory-storage.ts';
import { makeTestClock, makeTestRandom, type TestClock } from '../../../support/test-clock.ts';

let clock: TestClock;
let storage: MemoryStorage;
beforeEach(() => {
  clock = makeTestClock();
  storage = makeMemoryStorage({ clock, random: makeTestRandom() });
});

const deps = () => ({
  clock,
  timeZone: 'Europe/Paris',
  registry: storage.readers.registry,
  transaction: storage.transaction,
});
const join = (fields: Partial<Entry>) =>
  storage.transaction(async ({ registry }) => {
    const entry = anEntry({ status: 'actif', ...fields });
    await registry.put([entry]);
    await registry.link(entry.id, { userId: `user-${entry.id}`, how: 'hand', at: 0, by: 'bot' });
  });
const goTo = (text: string) => clock.advance(Date.parse(text) - clock.now());
const told = () =>
  [...storage.tables.outbox.values()].map(({ key, dueAt }) => [key, new Date(dueAt).toISOString()]);

describe('a last day that comes', () => {
  it('is told 30 and 7 days before, each once, in working hours', async () => {
    await join({ end: '2026-06-30' });

    for (const at of ['2026-05-30T06:00Z', '2026-05-31T06:00Z', '2026-06-01T08:00Z']) {
      goTo(at);
      await tellEndings(deps());
    }
    goTo('2026-06-23T00:00Z');
    await tellEndings(deps());
    await tellEndings(deps());

    expect(told()).toEqual([
      ['registry-end-claire-2026-06-30-30', expect.stringMatching(/^2026-06-01T07:/)],
      ['registry-end-claire-2026-06-30-7', expect.stringMatching(/^2026-06-23T07:/)],
    ]);
  });

  it('is told again when it is another day', async () => {
    await join({ end: '2026-03-20' });
    await tellEndings(deps());
    await join({ end: '2026-03-25' });
    await tellEndings(deps());

    expect(told().map(([key]) => key)).toEqual([
      'registry-end-claire-2026-03-20-30',
      'registry-end-claire-2026-03-25-30',
    ]);
  });

  it('is told to nobody who is gone, is expected, or stays', async () => {
    await join({ id: 'gone', email: 'a@exemple.fr', status: 'parti', end: '2026-03-01' });
    await join({ id: 'stays', email: 'b@exemple.fr' });
    await storage.transaction(({ registry }) =>
      registry.put([
        anEntry({ id: 'expected', email: 'c@exemple.fr', status: 'attendu', end: '2026-03-05' }),
      ]),
    );

    await tellEndings(deps());

    expect(told()).toEqual([]);
  });
});

describe('people who are gone', () => {
  const claire = () => storage.readers.registry.entry('claire');

  it('are archived 30 days after: addresses and territories erased, the rest kept', async () => {
    await join({
      status: 'parti',
      end: '2026-03-01',
      otherEmails: ['autre@exemple.fr'],
      territories: [{ code: '44' }],
    });
    goTo('2026-03-31T12:00Z');
    await archiveDeparted(deps());
    const before = await claire();
    goTo('2026-04-01T12:00Z');
    await archiveDeparted(deps());

    expect(before?.status).toBe('parti');
    expect(await claire()).toMatchObject({
      status: 'archive',
      email: 'claire@archive.invalid',
      otherEmails: [],
      territories: [],
      givenName: 'Claire',
      end: '2026-03-01',
      link: { userId: 'user-claire' },
    });
    expect((await claire())?.affectations).toEqual(before?.affectations);
    const events = storage.tables.chains.get('administration') ?? [];
    expect(events.map(({ event }) => event)).toEqual([
      expect.stringContaining('registry.archived'),
    ]);
  });

  it('stay as they are without a last day', async () => {
    await join({ status: 'parti' });
    goTo('2027-01-01T12:00Z');

    await archiveDeparted(deps());

    expect((await claire())?.status).toBe('parti');
  });
});
