/** Where the sandbox reads the time; a movable one lets a test or a demonstration change the date. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
}

/** A clock whose moments can be told apart. */
export interface RisingClock extends Clock {
  /** A moment later than every one given before: what happens in order is dated in order. */
  next(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** The clock as the sandbox uses it: it never goes back, whatever the one behind it does. */
export function risingClock(clock: Clock): RisingClock {
  let last = 0;
  const now = () => {
    last = Math.max(clock.now(), last);
    return last;
  };
  const next = () => {
    last = Math.max(clock.now(), last + 1);
    return last;
  };
  return { now, next };
}
