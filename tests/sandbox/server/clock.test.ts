import { describe, expect, it } from '@jest/globals';
import { risingClock } from '../../../sandbox/server/clock.ts';

describe('the rising clock', () => {
  it('shows the time of the clock behind it', () => {
    expect(risingClock({ now: () => 1000 }).now()).toBe(1000);
  });

  it('never goes back', () => {
    let time = 1000;
    const clock = risingClock({ now: () => time });
    clock.now();
    time = 500;
    expect(clock.now()).toBe(1000);
  });

  it('dates what happens in the same moment in order', () => {
    const clock = risingClock({ now: () => 1000 });
    expect([clock.next(), clock.next(), clock.next()]).toEqual([1000, 1001, 1002]);
  });
});
