import { describe, expect, it } from '@jest/globals';

import { timerSleep } from '../../../../bot/src/adapters/mattermost/timer-sleep.ts';

const tooLongMs = 3_600_000;

describe('a wait in real time', () => {
  it('ends early when its signal says so', async () => {
    const ended = new AbortController();
    const waiting = timerSleep(tooLongMs, ended.signal);
    ended.abort();

    await expect(waiting).resolves.toBeUndefined();
  });

  it('ends at once when its signal has said so before', async () => {
    await expect(timerSleep(tooLongMs, AbortSignal.abort())).resolves.toBeUndefined();
  });
});
