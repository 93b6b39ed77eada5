import { describe, expect, it } from '@jest/globals';

import { politely } from '../../../../bot/src/adapters/mattermost/politely.ts';
import { MattermostUnreachable } from '../../../../bot/src/adapters/mattermost/refusals.ts';
import type { SendRequest } from '../../../../bot/src/adapters/mattermost/rest-request.ts';

/** A server with a limit of `perSecond` and a burst, on a clock that only sleeping moves. */
function limitedServer({ perSecond, burst }: { perSecond: number; burst: number }) {
  const state = { now: 0, wholeAt: 0, refused: 0, served: 0 };
  const cost = 1_000 / perSecond;
  const send: SendRequest = () => {
    const former = Math.max(state.wholeAt, state.now);
    const wait = former + cost - cost * (burst + 1) - state.now;
    if (wait > 0) {
      state.refused += 1;
      const facts = { request: 'GET /x', outcome: 'not-done', status: 429 } as const;
      const retryAfterMs = Math.ceil(wait / 1_000) * 1_000;
      return Promise.reject(
        new MattermostUnreachable({ ...facts, reason: 'rate-limited', retryAfterMs }),
      );
    }
    state.wholeAt = former + cost;
    state.served += 1;
    const used = state.wholeAt - state.now;
    const headers = {
      'x-ratelimit-limit': String(burst + 1),
      'x-ratelimit-remaining': String(Math.floor((cost * (burst + 1) - used) / cost)),
      'x-ratelimit-reset': String(Math.ceil(used / 1_000)),
    };
    return Promise.resolve({ status: 200, headers, body: Buffer.from('{}') });
  };
  const sleep = (ms: number) => {
    state.now += ms;
    return Promise.resolve();
  };
  return { state, send: politely(send, { nowMs: () => state.now, sleep }) };
}

const request = { method: 'GET', route: '/x' } as const;

describe('politeness', () => {
  it('20. with 10 requests a second allowed, everything passes and at most one is refused', async () => {
    const { state, send } = limitedServer({ perSecond: 10, burst: 100 });
    for (let index = 0; index < 600; index += 1) await send(request);

    expect(state.served).toBe(600);
    expect(state.refused).toBeLessThanOrEqual(1);
    expect(state.now).toBeLessThan(90_000);
  });

  it('without a limit nothing waits', async () => {
    const slept: number[] = [];
    const send = politely(
      () => Promise.resolve({ status: 200, headers: {}, body: Buffer.from('{}') }),
      {
        nowMs: () => 0,
        sleep: (ms) => {
          slept.push(ms);
          return Promise.resolve();
        },
      },
    );
    await send(request);
    await send(request);

    expect(slept).toEqual([]);
  });

  it('another failure is the caller’s', async () => {
    const cut = new Error('cut');
    const send = politely(() => Promise.reject(cut), {
      nowMs: () => 0,
      sleep: () => Promise.resolve(),
    });

    await expect(send(request)).rejects.toBe(cut);
  });
});
