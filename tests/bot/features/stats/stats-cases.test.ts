import { describe, expect, it } from '@jest/globals';

import { loadReplay, replayStats } from '../../../../bot/src/features/stats/replay/replay-stats.ts';
import { loadCommunes } from '../../../../bot/src/features/territory/index.ts';
import { makeMemoryStorage } from '../../../support/memory/memory-storage.ts';
import { memoryStatsReader } from '../../../support/memory/memory-stats.ts';
import { readStatsCase, statsCaseNames } from '../../../support/read-stats-cases.ts';
import { makeTestClock, makeTestRandom } from '../../../support/test-clock.ts';

const communes = loadCommunes();

describe.each(statsCaseNames)('the case %s', (name) => {
  it('is answered exactly', async () => {
    const { registry, cras, expected } = readStatsCase(name);
    const storage = makeMemoryStorage({ clock: makeTestClock(), random: makeTestRandom() });
    const stats = memoryStatsReader(storage.tables, communes.presentCommune);

    await loadReplay(storage, { registry, cras });
    const answers = await replayStats(
      { stats, communes },
      expected.map(({ query }) => query),
    );

    expect(
      answers.map((answer) => ('error' in answer ? { error: answer.error } : answer.result)),
    ).toEqual(expected.map(({ result }) => result));
  });
});
