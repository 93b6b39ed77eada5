const dayMs = 86_400_000;

const instantOf = (date: string) => Date.parse(`${date}T00:00:00Z`);

const dateOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);

/** `YYYY-MM-DD`, or nothing when there is no such day. */
export function calendarDate(year: number, month: number, day: number): string | undefined {
  const instant = Date.UTC(year, month - 1, day);
  const date = new Date(instant);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? dateOf(instant) : undefined;
}

export function isCalendarDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return calendarDate(Number(year), Number(month), Number(day)) === text;
}

export function addDays(date: string, days: number): string {
  return dateOf(instantOf(date) + days * dayMs);
}

/** Days from one date to a later one. */
export function daysBetween(from: string, to: string): number {
  return Math.round((instantOf(to) - instantOf(from)) / dayMs);
}

/** 0 is Sunday. */
export function weekdayOf(date: string): number {
  return new Date(instantOf(date)).getUTCDay();
}

/** Year, month (1 to 12) and day of a date. */
export function partsOf(date: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}
