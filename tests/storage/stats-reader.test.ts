import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';

import type { Storage } from '../../bot/src/adapters/storage/storage.ts';
import { makeMemoryStorage } from '../support/memory/memory-storage.ts';
import {
  enterCast,
  playStep,
  requestOf,
  someRequest,
  statsStep,
  type SomeRequest,
  type StatsCast,
  type StatsStep,
} from '../support/stats-histories.ts';
import { databases, openEmpty, type OpenedStorage } from '../support/storages.ts';
import { makeTestRandom } from '../support/test-clock.ts';

jest.setTimeout(300_000);

const histories = 60;

describe.each(databases)('statistics on $name', ({ make }) => {
  let opened: OpenedStorage<Storage>;
  let plain: ReturnType<typeof makeMemoryStorage>;
  let played = 0;
  beforeEach(async () => {
    opened = await openEmpty(make);
    plain = makeMemoryStorage({ clock: opened.clock, random: makeTestRandom() });
  });
  afterEach(() => opened.end());

  function newCast(): StatsCast {
    played += 1;
    return { mark: `-${String(played)}`, first: 10 * played };
  }

  /** The same in the database and in the plain model. */
  async function playBoth(cast: StatsCast, steps: readonly StatsStep[], between: () => unknown) {
    for (const { transaction } of [opened.storage, plain]) await enterCast(transaction, cast);
    for (const step of steps) {
      for (const { transaction } of [opened.storage, plain]) {
        await playStep(transaction, cast, step);
      }
      await between();
    }
  }

  async function compare(cast: StatsCast, asked: readonly SomeRequest[]): Promise<void> {
    const { stats } = opened.storage.readers;
    const { stats: model } = plain.readers;
    for (const one of asked) {
      const request = requestOf(one, cast);
      expect(await stats.tally(request)).toEqual(await model.tally(request));
      for (const meaning of ['conseillers', 'lieux'] as const) {
        const map = { ...request, meaning };
        expect(await stats.perDepartement(map)).toEqual(await model.perDepartement(map));
      }
    }
  }

  const someSteps = fc.array(statsStep, { minLength: 5, maxLength: 40 });
  const someRequests = fc.array(someRequest, { minLength: 6, maxLength: 6 });

  it('are, after random histories, those of a plain recomputation', async () => {
    const { totals } = opened.storage;
    await fc.assert(
      fc.asyncProperty(someSteps, someRequests, fc.nat(20), async (steps, asked, every) => {
        let step = 0;
        const cast = newCast();
        await playBoth(cast, steps, () => (step++ % (every + 1) === every ? totals.fold() : null));
        await compare(cast, asked);
      }),
      { numRuns: histories },
    );
    await totals.fold();

    expect(await totals.check()).toMatchObject({ differences: 0 });
    expect(await totals.waiting()).toBe(0);
  });

  it('are exact before, while and after the totals of older CRAs are made', async () => {
    const cast = newCast();
    const steps = fc.sample(statsStep, 30);
    const asked = fc.sample(someRequest, 10);
    await forgetTotals(opened.storage);
    await playBoth(cast, steps, () => null);
    await compare(cast, asked);
    const building = opened.storage.totals.build();
    await compare(cast, asked);
    expect(await building).toBe(true);
    await compare(cast, asked);

    expect(await opened.storage.totals.build()).toBe(false);
    expect(await opened.storage.totals.check()).toMatchObject({ differences: 0 });
  });

  it('that were damaged are found and repaired by the check', async () => {
    const cast = newCast();
    const steps = fc.sample(statsStep, 30);
    const asked = fc.sample(someRequest, 10);
    await playBoth(cast, steps, () => null);
    await opened.storage.totals.fold();
    await damage(opened.storage);

    const report = await opened.storage.totals.check();

    expect(report.differences).toBeGreaterThan(0);
    expect(report.repaired).toBe(report.differences);
    await compare(cast, asked);
    expect(await opened.storage.totals.check()).toMatchObject({ differences: 0 });
  });
});

/** As a database whose CRAs are older than its totals. */
async function forgetTotals({ engine }: Storage): Promise<void> {
  await engine.ddl.exclusively(async (execute) => {
    await execute('delete from stats_state');
    await execute('delete from stats_segment');
  });
}

async function damage({ engine }: Storage): Promise<void> {
  await engine.ddl.exclusively(async (execute) => {
    await execute(`update stats_segment set held = '' where kind in ('adviser', 'month.cells')`);
    await execute(`delete from stats_segment where kind in ('group', 'year')`);
  });
}
