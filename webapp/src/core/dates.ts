import type { Locale } from './selectors.ts';

const dayMs = 86_400_000;

/** The calendar date so many days later (or earlier). */
export function addDays(date: string, days: number): string {
  return new Date(instantOf(date) + days * dayMs).toISOString().slice(0, 10);
}

/** Whole days from one calendar date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((instantOf(to) - instantOf(from)) / dayMs);
}

export function isCalendarDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(instantOf(text));
}

/** `lundi 3 mars`, with the year when it is not that of `today`; `1er` in French. */
export function formatDate(date: string, today: string, locale: Locale): string {
  const isThisYear = date.slice(0, 4) === today.slice(0, 4);
  const parts = new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).formatToParts(instantOf(date));
  return parts
    .map(({ type, value }) => (locale === 'fr' && type === 'day' && value === '1' ? '1er' : value))
    .join('');
}

/** `14 h 30` in French, `14:30` in English. */
export function formatTime(instant: string | number, timeZone: string, locale: Locale): string {
  const text = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant));
  return locale === 'fr' ? text.replace(':', '\u00a0h\u00a0') : text;
}

/** `45 min`, `1 h`, `1 h 15`. */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) {
    return `${rest}\u00a0min`;
  }
  return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${String(rest).padStart(2, '0')}`;
}

function instantOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}
