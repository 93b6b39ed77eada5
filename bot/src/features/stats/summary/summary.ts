import { z } from 'zod';

import type { StatsPeriod } from '../ports.ts';
import { isoWeek, lastOfMonth } from '../rules/periods.ts';
import { stateKey } from '../../../core/bot-state.ts';
import { addDays, firstOfMonth, type CalendarDate } from '../../../core/calendar-date.ts';
import { localInstant } from '../../../core/calendar/local-instant.ts';
import { nationalCalendar } from '../../../core/calendar/working-calendar.ts';
import { nextOpening } from '../../../core/calendar/working-time.ts';
import { localDay } from '../../../core/local-day.ts';

export const rhythms = ['semaine', 'mois'] as const;
export type Rhythm = (typeof rhythms)[number];

const summarySchema = z.object({
  channelId: z.string(),
  /** As it was called when it was chosen. */
  channelName: z.string(),
  rhythm: z.enum(rhythms),
  scope: z.enum(['territoireConseillers', 'territoireLieux', 'nation']),
  departements: z.array(z.string()).optional(),
  /** First day of the first period that is summed up. */
  since: z.string(),
  /** By name of period: what was posted last, as a digest. */
  posted: z.record(z.string(), z.string()),
});

/** A summary that a channel receives, one a channel; never with filters (stats-rules §6.4). */
export type Summary = z.infer<typeof summarySchema>;

/** Every summary of the community: there are few. */
export const summariesKey = stateKey('stats.summaries', z.array(summarySchema));

/** A week or a month that is over. */
export interface ClosedPeriod extends StatsPeriod {
  /** `2026-W11` or `2026-02`. */
  readonly name: string;
  /** The opening after its end: the post waits for it. */
  readonly dueAt: number;
}

const { timeZone } = nationalCalendar;
const nine = 9 * 60;

/** A CRA that comes later than this after the end of a period changes its summary no more. */
const correctedDays = 62;

/** The weeks or months that are over, the latest first, as far back as late CRAs change them. */
export function closedPeriods(rhythm: Rhythm, now: number): readonly ClosedPeriod[] {
  const today = localDay(now, timeZone);
  const periods: ClosedPeriod[] = [];
  for (let last = dayBefore(rhythm, today); addDays(last, correctedDays) >= today;) {
    const period = periodOf(rhythm, last);
    const morning = localInstant(addDays(period.to, 1), nine, timeZone);
    periods.push({ ...period, dueAt: nextOpening(nationalCalendar, morning) ?? morning });
    last = addDays(period.from, -1);
  }
  return periods;
}

/** The last day of the last period that is over. */
function dayBefore(rhythm: Rhythm, today: CalendarDate): CalendarDate {
  return addDays(periodOf(rhythm, today).from, -1);
}

function periodOf(rhythm: Rhythm, date: CalendarDate): StatsPeriod & { readonly name: string } {
  if (rhythm === 'semaine') return isoWeek(date);
  return { name: date.slice(0, 7), from: firstOfMonth(date), to: lastOfMonth(date) };
}
