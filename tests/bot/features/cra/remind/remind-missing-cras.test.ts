import { beforeEach, describe, expect, it } from '@jest/globals';

import { localTime } from '../../../../../bot/src/core/local-day.ts';
import { remindMissingCrasJob } from '../../../../../bot/src/features/cra/remind/remind-missing-cras.job.ts';
import { remindMissingCras } from '../../../../../bot/src/features/cra/remind/remind-missing-cras.ts';
import { silenceReminders } from '../../../../../bot/src/features/cra/remind/silence-reminders.ts';
import type { Entry } from '../../../../../bot/src/features/registry/registry.ts';
import { aCra, anEntry, testId } from '../../../../support/builders.ts';
import {
  makeMemoryStorage,
  type MemoryStorage,
} from '../../../../support/memory/memory-storage.ts';
import { makeTestClock, makeTestRandom } from '../../../../support/test-clock.ts';

const at = (text: string) => Date.parse(text);
const linkedAt = at('2026-01-05T09:00Z');

describe('reminders of missing CRAs', () => {
  let storage: MemoryStorage;
  beforeEach(() => {
    storage = makeMemoryStorage({ clock: makeTestClock(), random: makeTestRandom() });
  });

  const join = (fields: Partial<Entry> = {}) =>
    storage.transaction(async ({ registry }) => {
      const entry = anEntry({ status: 'actif', start: '2024-01-01', ...fields });
      await registry.put([entry]);
      const link = { userId: `user-${entry.id}`, how: 'code', at: linkedAt, by: 'bot' } as const;
      await registry.link(entry.id, link);
    });
  const record = (number: number, date: string, author = 'claire') =>
    storage.transaction(({ cras }) =>
      cras.insert(aCra({ id: testId(number), author, content: { date } })),
    );
  const runAt = (text: string) => {
    const { registry } = storage.readers;
    const deps = { registry, timeZone: 'Europe/Paris', transaction: storage.transaction };
    return remindMissingCras(deps, at(text));
  };
  const written = () =>
    [...storage.tables.outbox.values()].map(({ key, effect }) => `${effect.kind} ${key}`);

  it('come a month, then six weeks after the last CRA, each once', async () => {
    await join();
    await record(1, '2026-03-02');

    await runAt('2026-04-01T08:20Z');
    const before = written();
    await runAt('2026-04-02T08:20Z');
    await runAt('2026-04-02T09:20Z');
    await runAt('2026-04-10T09:20Z');
    const month = written();
    await runAt('2026-04-13T08:20Z');
    await runAt('2026-09-14T08:20Z');

    expect(before).toEqual([]);
    expect(month).toEqual(['card cra.reminder.claire.2026-03-02.month']);
    expect(written()).toEqual([
      ...month,
      'withdraw cra.reminder.claire.2026-03-02.month.withdraw',
      'card cra.reminder.claire.2026-03-02.sixWeeks',
    ]);
  });

  it('count from the arrival where there is no CRA: entry in force and account there', async () => {
    await join();

    await runAt('2026-02-04T09:20Z');
    const early = written();
    await runAt('2026-02-05T09:20Z');

    expect(early).toEqual([]);
    expect(written()).toEqual(['card cra.reminder.claire.2026-01-05.month']);
  });

  it('wait for the working hours of the person', async () => {
    await join();
    await join({
      id: 'teva',
      affectations: [{ structureId: '13002603200016', departement: '987', from: '2024-01-01' }],
    });
    await record(1, '2026-03-02');
    await record(2, '2026-03-02', 'teva');

    await runAt('2026-04-03T05:20Z');
    const night = written();
    await runAt('2026-04-03T08:20Z');
    const paris = written();
    await runAt('2026-04-03T20:20Z');
    const goodFriday = written();
    await runAt('2026-04-07T19:20Z');

    expect(night).toEqual([]);
    expect(paris).toEqual(['card cra.reminder.claire.2026-03-02.month']);
    expect(goodFriday).toEqual(paris);
    expect(written()).toEqual([...paris, 'card cra.reminder.teva.2026-03-02.month']);
  });

  it('are taken away once a CRA was recorded, and begin again with its date', async () => {
    await join();
    await record(1, '2026-03-02');
    await runAt('2026-04-02T08:20Z');

    await record(2, '2026-04-02');
    await runAt('2026-04-02T09:20Z');
    await runAt('2026-05-04T09:20Z');

    expect(written()).toEqual([
      'card cra.reminder.claire.2026-03-02.month',
      'withdraw cra.reminder.claire.2026-03-02.month.withdraw',
      'card cra.reminder.claire.2026-04-02.month',
    ]);
  });

  it('are not said when the CRA came first', async () => {
    await join();
    await record(1, '2026-03-02');
    await record(2, '2026-04-01');

    await runAt('2026-04-02T08:20Z');

    expect(written()).toEqual([]);
  });

  it('say one thing after a long absence of the bot: the last', async () => {
    await join();
    await record(1, '2026-03-02');

    await runAt('2026-06-02T08:20Z');
    await runAt('2026-06-02T09:20Z');

    expect(written()).toEqual(['card cra.reminder.claire.2026-03-02.sixWeeks']);
  });

  it('end when the person says so, and come back on demand', async () => {
    await join();
    await record(1, '2026-03-02');
    const claire = {
      kind: 'person',
      userId: 'user-claire',
      entryId: 'claire',
      displayName: 'Claire Martin',
      givenName: 'Claire',
      roles: new Set(['conseiller'] as const),
      territories: ['44'],
      locale: 'fr',
      timeZone: 'Europe/Paris',
    } as const;

    await silenceReminders(storage, { actor: claire, isSilenced: true });
    await runAt('2026-04-02T08:20Z');
    const silenced = written();
    await silenceReminders(storage, { actor: claire, isSilenced: false });
    await runAt('2026-04-02T09:20Z');

    expect(silenced).toEqual([]);
    expect(written()).toEqual(['card cra.reminder.claire.2026-03-02.month']);
  });

  it.each<[string, Partial<Entry>]>([
    ['who is no conseiller', { roles: ['coordinateur'] }],
    ['who has left', { status: 'parti' }],
    [
      'who has no employer today',
      {
        affectations: [
          {
            structureId: '13002603200016',
            departement: '44',
            from: '2024-01-01',
            to: '2026-03-31',
          },
        ],
      },
    ],
  ])('leave alone a person %s', async (_, fields) => {
    await join(fields);
    await record(1, '2026-03-02');

    await runAt('2026-04-02T08:20Z');

    expect(written()).toEqual([]);
  });

  it('are looked at once an hour', () => {
    const first = remindMissingCrasJob.next(at('2026-04-02T08:20Z'));
    const second = remindMissingCrasJob.next(first);

    expect([localTime(first, 'UTC'), localTime(second, 'UTC')]).toEqual(['09:20', '10:20']);
  });
});
