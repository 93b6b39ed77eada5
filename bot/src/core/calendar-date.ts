/** A calendar date `YYYY-MM-DD`, never converted between zones; sorts as text. */
export type CalendarDate = string;

/** True for a date that exists: `2026-02-29` does not. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The date so many days later (earlier when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

export function firstOfMonth(date: CalendarDate): CalendarDate {
  return `${date.slice(0, 7)}-01`;
}

/** What a person types as a date: `AAAA-MM-JJ` or `JJ/MM/AAAA`; `undefined` for anything else. */
export function readTypedDate(typed: string): CalendarDate | undefined {
  const [, days, months, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed.trim()) ?? [];
  const date =
    days === undefined || months === undefined || year === undefined
      ? typed.trim()
      : `${year}-${months.padStart(2, '0')}-${days.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : undefined;
}
