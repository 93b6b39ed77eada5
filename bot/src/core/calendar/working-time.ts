import { openSpans } from './open-spans.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** No opening within so long: there will be none. */
const farthestMs = 800 * 86_400_000;

export function isOpen(calendar: WorkingCalendar, instant: number): boolean {
  const [span] = openSpans(calendar, { start: instant, end: instant + 1 });
  return span !== undefined;
}

/** Working time from one instant to a later one, in milliseconds; 0 when it is not later. */
export function workingMsBetween(calendar: WorkingCalendar, from: number, to: number): number {
  if (to <= from) return 0;
  let total = 0;
  for (const { start, end } of openSpans(calendar, { start: from, end: to })) total += end - start;
  return total;
}

/** The instant itself when it is open, else the next opening; `undefined`: none for two years. */
export function nextOpening(calendar: WorkingCalendar, instant: number): number | undefined {
  const [span] = openSpans(calendar, { start: instant, end: instant + farthestMs });
  return span?.start;
}

/** The first instant at which so many ms of work have passed; `undefined`: not within two years. */
export function afterWorkingMs(
  calendar: WorkingCalendar,
  from: number,
  workingMs: number,
): number | undefined {
  let left = workingMs;
  for (const { start, end } of openSpans(calendar, { start: from, end: from + farthestMs })) {
    if (left <= end - start) return start + left;
    left -= end - start;
  }
  return undefined;
}
