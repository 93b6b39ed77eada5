import { tz } from '@date-fns/tz';
import { format } from 'date-fns';

import type { CalendarDate } from './calendar-date.ts';

/** The calendar date of an instant (ms since 1970) in an IANA zone. */
export function localDay(instant: number, timeZone: string): CalendarDate {
  return format(instant, 'yyyy-MM-dd', { in: tz(timeZone) });
}

/** `14:30`: the wall clock of an instant in an IANA zone. */
export function localTime(instant: number, timeZone: string): string {
  return format(instant, 'HH:mm', { in: tz(timeZone) });
}
