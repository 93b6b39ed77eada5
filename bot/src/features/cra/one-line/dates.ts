import { defaultForm } from '../form.ts';
import { addDays, calendarDate, daysBetween, partsOf, weekdayOf } from './calendar.ts';
import type { Span, Value } from './mention.ts';
import { matchAt, wholeWords, type Reading } from './reading.ts';

const { firstDate, oldAfterDays } = defaultForm.limits;

const months = [
  'janvier|janv|jan',
  'fevrier|fevr|fev',
  'mars',
  'avril|avr',
  'mai',
  'juin',
  'juillet|juil',
  'aout',
  'septembre|sept|sep',
  'octobre|oct',
  'novembre|nov',
  'decembre|dec',
];
const weekdays = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];

/** Days from today. */
const relativeDays: readonly (readonly [RegExp, number])[] = [
  [wholeWords('avant[- ]hier'), -2],
  [wholeWords('hier'), -1],
  [wholeWords("aujourd' ?hui|auj|ce matin"), 0],
  [wholeWords('demain'), 1],
  [wholeWords('apres[- ]demain'), 2],
];
const weekday = wholeWords(`(${weekdays.join('|')})(?: (dernier|prochain))?`);
const slashes = wholeWords('(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}|\\d{2}))?');
const dayAndMonth = wholeWords(`(\\d{1,2}|1er) (${months.join('|')})(?: (\\d{4}))?`);
const dayAlone = wholeWords('le (\\d{1,2}|1er)');

const doubt = (why: 'invalid-date' | 'future-date' | 'out-of-range'): Value<string> => ({
  why,
  candidates: [],
});

/** A date with its year: any past day of the form. */
function fullDate(today: string, year: number, month: number, day: number): Value<string> {
  const date = calendarDate(year, month, day);
  if (date === undefined) return doubt('invalid-date');
  if (date > today) return doubt('future-date');
  return date < firstDate ? doubt('out-of-range') : { value: date };
}

/** Without a year: this year, or last year if that is after today; too far back is asked. */
function yearlessDate(today: string, month: number, day: number): Value<string> {
  const now = partsOf(today);
  const isLater = month > now.month || (month === now.month && day > now.day);
  const date = calendarDate(isLater ? now.year - 1 : now.year, month, day);
  if (date === undefined) return doubt('invalid-date');
  return daysBetween(date, today) > oldAfterDays
    ? { why: 'old-date', candidates: [date] }
    : { value: date };
}

/** A day alone: this month, or the month before if that is after today. */
function dayOfMonth(today: string, day: number): Value<string> {
  const { year, month, day: now } = partsOf(today);
  const january = month === 1;
  const date =
    day <= now
      ? calendarDate(year, month, day)
      : calendarDate(january ? year - 1 : year, january ? 12 : month - 1, day);
  return date === undefined ? doubt('invalid-date') : { value: date };
}

function weekdayDate(today: string, name: string, which: string | undefined): Value<string> {
  if (which === 'prochain') return doubt('future-date');
  const back = (weekdayOf(today) - weekdays.indexOf(name) + 7) % 7;
  if (back > 0) return { value: addDays(today, -back) };
  const weekBefore = addDays(today, -7);
  return which === 'dernier'
    ? { value: weekBefore }
    : { why: 'weekday-today', candidates: [today, weekBefore] };
}

const dayNumber = (text = '') => (text === '1er' ? 1 : Number(text));

const monthNumber = (name = '') => months.findIndex((names) => names.split('|').includes(name)) + 1;

function writtenDate(reading: Reading, at: number, today: string): Span | undefined {
  const slashed = matchAt(reading, at, slashes);
  if (slashed !== undefined) {
    const [, day, month, year] = slashed.groups;
    const date =
      year === undefined
        ? yearlessDate(today, Number(month), Number(day))
        : fullDate(today, Number(year.padStart(4, '20')), Number(month), Number(day));
    return { saying: { kind: 'date', date }, to: slashed.to };
  }
  const named = matchAt(reading, at, dayAndMonth);
  if (named === undefined) return undefined;
  const [, day, month, year] = named.groups;
  const date =
    year === undefined
      ? yearlessDate(today, monthNumber(month), dayNumber(day))
      : fullDate(today, Number(year), monthNumber(month), dayNumber(day));
  return { saying: { kind: 'date', date }, to: named.to };
}

/** `jeudi 5/11`: the day of the week only confirms the date that follows it. */
function weekdaySpan(reading: Reading, at: number, today: string): Span | undefined {
  const match = matchAt(reading, at, weekday);
  if (match === undefined) return undefined;
  const [, name = '', which] = match.groups;
  const written = writtenDate(reading, match.to, today);
  if (written?.saying.kind === 'date') {
    const { date } = written.saying;
    const day = 'value' in date ? date.value : date.candidates[0];
    if (day !== undefined && weekdays[weekdayOf(day)] === name) return written;
  }
  return { saying: { kind: 'date', date: weekdayDate(today, name, which) }, to: match.to };
}

function relativeSpan(reading: Reading, at: number, today: string): Span | undefined {
  for (const [pattern, days] of relativeDays) {
    const match = matchAt(reading, at, pattern);
    if (match === undefined) continue;
    const date = days > 0 ? doubt('future-date') : { value: addDays(today, days) };
    return { saying: { kind: 'date', date }, to: match.to };
  }
  return undefined;
}

/**
 * A date at that word. `isTaken` says that a number belongs to what follows it: in
 * `le 12 personnes` the 12 is no day.
 */
export function dateAt(
  reading: Reading,
  at: number,
  { today, isTaken }: { today: string; isTaken: (word: number) => boolean },
): Span | undefined {
  const span =
    relativeSpan(reading, at, today) ??
    weekdaySpan(reading, at, today) ??
    writtenDate(reading, at, today);
  if (span !== undefined) return span;
  const match = matchAt(reading, at, dayAlone);
  if (match === undefined || isTaken(at + 1)) return undefined;
  return {
    saying: { kind: 'date', date: dayOfMonth(today, dayNumber(match.groups[1])) },
    to: match.to,
  };
}
