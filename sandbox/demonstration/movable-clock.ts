import type { Clock } from '../../bot/src/core/clock.ts';

/** The real clock, moved on by whole days. */
export interface MovableClock extends Clock {
  advance(days: number): void;
  /** Milliseconds ahead of the real clock. */
  offset(): number;
}

const dayMs = 86_400_000;

export function makeMovableClock(offset = 0): MovableClock {
  const state = { offset };
  return {
    now: () => Date.now() + state.offset,
    advance: (days) => {
      state.offset += days * dayMs;
    },
    offset: () => state.offset,
  };
}
