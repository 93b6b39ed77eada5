import { hash } from 'node:crypto';

import type { UserId } from '../../../core/actor.ts';
import { addDays } from '../../../core/calendar-date.ts';
import { localInstant } from '../../../core/calendar/local-instant.ts';
import {
  nextWorkingInstantOf,
  workingHoursOf,
  type Whereabouts,
} from '../../../core/calendar/person-hours.ts';
import { minuteOfDay } from '../../../core/calendar/working-calendar.ts';
import { isOpen } from '../../../core/calendar/working-time.ts';
import { localDay, localTime } from '../../../core/local-day.ts';

/** Days after the invitation (charter.md, Reminders); section `charter` of the community file. */
export interface ReminderSettings {
  readonly reminders: readonly number[];
  readonly silenceDays: number;
}

export const defaultReminders: ReminderSettings = { reminders: [1, 3, 7], silenceDays: 10 };

/** Somebody to remind: where they are, and the account that spreads people over an hour. */
export interface Remindable extends Whereabouts {
  readonly userId: UserId;
}

const minuteMs = 60_000;
/** Never two reminders within this. */
const leastApartMs = 20 * 3_600_000;

/**
 * When to remind somebody who was invited at an instant: so many calendar days later at the same
 * local time, moved to the person's first working moment, plus 0 to 59 minutes of their own while
 * that stays within working hours; two are at least 20 hours apart.
 */
export function reminderDates(
  person: Remindable,
  invitedAt: number,
  { reminders }: ReminderSettings = defaultReminders,
): readonly number[] {
  let last = -Infinity;
  return reminders.map((days) => {
    const wanted = daysLater(person, invitedAt, days);
    last = ownMoment(person, Math.max(wanted, last + leastApartMs));
    return last;
  });
}

/** When silence ends the asking: at the person's first working moment of that day or after. */
export function silenceLimit(
  person: Whereabouts,
  invitedAt: number,
  { silenceDays }: ReminderSettings = defaultReminders,
): number {
  return nextWorkingInstantOf(person, daysLater(person, invitedAt, silenceDays));
}

/** Days before the end of grace at which somebody is told; besides its beginning. */
const daysBeforeEnd = [14, 7, 1] as const;

/** When to tell somebody that their grace runs: at its beginning, then 14, 7 and 1 days before. */
export function graceDates(
  person: Remindable,
  { start, end }: { readonly start: number; readonly end: number },
): readonly number[] {
  const wanted = [start, ...daysBeforeEnd.map((days) => daysLater(person, end, -days))];
  const dates = wanted
    .filter((instant, index) => index === 0 || instant > start)
    .map((instant) => ownMoment(person, instant))
    .filter((instant) => instant < end);
  return dates.filter((instant, index) => instant - (dates[index - 1] ?? 0) >= leastApartMs);
}

/** Of several that are due only the last one is said, after a stop. */
export function lastDue(dates: readonly number[], now: number): number | undefined {
  return dates.findLast((instant) => instant <= now);
}

function daysLater({ timeZone }: Whereabouts, instant: number, days: number): number {
  const date = addDays(localDay(instant, timeZone), days);
  return localInstant(date, minuteOfDay(localTime(instant, timeZone)), timeZone);
}

function ownMoment(person: Remindable, instant: number): number {
  const moment = nextWorkingInstantOf(person, instant);
  const moved = moment + ownMinutes(person.userId) * minuteMs;
  return isOpen(workingHoursOf(person), moved) ? moved : moment;
}

/** 0 to 59, always the same for an account. */
export function ownMinutes(userId: UserId): number {
  return Number.parseInt(hash('sha256', userId).slice(0, 8), 16) % 60;
}
