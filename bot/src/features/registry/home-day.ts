import { homeTerritory } from './home-territory.ts';
import type { Entry } from './registry.ts';
import { departementByCode } from '../territory/index.ts';
import type { CalendarDate } from '../../core/calendar-date.ts';
import { localDay } from '../../core/local-day.ts';

/** The calendar date of an instant (ms) where the person works, else in the community's zone. */
export function homeDay(
  entry: Pick<Entry, 'affectations' | 'territories'>,
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
): CalendarDate {
  const home = homeTerritory(entry, localDay(now, timeZone));
  return localDay(now, departementByCode(home ?? '')?.timeZone ?? timeZone);
}
