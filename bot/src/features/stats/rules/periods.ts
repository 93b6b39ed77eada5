import type { granularites } from '@coop/contract/stats';

import { addDays, firstOfMonth, type CalendarDate } from '../../../core/calendar-date.ts';
import type { StatsPeriod } from '../ports.ts';

export type Granularite = (typeof granularites)[number];

/** One point of an evolution: a day, an ISO week or a month, cut at the bounds of the period. */
export interface Point extends StatsPeriod {
  /** `2026-03-12`, `2026-W11` (ISO year) or `2026-03`. */
  readonly name: string;
  /** Shorter than its week or month. */
  readonly isPartial: boolean;
}

const dayMs = 86_400_000;

/** From the first of the month to today. */
export function defaultPeriod(today: CalendarDate): StatsPeriod {
  return { from: firstOfMonth(today), to: today };
}

/** Number of days, both ends included. */
export function daysOf({ from, to }: StatsPeriod): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;
}

/** Under 32 days a point a day, under 190 a week, else a month. */
export function granulariteOf(period: StatsPeriod): Granularite {
  const days = daysOf(period);
  if (days < 32) return 'jour';
  return days < 190 ? 'semaine' : 'mois';
}

/** The period with which one is compared: whole months, the same days of the month before, or as many days. */
export function periodBefore({ from, to }: StatsPeriod): StatsPeriod {
  const isFromFirst = from.endsWith('-01');
  const dayBefore = addDays(from, -1);
  if (isFromFirst && to === lastOfMonth(to)) {
    return { from: addMonths(from, -(monthsBetween(from, to) + 1)), to: dayBefore };
  }
  if (isFromFirst && to.slice(0, 7) === from.slice(0, 7)) {
    const first = firstOfMonth(dayBefore);
    const sameDay = first.slice(0, 8) + to.slice(8);
    return { from: first, to: sameDay < dayBefore ? sameDay : dayBefore };
  }
  return { from: addDays(from, -daysOf({ from, to })), to: dayBefore };
}

/** Every point from first to last, those without a CRA included. */
export function pointsOf(period: StatsPeriod): readonly Point[] {
  const granularite = granulariteOf(period);
  const points: Point[] = [];
  for (let date = period.from; date <= period.to;) {
    const whole = wholeOf(date, granularite);
    const to = whole.to < period.to ? whole.to : period.to;
    const isPartial = date !== whole.from || to !== whole.to;
    points.push({ name: whole.name, from: date, to, isPartial });
    date = addDays(to, 1);
  }
  return points;
}

function wholeOf(
  date: CalendarDate,
  granularite: Granularite,
): StatsPeriod & { readonly name: string } {
  switch (granularite) {
    case 'jour':
      return { name: date, from: date, to: date };
    case 'semaine':
      return isoWeek(date);
    case 'mois':
      return { name: date.slice(0, 7), from: firstOfMonth(date), to: lastOfMonth(date) };
  }
}

/** Monday to Sunday, named after the year of its Thursday. */
export function isoWeek(date: CalendarDate): StatsPeriod & { readonly name: string } {
  const from = addDays(date, -((new Date(date).getUTCDay() + 6) % 7));
  const thursday = addDays(from, 3);
  const year = thursday.slice(0, 4);
  const week = Math.floor((daysOf({ from: `${year}-01-01`, to: thursday }) - 1) / 7) + 1;
  return { name: `${year}-W${String(week).padStart(2, '0')}`, from, to: addDays(from, 6) };
}

export function lastOfMonth(date: CalendarDate): CalendarDate {
  return addDays(addMonths(firstOfMonth(date), 1), -1);
}

function monthsBetween(from: CalendarDate, to: CalendarDate): number {
  return monthNumber(to) - monthNumber(from);
}

/** Months since year 0. */
function monthNumber(date: CalendarDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

/** Of a first of month. */
function addMonths(first: CalendarDate, months: number): CalendarDate {
  const number = monthNumber(first) + months;
  const year = String(Math.floor(number / 12)).padStart(4, '0');
  return `${year}-${String((number % 12) + 1).padStart(2, '0')}-01`;
}
