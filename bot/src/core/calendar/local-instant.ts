import { tzOffset } from '@date-fns/tz/tzOffset';

import type { CalendarDate } from '../calendar-date.ts';

const minuteMs = 60_000;
/** No zone is further from UTC; no zone changes its time twice in so short a while. */
const farthestMs = 15 * 3_600_000;

/**
 * The first instant (ms since 1970) at which a wall clock of the zone shows that minute of the day
 * (0 to 1440) of that date, or later. So a local time that occurs twice is its first occurrence,
 * and one that does not exist is the first instant after the gap.
 */
export function localInstant(date: CalendarDate, minuteOfDay: number, timeZone: string): number {
  const wall = Date.parse(`${date}T00:00:00Z`) + minuteOfDay * minuteMs;
  const [early, late] = [wall - farthestMs, wall + farthestMs];
  const [before, after] = [offset(early, timeZone), offset(late, timeZone)];
  if (before === after) return wall - before;
  const change = changeBetween(early, late, timeZone);
  if (wall - before < change) return wall - before;
  return Math.max(change, wall - after);
}

/** The first instant of the new offset. */
function changeBetween(early: number, late: number, timeZone: string): number {
  const before = offset(early, timeZone);
  let [same, changed] = [early / minuteMs, late / minuteMs];
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2);
    if (offset(middle * minuteMs, timeZone) === before) same = middle;
    else changed = middle;
  }
  return changed * minuteMs;
}

function offset(instant: number, timeZone: string): number {
  return tzOffset(timeZone, new Date(instant)) * minuteMs;
}
