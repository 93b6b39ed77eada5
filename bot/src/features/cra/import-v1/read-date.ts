import { craLimits } from '@coop/contract/cra';

import type { Findings } from './findings.ts';
import { isNothing } from './read-number.ts';
import { isCalendarDate, type CalendarDate } from '../../../core/calendar-date.ts';
import { localDay } from '../../../core/local-day.ts';

const instantForm = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/** The instant of a record as the calendar date where the adviser lives. */
export function readDate(
  received: unknown,
  { timeZone, today }: { readonly timeZone: string; readonly today: CalendarDate },
  findings: Findings,
): CalendarDate | undefined {
  if (isNothing(received)) {
    findings.refuse('date', 'missing', null);
    return;
  }
  const date = typeof received === 'string' ? dateOf(received.trim(), timeZone) : undefined;
  if (date === undefined) {
    findings.refuse('date', 'not-a-date', received);
    return;
  }
  if (date < craLimits.firstDate) {
    findings.refuse('date', 'too-early', received);
    return;
  }
  if (date > today) {
    findings.refuse('date', 'in-the-future', received);
    return;
  }
  return date;
}

/** Milliseconds since 1970; `undefined` for what is no instant. */
export function instantOf(received: unknown): number | undefined {
  if (typeof received !== 'string' || !isInstant(received)) return undefined;
  return Date.parse(received);
}

function dateOf(text: string, timeZone: string): CalendarDate | undefined {
  if (isCalendarDate(text)) return text;
  return isInstant(text) ? localDay(Date.parse(text), timeZone) : undefined;
}

/** Dates that do not exist would otherwise be moved on. */
function isInstant(text: string): boolean {
  return (
    instantForm.test(text) && isCalendarDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text))
  );
}
