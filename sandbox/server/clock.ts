/** Where the sandbox reads the time; a movable one lets a test or a demonstration change the date. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that never gives the same millisecond twice, as rows written one after another need. */
export function risingClock(clock: Clock): Clock {
  let last = 0;
  return {
    now: () => {
      last = Math.max(clock.now(), last);
      return last;
    },
  };
}
