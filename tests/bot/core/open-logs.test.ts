import { describe, expect, it } from '@jest/globals';

import { openLogs } from '../../../bot/src/core/open-logs.ts';
import { makeMemoryStorage } from '../../support/memory/memory-storage.ts';
import { makeTestClock, makeTestRandom } from '../../support/test-clock.ts';

describe('the logs', () => {
  it('begin with an event that names the community, once', async () => {
    const storage = makeMemoryStorage({ clock: makeTestClock(), random: makeTestRandom() });
    const deps = { history: storage.readers.history, transaction: storage.transaction };
    await openLogs(deps, { community: 'Coop "é" \\ essai\n', at: Date.UTC(2026, 0, 5, 8) });
    await openLogs(deps, { community: 'other', at: 9 });

    const heads = await storage.readers.history.heads();

    expect(heads).toEqual(
      ['charte', 'moderation', 'administration'].map((chain) => ({
        chain,
        seq: 1,
        hash: 'df2d6d828a97daf4eb08844c0baae65be687d523f51c29b98594dc14d0dd1275',
      })),
    );
  });
});
