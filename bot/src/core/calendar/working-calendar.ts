import type { CalendarDate } from '../calendar-date.ts';
import type { HolidayZone } from './holiday-zones.ts';
import type { HolidaySettings } from './holidays.ts';

/** Hours of a day as `HH:MM`, the end excluded; `24:00` is a valid end. */
export interface Opening {
  readonly from: string;
  readonly to: string;
}

/** Openings of each day, Monday first. */
export type Week = readonly [
  readonly Opening[],
  readonly Opening[],
  readonly Opening[],
  readonly Opening[],
  readonly Opening[],
  readonly Opening[],
  readonly Opening[],
];

/** A local date and time of the calendar's zone. */
export interface LocalMoment {
  readonly date: CalendarDate;
  readonly time: string;
}

/** Holidays on which nothing is open, each a day of the clock of `timeZone`. */
export interface DaysOff {
  readonly zone: HolidayZone;
  /** IANA. */
  readonly timeZone: string;
  readonly settings?: HolidaySettings;
}

/**
 * When work is done: openings on the clock of a zone, without closures and without the days off of
 * each of `daysOff` (of the team, of the asker). Overlapping openings count once.
 */
export interface WorkingCalendar {
  /** IANA. */
  readonly timeZone: string;
  readonly week: Week;
  readonly daysOff: readonly DaysOff[];
  /** From a moment (included) to another (excluded). */
  readonly closures?: readonly { readonly from: LocalMoment; readonly to: LocalMoment }[];
  /** Besides those of the week. */
  readonly exceptionalOpenings?: readonly (Opening & { readonly date: CalendarDate })[];
}

const untilHalfPastFive = [
  { from: '09:00', to: '12:30' },
  { from: '13:30', to: '17:30' },
] as const;
const untilHalfPastFour = [
  { from: '09:00', to: '12:30' },
  { from: '13:30', to: '16:30' },
] as const;

/** The openings *national*. */
export const nationalWeek: Week = [
  untilHalfPastFive,
  untilHalfPastFive,
  untilHalfPastFive,
  untilHalfPastFive,
  untilHalfPastFour,
  [],
  [],
];

/** The default calendar of a team. */
export const nationalCalendar: WorkingCalendar = {
  timeZone: 'Europe/Paris',
  week: nationalWeek,
  daysOff: [{ zone: 'metropole', timeZone: 'Europe/Paris' }],
};

/** The minute of the day: `24:00` is 1440. */
export function minuteOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
