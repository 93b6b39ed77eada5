import { addDays, isCalendarDate, type CalendarDate } from '../calendar-date.ts';
import { easterSunday } from './easter.ts';
import { holidayRules, type HolidayRule } from './holiday-rules.ts';
import type { HolidayZone } from './holiday-zones.ts';

/** What a community sets otherwise than the rules say, by the id of a rule. */
export interface HolidaySettings {
  readonly on?: Readonly<Record<string, boolean>>;
  /** Dates in place of the rule's own: of what is typed each year, or moved by circular. */
  readonly dates?: Readonly<Record<string, readonly CalendarDate[]>>;
}

/** The holidays of a zone in a year, in order; one that falls on a weekend is not moved. */
export function holidaysOf(
  zone: HolidayZone,
  year: number,
  settings: HolidaySettings = {},
): readonly CalendarDate[] {
  const dates = holidayRules
    .filter((rule) => holds(rule, zone, year) && (settings.on?.[rule.id] ?? rule.on))
    .flatMap((rule) => datesOf(rule, year, settings));
  return [...new Set(dates)].sort();
}

export function isHoliday(
  zone: HolidayZone,
  date: CalendarDate,
  settings: HolidaySettings = {},
): boolean {
  return holidaysOf(zone, Number(date.slice(0, 4)), settings).includes(date);
}

function holds({ zones, from, until }: HolidayRule, zone: HolidayZone, year: number): boolean {
  return (
    (zones === undefined || zones.includes(zone)) &&
    (from === undefined || from <= year) &&
    (until === undefined || year <= until)
  );
}

function datesOf(
  { id, moment }: HolidayRule,
  year: number,
  { dates }: HolidaySettings,
): readonly CalendarDate[] {
  const set = dates?.[id]?.filter((date) => Number(date.slice(0, 4)) === year);
  if (set !== undefined && set.length > 0) return set.filter(isCalendarDate);
  if ('day' in moment) return [`${String(year)}-${moment.day}`];
  if ('easter' in moment) return [addDays(easterSunday(year), moment.easter)];
  return [];
}
