import { beforeEach, describe, expect, it } from '@jest/globals';

import { moment } from './charter-scene.ts';
import { makeIds } from '../../../../bot/src/core/make-ids.ts';
import {
  campaignKey,
  peopleToAsk,
  runCampaign,
  startCampaign,
  steerCampaign,
} from '../../../../bot/src/features/charter/campaign.ts';
import type { NoticePeopleDeps } from '../../../../bot/src/features/charter/notice-people.ts';
import { communityCharterKey } from '../../../../bot/src/features/charter/standing/community-charter.ts';
import { aCharterVersion } from '../../../support/a-charter.ts';
import { makeMemoryStorage, type MemoryStorage } from '../../../support/memory/memory-storage.ts';
import { accountId } from '../../../support/people.ts';
import { makeTestClock, makeTestRandom, type TestClock } from '../../../support/test-clock.ts';

const minuteMs = 60_000;
const people = Array.from({ length: 40 }, (_, index) => accountId(`member${String(index)}x`));

describe('a campaign', () => {
  let storage: MemoryStorage;
  let clock: TestClock;
  let deps: NoticePeopleDeps;
  beforeEach(async () => {
    clock = makeTestClock(moment('2026-04-27 08:58'));
    storage = makeMemoryStorage({ clock, random: makeTestRandom() });
    deps = {
      clock,
      ids: makeIds(clock, makeTestRandom(7)),
      timeZone: 'Europe/Paris',
      transaction: storage.transaction,
      charters: storage.readers.charters,
      state: storage.state,
      actors: {
        personOf: (userId) =>
          Promise.resolve({
            kind: 'person',
            userId,
            displayName: userId,
            givenName: userId,
            roles: new Set(),
            territories: ['75'],
            locale: 'fr',
            timeZone: 'Europe/Paris',
          }),
      },
      directory: {
        byId: () => Promise.resolve(undefined),
        people: async function* nobody() {
          await Promise.resolve();
          yield* [];
        },
        administrators: () => Promise.resolve([]),
        verifiesEmails: () => Promise.resolve(false),
      },
    };
    await storage.transaction(async ({ charters, state }) => {
      await charters.publish(aCharterVersion('1.0'));
      await state.write(communityCharterKey, 'communaute');
      for (const userId of people) {
        await charters.record('communaute', userId, {
          id: `seen-${userId}`,
          at: moment('2026-04-01'),
          type: 'seen',
          isBefore: true,
        });
      }
    });
  });

  const start = (rate = 300) =>
    startCampaign(deps, { rate, deadline: moment('2026-06-01'), atDeadline: 'signaler' });
  const minutes = async (count: number) => {
    for (let passed = 0; passed < count; passed += 1) {
      clock.advance(minuteMs);
      await runCampaign(deps, clock.now());
    }
  };
  const cards = () => [...storage.tables.outbox.values()];

  it('asks five people a minute at 300 an hour, twelve seconds apart, from nine o’clock', async () => {
    await start();
    await minutes(1);
    const early = cards().length;
    await minutes(2);

    const dueAt = cards().map((entry) => entry.dueAt - moment('2026-04-27 09:00'));
    expect(early).toBe(0);
    expect(dueAt).toEqual(
      [0, 12_000, 24_000, 36_000, 48_000]
        .flatMap((at) => [at])
        .concat([60_000, 72_000, 84_000, 96_000, 108_000]),
    );
  });

  it('12. asks everybody once, whatever is run again, and ends by itself', async () => {
    await start();
    await minutes(5);
    await Promise.all(Array.from({ length: 10 }, () => runCampaign(deps, clock.now())));
    await minutes(15);

    const keys = cards().map(({ effect }) => ('card' in effect ? effect.card : ''));
    expect(new Set(keys).size).toBe(people.length);
    expect(keys).toHaveLength(people.length);
    expect(await storage.state.read(campaignKey)).toBeUndefined();
  });

  it('rests while it is paused, goes on, and asks nobody more once it is stopped', async () => {
    await start();
    await minutes(2);
    await steerCampaign(deps, 'pause');
    await minutes(2);
    const paused = cards().length;
    await steerCampaign(deps, 'resume');
    await minutes(1);
    const resumed = cards().length;
    await steerCampaign(deps, 'stop');
    await minutes(2);

    expect([paused, resumed, cards().length]).toEqual([5, 10, 10]);
    expect(await peopleToAsk(deps)).toHaveLength(30);
  });

  it('rests at noon, on the eve and on holidays', async () => {
    clock.advance(moment('2026-05-01 10:00') - clock.now());
    await start();
    await minutes(3);
    clock.advance(moment('2026-05-04 12:40') - clock.now());
    await minutes(3);

    expect(cards()).toEqual([]);
  });

  it('has nobody to ask when everyone was asked', async () => {
    await start(3_600);
    await minutes(4);

    expect(await start()).toEqual({ ok: false, failure: { tag: 'NobodyToAsk' } });
  });
});
