import { addDays, firstOfMonth, isCalendarDate, type CalendarDate } from './calendar-date.ts';
import type { MessageKey } from './catalogue.ts';
import { fold, rest, type Parameter } from './parameters.ts';
import { fail, ok, type Result } from './result.ts';
import { day, say, type Text } from './text.ts';

/** Calendar dates, both included, and how the period is called. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly label: Text;
}

export interface PeriodUnknown {
  readonly tag: 'PeriodUnknown';
  readonly received: string;
}

/**
 * A period in words: nothing = this month to today; `aujourd'hui`, `hier`, `semaine`, `ce mois`,
 * `mois dernier`, `trimestre`, `2026`, `annee scolaire`, `du 1/3 au 31/3`, one date. Years begin on
 * 1 January, school years on 1 September.
 */
export function readPeriod(words: string, today: CalendarDate): Result<Period, PeriodUnknown> {
  const folded = fold(words).replace(/\s+/g, ' ');
  const period = named(folded, today) ?? year(folded) ?? between(folded, today);
  return period ? ok(period) : fail({ tag: 'PeriodUnknown', received: words });
}

/** The words of a period, for a command that gives way to another when they are none. */
export function periodWords(label: MessageKey): Parameter<string> {
  return { ...rest(label), read: (text) => (readPeriod(text, leapDay).ok ? text : undefined) };
}

/** A day on which every date without a year exists. */
const leapDay = '2024-02-29';

function named(words: string, today: CalendarDate): Period | undefined {
  const [thisYear = '', month = ''] = today.split('-');
  switch (words) {
    case '':
    case 'ce mois':
    case 'mois':
    case 'this month':
      return { from: firstOfMonth(today), to: today, label: say('core.period.thisMonth') };
    case "aujourd'hui":
    case 'auj':
    case 'today':
      return oneDay(today);
    case 'hier':
    case 'yesterday':
      return oneDay(addDays(today, -1));
    case 'semaine':
    case 'cette semaine':
    case 'this week':
      return { from: monday(today), to: today, label: say('core.period.thisWeek') };
    case 'mois dernier':
    case 'last month': {
      const to = addDays(firstOfMonth(today), -1);
      return { from: firstOfMonth(to), to, label: say('core.period.lastMonth') };
    }
    case 'trimestre':
    case 'quarter': {
      const first = Math.floor((Number(month) - 1) / 3) * 3 + 1;
      const from = `${thisYear}-${String(first).padStart(2, '0')}-01`;
      return { from, to: today, label: say('core.period.quarter') };
    }
    case 'annee':
    case 'cette annee':
    case 'this year':
      return { from: `${thisYear}-01-01`, to: today, label: yearLabel(thisYear) };
    case 'annee scolaire':
    case 'school year': {
      const began = Number(month) >= 9 ? Number(thisYear) : Number(thisYear) - 1;
      return { from: `${String(began)}-09-01`, to: today, label: say('core.period.schoolYear') };
    }
    default:
      return undefined;
  }
}

function year(words: string): Period | undefined {
  if (!/^20\d{2}$/.test(words)) return undefined;
  return { from: `${words}-01-01`, to: `${words}-12-31`, label: yearLabel(words) };
}

function between(words: string, today: CalendarDate): Period | undefined {
  const [, first, last] = /^(?:du |from )?(\S+) (?:au|to|-) (\S+)$/.exec(words) ?? [];
  const from = readDay(first ?? words, today);
  const to = readDay(last ?? words, today);
  if (from === undefined || to === undefined || to < from) return undefined;
  if (from === to) return oneDay(from);
  const label = say('core.period.between', { from: day(from, 'short'), to: day(to, 'short') });
  return { from, to, label };
}

/** `AAAA-MM-JJ`, `JJ/MM/AAAA`, `JJ/MM/AA` or `JJ/MM` of this year. */
function readDay(text: string, today: CalendarDate): CalendarDate | undefined {
  const [, days, months, years] = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{2}|\d{4}))?$/.exec(text) ?? [];
  if (days === undefined || months === undefined) return isCalendarDate(text) ? text : undefined;
  const full = years === undefined ? today.slice(0, 4) : years.padStart(4, '20');
  const date = `${full}-${months.padStart(2, '0')}-${days.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : undefined;
}

function oneDay(date: CalendarDate): Period {
  return { from: date, to: date, label: day(date) };
}

function yearLabel(of: string): Text {
  return say('core.period.year', { year: of });
}

function monday(date: CalendarDate): CalendarDate {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(date, -weekday);
}
