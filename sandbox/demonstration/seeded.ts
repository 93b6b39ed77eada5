/** Numbers from a seed: the same demonstration for everyone. */
export interface Seeded {
  /** From 0 (included) to 1 (excluded). */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  pick<T>(values: readonly T[]): T;
}

/** Mulberry32: small, and good enough for a demonstration. */
export function makeSeeded(seed: number): Seeded {
  const state = { at: seed >>> 0 };
  const next = () => {
    state.at = (state.at + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state.at ^ (state.at >>> 15), state.at | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: <T>(values: readonly T[]): T => {
      const picked = values[Math.floor(next() * values.length)];
      if (picked === undefined) throw new RangeError('nothing to pick from');
      return picked;
    },
  };
}
