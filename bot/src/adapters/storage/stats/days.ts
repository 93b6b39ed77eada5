import type { CalendarDate } from '../../../core/calendar-date.ts';

const dayMs = 86_400_000;

/** Days since 1970. */
export function dayOf(date: CalendarDate): number {
  return Date.parse(date) / dayMs;
}

export function dateOf(day: number): CalendarDate {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** Months since year 0. */
export function monthOf(date: CalendarDate): number {
  return 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7)) - 1;
}

export function firstDayOfMonth(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12) / dayMs;
}
