import { addDays, type CalendarDate } from '../calendar-date.ts';
import { localDay } from '../local-day.ts';
import { isHoliday } from './holidays.ts';
import { localInstant } from './local-instant.ts';
import { clipSpan, mergeSpans, withoutSpans, type Span } from './spans.ts';
import {
  minuteOfDay,
  type DaysOff,
  type LocalMoment,
  type Opening,
  type WorkingCalendar,
} from './working-calendar.ts';

/** Openings one after another, each instant once, between two instants; day after day, on demand. */
export function* openSpans(calendar: WorkingCalendar, within: Span): Generator<Span> {
  const { timeZone } = calendar;
  const last = addDays(localDay(within.end, timeZone), 1);
  let pending: Span | undefined;
  for (let date = addDays(localDay(within.start, timeZone), -1); date <= last;) {
    for (const open of openingsOn(calendar, date)) {
      const joined = pending && mergeSpans([pending, open]);
      if (pending && joined?.length === 2) yield* clipped(pending, within);
      pending = joined?.at(-1) ?? open;
    }
    date = addDays(date, 1);
  }
  if (pending) yield* clipped(pending, within);
}

function* clipped(span: Span, within: Span): Generator<Span> {
  const inside = clipSpan(span, within);
  if (inside) yield inside;
}

function openingsOn(calendar: WorkingCalendar, date: CalendarDate): readonly Span[] {
  const { timeZone, week, daysOff, closures = [], exceptionalOpenings = [] } = calendar;
  const usual = week[weekday(date)] ?? [];
  const exceptional = exceptionalOpenings.filter((opening) => opening.date === date);
  const openings = [...usual, ...exceptional].map((opening) => spanOf(opening, date, timeZone));
  if (openings.length === 0) return [];
  const closed = closures.map(({ from, to }) => ({
    start: instantOf(from, timeZone),
    end: instantOf(to, timeZone),
  }));
  const merged = mergeSpans(openings);
  const off = daysOff.flatMap((days) => merged.flatMap((span) => daysOffDuring(days, span)));
  return withoutSpans(merged, [...closed, ...off]);
}

/** 0 is Monday. */
export function weekday(date: CalendarDate): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

function spanOf({ from, to }: Opening, date: CalendarDate, timeZone: string): Span {
  return {
    start: localInstant(date, minuteOfDay(from), timeZone),
    end: localInstant(date, minuteOfDay(to), timeZone),
  };
}

function instantOf({ date, time }: LocalMoment, timeZone: string): number {
  return localInstant(date, minuteOfDay(time), timeZone);
}

function daysOffDuring({ zone, timeZone, settings }: DaysOff, { start, end }: Span): Span[] {
  const off: Span[] = [];
  const last = localDay(end, timeZone);
  for (let date = localDay(start, timeZone); date <= last; date = addDays(date, 1)) {
    if (!isHoliday(zone, date, settings)) continue;
    off.push(spanOf({ from: '00:00', to: '24:00' }, date, timeZone));
  }
  return off;
}
