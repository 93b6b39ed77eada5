/**
 * Shares of the parts of a whole, in tenths of a percent, by largest remainder: their sum is exactly
 * 1000 and an empty part has exactly 0. Equal remainders: the larger part first, then the order
 * given. An empty whole has no shares.
 */
export function sharesOf(parts: readonly number[]): readonly (number | null)[] {
  const whole = sum(parts);
  if (whole === 0) return parts.map(() => null);
  const cells = parts.map((part, rank) => ({
    rank,
    part,
    share: Math.floor((1000 * part) / whole),
    remainder: (1000 * part) % whole,
  }));
  const left = 1000 - sum(cells.map(({ share }) => share));
  const raised = cells
    .toSorted((a, b) => b.remainder - a.remainder || b.part - a.part || a.rank - b.rank)
    .slice(0, left);
  return cells.map((cell) => cell.share + (raised.includes(cell) ? 1 : 0));
}

/** A share that is no part of a whole, rounded half up; none of an empty whole. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((2000 * part + whole) / (2 * whole));
}

/** Relative change in tenths of a percent, rounded half away from zero; none after nothing. */
export function changeOf(before: number, difference: number): number | null {
  if (before === 0) return null;
  const size = Math.floor((2000 * Math.abs(difference) + before) / (2 * before));
  return difference < 0 && size > 0 ? -size : size;
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
