import { affectationOn, type Entry } from './registry.ts';
import type { CalendarDate } from '../../core/calendar-date.ts';

/** Département of the affectation in force, else of the last one, else the first territory. */
export function homeTerritory(
  { affectations, territories }: Pick<Entry, 'affectations' | 'territories'>,
  today: CalendarDate,
): string | undefined {
  const last = affectations.toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];
  const inForce = affectationOn(affectations, today) ?? last;
  return inForce?.departement ?? territories[0]?.code;
}
