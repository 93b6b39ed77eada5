import type { Position } from '../standing/read-position.ts';
import { reminderDates } from '../standing/reminder-dates.ts';
import { subjectOf } from '../standing/subject.ts';
import type { Person } from '../../../core/actor.ts';

/** When the person is reminded next (ms since 1970); `undefined`: no more. */
export function nextReminder(
  { standing: { state } }: Position,
  actor: Person,
  now: number,
): number | undefined {
  if (state.name !== 'invited') return undefined;
  return reminderDates(subjectOf(actor), state.at).find((instant) => instant > now);
}
