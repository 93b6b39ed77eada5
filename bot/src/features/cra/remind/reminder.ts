import type { Reminder, Reminding } from './ports.ts';
import { addDays, type CalendarDate } from '../../../core/calendar-date.ts';

/** So many are remembered: enough for any order in which CRAs come and go. */
export const keptReminders = 12;

/** The latest reminder for which the time has come: after a month, then after six weeks. */
export function reminderDue(since: CalendarDate, today: CalendarDate): Reminder | undefined {
  if (today >= addDays(since, 42)) return { stage: 'sixWeeks', since };
  if (today >= monthAfter(since)) return { stage: 'month', since };
  return undefined;
}

/** Whether this one, or a later one for the same silence, was said. */
export function wasSaid({ said }: Reminding, { stage, since }: Reminder): boolean {
  return said.some(
    (one) => one.since === since && (one.stage === stage || one.stage === 'sixWeeks'),
  );
}

/** The same day of the next month, or its last day. */
function monthAfter(date: CalendarDate): CalendarDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const lastOfNext = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(day, lastOfNext))).toISOString().slice(0, 10);
}
