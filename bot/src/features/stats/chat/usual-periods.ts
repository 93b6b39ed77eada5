import { readPeriod } from '../../../core/read-period.ts';
import type { CalendarDate } from '../../../core/calendar-date.ts';
import type { StatsPeriod } from '../ports.ts';

/** The periods of the buttons, with the words that mean them. */
export const usualPeriods = {
  thisMonth: 'ce mois',
  lastMonth: 'mois dernier',
  quarter: 'trimestre',
  year: 'annee',
  schoolYear: 'annee scolaire',
} as const;
export type UsualPeriod = keyof typeof usualPeriods;

/** In the order of the buttons. */
export const usualPeriodNames = [
  'thisMonth',
  'lastMonth',
  'quarter',
  'year',
  'schoolYear',
] as const satisfies readonly UsualPeriod[];

/** The days of a usual period as of today; `undefined` for another name. */
export function usualPeriod(name: string, today: CalendarDate): StatsPeriod | undefined {
  const known = usualPeriodNames.find((one) => one === name);
  const read = known && readPeriod(usualPeriods[known], today);
  return read?.ok ? { from: read.value.from, to: read.value.to } : undefined;
}
