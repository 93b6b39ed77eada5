import { beforeEach, describe, expect, it } from '@jest/globals';

import { moment } from './charter-scene.ts';
import type { Person } from '../../../../bot/src/core/actor.ts';
import { makeIds } from '../../../../bot/src/core/make-ids.ts';
import { communityCharterKey } from '../../../../bot/src/features/charter/standing/community-charter.ts';
import {
  noticeNewcomer,
  noticePeople,
  type NoticePeopleDeps,
} from '../../../../bot/src/features/charter/notice-people.ts';
import { remindPeople } from '../../../../bot/src/features/charter/remind-people.ts';
import type {
  AccountDirectory,
  LinkableAccount,
} from '../../../../bot/src/features/registry/index.ts';
import { aCharterVersion } from '../../../support/a-charter.ts';
import { makeMemoryStorage, type MemoryStorage } from '../../../support/memory/memory-storage.ts';
import { accountId } from '../../../support/people.ts';
import { makeTestClock, makeTestRandom, type TestClock } from '../../../support/test-clock.ts';

function anAccount(name: string, fields: Partial<LinkableAccount> = {}): LinkableAccount {
  const account = { userId: accountId(name), username: name, email: undefined };
  return { ...account, firstName: name, lastName: '', isBot: false, isActive: true, ...fields };
}

describe('the people of the teams', () => {
  let storage: MemoryStorage;
  let clock: TestClock;
  let here: LinkableAccount[];
  let deps: NoticePeopleDeps;
  beforeEach(async () => {
    clock = makeTestClock(moment('2026-05-08 18:00'));
    storage = makeMemoryStorage({ clock, random: makeTestRandom() });
    here = [anAccount('claire')];
    const directory: AccountDirectory = {
      byId: (userId) => Promise.resolve(here.find((account) => account.userId === userId)),
      people: async function* people() {
        await Promise.resolve();
        yield* here;
      },
      administrators: () => Promise.resolve([]),
      verifiesEmails: () => Promise.resolve(false),
    };
    deps = {
      clock,
      ids: makeIds(clock, makeTestRandom(7)),
      timeZone: 'Europe/Paris',
      transaction: storage.transaction,
      charters: storage.readers.charters,
      state: storage.state,
      actors: { personOf: (userId) => Promise.resolve(aPerson(userId)) },
      directory,
    };
    await storage.transaction(async ({ charters, state }) => {
      await charters.publish(aCharterVersion('1.0'));
      await state.write(communityCharterKey, 'communaute');
    });
  });

  const written = () =>
    [...storage.tables.outbox.values()].map(({ effect }) =>
      'card' in effect ? `${effect.kind} ${effect.card}` : effect.kind,
    );
  const eventsOf = async (name: string) =>
    (await storage.readers.charters.eventsOf('communaute', accountId(name))).map(
      ({ type }) => type,
    );

  it('are from before at the first complete reading, and asked nothing', async () => {
    await noticePeople(deps);

    expect(await eventsOf('claire')).toEqual(['seen']);
    expect(written()).toEqual([]);
  });

  it('get their card at once when they arrive, once however often they are seen', async () => {
    await noticePeople(deps);
    here.push(anAccount('paul'), anAccount('robot', { isBot: true }));

    await noticeNewcomer(deps, accountId('paul'));
    await noticeNewcomer(deps, accountId('robot'));
    await noticePeople(deps);

    expect(written()).toEqual([`card charter.${accountId('paul')}`]);
    expect(await eventsOf('paul')).toEqual(['seen']);
    expect(await eventsOf('robot')).toEqual([]);
  });

  it('are not taken for newcomers before the first complete reading', async () => {
    here.push(anAccount('paul'));

    await noticeNewcomer(deps, accountId('paul'));
    await noticePeople(deps);

    expect(written()).toEqual([]);
  });

  it('are frozen when they have left, and asked again when they come back', async () => {
    await noticePeople(deps);
    here.push(anAccount('paul'));
    await noticePeople(deps);
    here.pop();
    clock.advance(1_000);
    await noticePeople(deps);
    here.push(anAccount('paul'));
    clock.advance(1_000);
    await noticePeople(deps);

    expect(await eventsOf('paul')).toEqual(['seen', 'left', 'seen']);
    expect(written()).toHaveLength(2);
  });

  it('4. are reminded once for each date, and after a stop by the last one only', async () => {
    await noticePeople(deps);
    here.push(anAccount('paul'));
    await noticePeople(deps);
    const reminder = `charter.reminder.${accountId('paul')}`;
    const said = () => written().filter((line) => line === `card ${reminder}`).length;

    await remindPeople(deps, moment('2026-05-10 12:00'));
    const sunday = said();
    await remindPeople(deps, moment('2026-05-13 12:00'));
    await remindPeople(deps, moment('2026-05-13 12:01'));
    const afterStop = said();
    await remindPeople(deps, moment('2026-05-18 12:00'));

    expect([sunday, afterStop, said()]).toEqual([0, 1, 2]);
    expect(await eventsOf('paul')).toEqual(['seen', 'reminded', 'reminded']);
  });

  it('are reminded no more once silence has ended the asking', async () => {
    await noticePeople(deps);
    here.push(anAccount('paul'));
    await noticePeople(deps);

    await remindPeople(deps, moment('2026-05-19 12:00'));

    expect(await eventsOf('paul')).toEqual(['seen']);
  });

  it('9. are told of their grace at each of its dates, once', async () => {
    await noticePeople(deps);
    const accepted = { id: 'a', at: clock.now(), type: 'accept' } as const;
    await storage.transaction(async ({ charters }) => {
      await charters.record('communaute', accountId('claire'), {
        ...accepted,
        version: { major: 1, minor: 0 },
      });
      const publishedAt = moment('2026-05-20');
      await charters.publish(aCharterVersion('2.0', { effective: '2026-06-01', publishedAt }));
    });
    const said = () => written().filter((line) => line.startsWith('card charter.reminder')).length;

    await remindPeople(deps, moment('2026-06-01 12:00'));
    await remindPeople(deps, moment('2026-06-01 12:01'));
    const atStart = said();
    await remindPeople(deps, moment('2026-06-17 12:00'));

    expect([atStart, said()]).toEqual([1, 2]);
  });
});

function aPerson(userId: string): Person {
  return {
    kind: 'person',
    userId,
    displayName: 'Paul',
    givenName: 'Paul',
    roles: new Set(),
    territories: ['75'],
    locale: 'fr',
    timeZone: 'Europe/Paris',
  };
}
