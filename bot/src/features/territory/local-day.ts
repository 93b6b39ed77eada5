import { TZDate } from '@date-fns/tz';
import { formatISO } from 'date-fns/formatISO';

/** The calendar date `YYYY-MM-DD` of an instant where the IANA time zone is the clock of the wall. */
export function localDay(instant: Date, timeZone: string): string {
  return formatISO(new TZDate(instant, timeZone), { representation: 'date' });
}
