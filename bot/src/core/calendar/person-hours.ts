import { addDays, type CalendarDate } from '../calendar-date.ts';
import { present } from '../invariant.ts';
import { localDay } from '../local-day.ts';
import { holidayZoneOf } from './holiday-zones.ts';
import { isHoliday } from './holidays.ts';
import { localInstant } from './local-instant.ts';
import { weekday } from './open-spans.ts';
import { minuteOfDay, nationalWeek, type WorkingCalendar } from './working-calendar.ts';
import { nextOpening } from './working-time.ts';

/** Where a person lives, for the bot's manners. */
export interface Whereabouts {
  /** IANA. */
  readonly timeZone: string;
  /** Code of their département or collectivity. */
  readonly territory?: string | undefined;
}

/** *Working hours of a person*: the openings national on their clock, without their holidays. */
export function workingHoursOf({ timeZone, territory }: Whereabouts): WorkingCalendar {
  return {
    timeZone,
    week: nationalWeek,
    daysOff: [{ zone: holidayZoneOf(territory), timeZone }],
  };
}

/** The instant itself in the person's working hours, else their next working instant. */
export function nextWorkingInstantOf(person: Whereabouts, instant: number): number {
  return present(nextOpening(workingHoursOf(person), instant), 'a working hour');
}

/** Local hours between which news about one's own affairs may come. */
export interface Waking {
  readonly from: string;
  readonly to: string;
}

const defaultWaking: Waking = { from: '08:00', to: '20:00' };

/**
 * The instant itself outside quiet hours (20:00–8:00, weekends and holidays of the reader's zone),
 * else 8:00 of the next day that is not off.
 */
export function afterQuietHours(
  reader: Whereabouts,
  instant: number,
  { from, to }: Waking = defaultWaking,
): number {
  const at = (date: CalendarDate, time: string) =>
    localInstant(date, minuteOfDay(time), reader.timeZone);
  const today = localDay(instant, reader.timeZone);
  if (!isDayOff(reader, today)) {
    if (instant < at(today, from)) return at(today, from);
    if (instant < at(today, to)) return instant;
  }
  let date = addDays(today, 1);
  while (isDayOff(reader, date)) date = addDays(date, 1);
  return at(date, from);
}

/** A day without work: none in the openings national, or a holiday there. */
export function isDayOff({ territory }: Whereabouts, date: CalendarDate): boolean {
  const isClosed = nationalWeek[weekday(date)]?.length === 0;
  return isClosed || isHoliday(holidayZoneOf(territory), date);
}
