import type { Locale } from '../../core/selectors.ts';
import type { Text } from '../../core/texts.ts';

/** Narrow no-break space: between the digits of a number and before a sign. */
const narrow = '\u202f';
const fixed = '\u00a0';

/** Figures and dates as the reader's language writes them. */
export interface StatsWords {
  readonly t: Text;
  readonly locale: Locale;
  readonly number: (n: number) => string;
  /** A number of people, `< 5` where it is hidden. */
  readonly people: (n: number | null) => string;
  /** Tenths of a percent; empty for no share. */
  readonly share: (pm: number | null) => string;
  readonly signed: (n: number) => string;
  readonly signedShare: (pm: number) => string;
  /** `3 h 35`, with hours beyond a day. */
  readonly minutes: (minutes: number) => string;
  /** Hours to two decimals, half up. */
  readonly hours: (minutes: number) => string;
  readonly signedMinutes: (minutes: number) => string;
  readonly list: (items: readonly string[]) => string;
  readonly date: (date: string) => string;
  /** `lundi 12 mars`: a day of the period. */
  readonly weekday: (date: string) => string;
  /** `12 mars`. */
  readonly dayOfYear: (date: string) => string;
  /** `12 mars`, shorter: for the axis of a chart. */
  readonly shortDate: (date: string) => string;
  readonly month: (date: string) => string;
  readonly shortMonth: (date: string) => string;
  /** `janv. 26`. */
  readonly monthOfYear: (date: string) => string;
  readonly range: (from: string, to: string) => string;
}

export function makeWords(locale: Locale, t: Text): StatsWords {
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB';
  const whole = new Intl.NumberFormat(tag);
  const oneDecimal = new Intl.NumberFormat(tag, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const twoDecimals = new Intl.NumberFormat(tag, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' });
  const number = (n: number): string => whole.format(n).replace(/\s/g, narrow);
  const percent = (pm: number): string => {
    const text =
      pm % 10 === 0 ? number(pm / 10) : oneDecimal.format(pm / 10).replace(/\s/g, narrow);
    return locale === 'fr' ? `${text}${narrow}%` : `${text}%`;
  };
  const signed = (n: number, text: (n: number) => string): string =>
    n === 0 ? text(0) : `${n > 0 ? '+' : '−'}${text(Math.abs(n))}`;
  const minutes = (total: number): string => {
    const rest = String(total % 60);
    const hours = `${number(Math.floor(total / 60))}${fixed}h`;
    if (total < 60) {
      return `${rest}${fixed}min`;
    }
    return rest === '0' ? hours : `${hours}${fixed}${rest.padStart(2, '0')}`;
  };
  const dated = makeDates(tag, locale);
  return {
    t,
    locale,
    number,
    people: (n) => (n === null ? t('stats.fewerThan5') : number(n)),
    share: (pm) => (pm === null ? '' : percent(pm)),
    signed: (n) => signed(n, number),
    signedShare: (pm) => signed(pm, percent),
    minutes,
    hours: (total) =>
      twoDecimals.format(Math.floor((total * 100 + 30) / 60) / 100).replace(/\s/g, narrow),
    signedMinutes: (n) => signed(n, minutes),
    list: (items) => lists.format(items),
    ...dated,
    range: (from, to) => rangeOf({ from, to }, dated, t),
  };
}

interface Dates extends Pick<
  StatsWords,
  'date' | 'weekday' | 'dayOfYear' | 'shortDate' | 'month' | 'shortMonth' | 'monthOfYear'
> {
  /** `12`, `1er`. */
  readonly day: (date: string) => string;
}

function makeDates(tag: string, locale: Locale): Dates {
  const make = (options: Intl.DateTimeFormatOptions): ((date: string) => string) => {
    const format = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', ...options });
    return (date) =>
      format
        .formatToParts(Date.parse(`${date}T00:00:00Z`))
        .map(({ type, value }) =>
          locale === 'fr' && type === 'day' && value === '1' ? '1er' : value,
        )
        .join('')
        .replaceAll(' ', fixed);
  };
  return {
    date: make({ day: 'numeric', month: 'long', year: 'numeric' }),
    shortDate: make({ day: 'numeric', month: 'short' }),
    month: make({ month: 'long', year: 'numeric' }),
    shortMonth: make({ month: 'short' }),
    weekday: make({ weekday: 'long', day: 'numeric', month: 'long' }),
    day: make({ day: 'numeric' }),
    dayOfYear: make({ day: 'numeric', month: 'long' }),
    monthOfYear: make({ month: 'short', year: '2-digit' }),
  };
}

interface Range {
  readonly from: string;
  readonly to: string;
}

/** A whole month or a whole year by its name, a day by its date, the rest by both ends, once each. */
function rangeOf({ from, to }: Range, dates: Dates, t: Text): string {
  if (from === to) {
    return dates.date(from);
  }
  if (from.endsWith('-01') && to === lastDayOf(from)) {
    return dates.month(from);
  }
  if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) {
    return from.slice(0, 4);
  }
  const start = from.slice(0, 7) === to.slice(0, 7) ? dates.day : dates.dayOfYear;
  const first = from.slice(0, 4) === to.slice(0, 4) ? start(from) : dates.date(from);
  return t('stats.range', { from: first, to: dates.date(to) });
}

function lastDayOf(date: string): string {
  const [year = '', month = ''] = date.split('-');
  return new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
}
