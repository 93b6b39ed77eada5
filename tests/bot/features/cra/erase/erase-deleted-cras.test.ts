import { beforeEach, describe, expect, it } from '@jest/globals';

import type { ErasureList } from '../../../../../bot/src/core/erasures.ts';
import { eraseDeletedCrasJob } from '../../../../../bot/src/features/cra/erase/erase-deleted-cras.job.ts';
import { eraseDeletedCras } from '../../../../../bot/src/features/cra/erase/erase-deleted-cras.ts';
import { replayErasures } from '../../../../../bot/src/features/cra/erase/replay-erasures.ts';
import { aCra, testId } from '../../../../support/builders.ts';
import {
  makeMemoryStorage,
  type MemoryStorage,
} from '../../../../support/memory/memory-storage.ts';
import { makeTestClock, makeTestRandom } from '../../../../support/test-clock.ts';

const day = 86_400_000;

function makeMemoryErasures(): ErasureList & { readonly known: Set<string> } {
  const known = new Set<string>();
  return {
    known,
    add: (_, ids) => {
      ids.forEach((id) => known.add(id));
      return Promise.resolve();
    },
    reader: () => Promise.resolve((id) => known.has(id)),
  };
}

describe('erasure of deleted CRAs', () => {
  const clock = makeTestClock();
  let storage: MemoryStorage;
  let erasures: ReturnType<typeof makeMemoryErasures>;
  let scrubs: number;
  beforeEach(async () => {
    storage = makeMemoryStorage({ clock, random: makeTestRandom() });
    erasures = makeMemoryErasures();
    scrubs = 0;
    await storage.transaction(async ({ cras }) => {
      for (const number of [1, 2, 3]) await cras.insert(aCra({ id: testId(number) }));
      await cras.markDeleted('claire', testId(1), 0);
      await cras.markDeleted('claire', testId(2), day);
    });
  });

  const deps = () => ({
    erasures,
    craErasures: storage.readers.craErasures,
    transaction: storage.transaction,
    scrub: () => {
      scrubs += 1;
      return Promise.resolve();
    },
  });
  const kept = () => storage.readers.craErasures.keptIds('', 9);

  it('waits for more than 30 days, and leaves what was not deleted', async () => {
    await eraseDeletedCras(deps(), 30 * day);
    const early = await kept();
    await eraseDeletedCras(deps(), 30 * day + 1);

    expect(early).toEqual([testId(1), testId(2), testId(3)]);
    expect(await kept()).toEqual([testId(2), testId(3)]);
  });

  it('leaves what was restored', async () => {
    await storage.transaction(({ cras }) => cras.restore('claire', testId(1), 2 * day));

    await eraseDeletedCras(deps(), 90 * day);

    expect(await kept()).toEqual([testId(1), testId(3)]);
  });

  it('lists what it erased and cleans the files once, only when there was something', async () => {
    await eraseDeletedCras(deps(), day);
    const before = scrubs;
    await eraseDeletedCras(deps(), 90 * day);
    await eraseDeletedCras(deps(), 91 * day);

    expect([before, scrubs]).toEqual([0, 1]);
    expect([...erasures.known]).toEqual([testId(1), testId(2)]);
  });

  it('lists what an interrupted run had erased', async () => {
    await storage.transaction(({ craErasures }) => craErasures.erase(testId(1)));

    await eraseDeletedCras(deps(), day);

    expect([...erasures.known]).toEqual([testId(1)]);
  });

  it('is done again after a backup brought the CRAs back', async () => {
    await erasures.add('cra', [testId(1), testId(3)], 0);

    const replayed = await replayErasures(deps());

    expect(replayed).toEqual({ erased: 2 });
    expect(await kept()).toEqual([testId(2)]);
    expect(scrubs).toBe(1);
  });

  it('takes more than one handful in one run', async () => {
    await storage.transaction(async ({ cras }) => {
      for (let number = 10; number < 260; number += 1) {
        await cras.insert(aCra({ id: testId(number) }));
        await cras.markDeleted('claire', testId(number), 0);
      }
    });

    await eraseDeletedCras(deps(), 90 * day);

    expect(await kept()).toEqual([testId(3)]);
  });

  it('comes each night at 3:30 in Paris, over changes of time too', () => {
    const nights = ['2026-03-28T12:00Z', '2026-10-24T12:00Z'].map((noon) =>
      new Date(eraseDeletedCrasJob.next(Date.parse(noon))).toISOString(),
    );

    expect(nights).toEqual(['2026-03-29T01:30:00.000Z', '2026-10-25T02:30:00.000Z']);
  });
});
