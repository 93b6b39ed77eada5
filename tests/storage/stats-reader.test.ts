import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';

import { makeMemoryStorage } from '../support/memory/memory-storage.ts';
import {
  enterCast,
  playStep,
  requestOf,
  someRequest,
  statsStep,
} from '../support/stats-histories.ts';
import { databases, openEmpty, type OpenedStorage } from '../support/storages.ts';
import { makeTestRandom } from '../support/test-clock.ts';

jest.setTimeout(300_000);

const histories = 60;

describe.each(databases)('statistics on $name', ({ make }) => {
  let opened: OpenedStorage;
  beforeEach(async () => {
    opened = await openEmpty(make);
  });
  afterEach(() => opened.end());

  it('are, after random histories, those of a plain recomputation', async () => {
    const { clock, storage } = opened;
    const plain = makeMemoryStorage({ clock, random: makeTestRandom() });
    let played = 0;

    await fc.assert(
      fc.asyncProperty(
        fc.array(statsStep, { minLength: 5, maxLength: 40 }),
        fc.array(someRequest, { minLength: 6, maxLength: 6 }),
        async (steps, asked) => {
          const cast = { mark: `-${String((played += 1))}`, first: 10 * played };
          for (const { transaction } of [storage, plain]) await enterCast(transaction, cast);
          for (const step of steps) {
            for (const { transaction } of [storage, plain]) await playStep(transaction, cast, step);
          }
          for (const one of asked) {
            const request = requestOf(one, cast);
            const { stats } = storage.readers;
            expect(await stats.tally(request)).toEqual(await plain.readers.stats.tally(request));
            for (const meaning of ['conseillers', 'lieux'] as const) {
              const map = { ...request, meaning };
              expect(await stats.perDepartement(map)).toEqual(
                await plain.readers.stats.perDepartement(map),
              );
            }
          }
        },
      ),
      { numRuns: histories },
    );
  });
});
