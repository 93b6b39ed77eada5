import { addDays } from '../../../core/dates.ts';

export const periodNames = [
  'month',
  'lastMonth',
  'quarter',
  'year',
  'schoolYear',
  'custom',
] as const;
export type PeriodName = (typeof periodNames)[number];

/** Calendar dates, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The usual periods; all of them but the last month end today. */
export function periodOf(name: Exclude<PeriodName, 'custom'>, today: string): Period {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  switch (name) {
    case 'month':
      return { from: firstOf(year, month), to: today };
    case 'lastMonth':
      return { from: firstOf(year, month - 1), to: addDays(firstOf(year, month), -1) };
    case 'quarter':
      return { from: firstOf(year, month - ((month - 1) % 3)), to: today };
    case 'year':
      return { from: firstOf(year, 1), to: today };
    case 'schoolYear':
      return { from: firstOf(month < 9 ? year - 1 : year, 9), to: today };
  }
}

/** The name of a period, the first that fits; in January a month is also a quarter and a year. */
export function nameOf(period: Period, today: string): PeriodName {
  const usual = ['month', 'lastMonth', 'quarter', 'year', 'schoolYear'] as const;
  return (
    usual.find((name) => {
      const { from, to } = periodOf(name, today);
      return from === period.from && to === period.to;
    }) ?? 'custom'
  );
}

/** What is wrong with a period typed by hand; undefined when nothing is. */
export function faultOf({ from, to }: Period): 'reversed' | 'tooLong' | undefined {
  if (to < from) {
    return 'reversed';
  }
  const lastYear = Number(from.slice(0, 4)) + 10;
  return to >= `${lastYear}${from.slice(4)}` ? 'tooLong' : undefined;
}

/** The first day of a month; a month of 0 or less is one of the year before. */
function firstOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
}
