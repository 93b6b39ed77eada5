import type { StatsPeriod } from '../ports.ts';
import { lastOfMonth } from '../rules/periods.ts';
import { day, say, type Text } from '../../../core/text.ts';

/** « mars 2026 », « 2026 », « 12/03/2026 », else « du 01/03/2026 au 17/03/2026 ». */
export function periodText({ from, to }: StatsPeriod): Text {
  const [year = '', month] = from.split('-');
  if (from === to) return day(from, 'short');
  if (from === `${year}-01-01` && to === `${year}-12-31`) return say('stats.period.year', { year });
  if (from.endsWith('-01') && to === lastOfMonth(from)) {
    // The middle of the month is that month in every time zone.
    return say('stats.period.month', { date: Date.parse(`${year}-${month ?? ''}-15T12:00:00Z`) });
  }
  return say('stats.period.between', { from: day(from, 'short'), to: day(to, 'short') });
}
