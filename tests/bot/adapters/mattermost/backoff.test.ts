import { describe, expect, it } from '@jest/globals';
import { backoffMs, readRetryAfterMs } from '../../../../bot/src/adapters/mattermost/backoff.ts';

const backoff = { firstMs: 100, maximumMs: 1000 };

describe('a growing delay', () => {
  it('doubles each time up to its maximum', () => {
    const delays = [1, 2, 3, 4, 5, 500].map((attempt) => backoffMs(backoff, attempt, () => 0));

    expect(delays).toEqual([100, 200, 400, 800, 1000, 1000]);
  });

  it('loses up to half by chance', () => {
    expect(backoffMs(backoff, 1, () => 0.999)).toBe(50);
  });
});

describe('Retry-After', () => {
  const nowMs = Date.UTC(2026, 8, 1, 12);

  it.each([
    ['2', 2000],
    ['0.5', 500],
    ['-1', 0],
    ['Tue, 01 Sep 2026 12:00:30 GMT', 30_000],
    ['Tue, 01 Sep 2026 11:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%p is %p ms', (header, expected) => {
    expect(readRetryAfterMs(header, nowMs)).toBe(expected);
  });
});
