import { tzOffset } from '@date-fns/tz/tzOffset';

import type { CalendarDate } from './calendar-date.ts';

/** The calendar date of an instant (ms since 1970) in an IANA zone. */
export function localDay(instant: number, timeZone: string): CalendarDate {
  return wallClock(instant, timeZone).slice(0, 10);
}

/** `14:30`: the wall clock of an instant in an IANA zone. */
export function localTime(instant: number, timeZone: string): string {
  return wallClock(instant, timeZone).slice(11, 16);
}

/** `2026-03-02 14:30`: date and wall clock of an instant in an IANA zone. */
export function localMoment(instant: number, timeZone: string): string {
  return wallClock(instant, timeZone).slice(0, 16).replace('T', ' ');
}

/** What a clock on the wall there shows, as ISO 8601 without its zone. */
function wallClock(instant: number, timeZone: string): string {
  const minutesAhead = tzOffset(timeZone, new Date(instant));
  return new Date(instant + minutesAhead * 60_000).toISOString();
}
