import type { CraTotals } from './cra.ts';
import type { NotRegistered } from './failures.ts';
import type { CraReader } from './ports.ts';
import type { Person } from '../../core/actor.ts';
import { addDays, firstOfMonth, type CalendarDate } from '../../core/calendar-date.ts';
import type { Clock } from '../../core/clock.ts';
import { localDay } from '../../core/local-day.ts';
import { fail, ok, type Result } from '../../core/result.ts';

export interface CraSummary {
  readonly today: CraTotals;
  readonly month: CraTotals;
  /** The last 14 days, oldest first, days without a CRA included. */
  readonly days: { date: CalendarDate; cras: number }[];
}

const daysShown = 14;

/** Today's and this month's figures of the person, on the clock of their territory. */
export async function summariseCras(
  { clock, cras }: { readonly clock: Clock; readonly cras: CraReader },
  { actor }: { readonly actor: Person },
): Promise<Result<CraSummary, NotRegistered>> {
  const author = actor.entryId;
  if (author === undefined) return fail({ tag: 'NotRegistered' });
  const to = localDay(clock.now(), actor.timeZone);
  const from = addDays(to, 1 - daysShown);
  const [today, month, perDay] = await Promise.all([
    cras.totals({ author, from: to, to }),
    cras.totals({ author, from: firstOfMonth(to), to }),
    cras.perDay(author, { from, to }),
  ]);
  const counted = new Map(perDay.map(({ date, cras: count }) => [date, count]));
  const days = Array.from({ length: daysShown }, (_, index) => {
    const date = addDays(from, index);
    return { date, cras: counted.get(date) ?? 0 };
  });
  return ok({ today, month, days });
}
