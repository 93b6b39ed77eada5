import { seriesLimits } from '@coop/contract/series-routes';

import { addDays } from '../../../core/dates.ts';

/** A date on which the same workshop was held too, with the id that its CRA will have. */
export interface OtherDate {
  readonly id: string;
  readonly date: string;
}

/** The other dates of a form at most: its own date is one of the series. */
export const mostOtherDates = seriesLimits.max - 1;

export interface WeeklyRequest {
  readonly date: string;
  readonly from: string;
  readonly to: string;
}

/** Every week before and after the date of the form, both ends included, itself left out. */
export function weeklyDates({ date, from, to }: WeeklyRequest): readonly string[] {
  const dates: string[] = [];
  for (let day = addDays(date, -7); day >= from; day = addDays(day, -7)) {
    dates.unshift(day);
  }
  for (let day = addDays(date, 7); day <= to; day = addDays(day, 7)) {
    dates.push(day);
  }
  return dates.filter((day) => day >= from && day <= to);
}

/** With these dates too, in order, each once, the form's own left out. */
export function withDates(
  others: readonly OtherDate[],
  dates: readonly string[],
  { own, newId }: { readonly own: string; readonly newId: () => string },
): readonly OtherDate[] {
  const known = new Set([own, ...others.map(({ date }) => date)]);
  const added = [...new Set(dates)].filter((date) => !known.has(date));
  return [...others, ...added.map((date) => ({ id: newId(), date }))].sort((a, b) =>
    a.date < b.date ? -1 : 1,
  );
}

/** Proposed at first: the weeks since the date of the form, else the four before it. */
export function usualPeriod(date: string, today: string): { from: string; to: string } {
  return addDays(date, 7) <= today
    ? { from: date, to: today }
    : { from: addDays(date, -28), to: date };
}
