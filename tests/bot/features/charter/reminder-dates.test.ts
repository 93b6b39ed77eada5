import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';

import { moment, paris } from './charter-scene.ts';
import { workingHoursOf } from '../../../../bot/src/core/calendar/person-hours.ts';
import { isOpen } from '../../../../bot/src/core/calendar/working-time.ts';
import {
  graceDates,
  lastDue,
  ownMinutes,
  reminderDates,
  silenceLimit,
} from '../../../../bot/src/features/charter/standing/reminder-dates.ts';

/** An account whose own minutes are none. */
const punctual = Array.from({ length: 500 }, (_, index) => `account${String(index)}`).find(
  (userId) => ownMinutes(userId) === 0,
);
const inParis = { userId: punctual ?? '', timeZone: paris, territory: '75' };

describe('the reminders of a charter', () => {
  it('4. come on Monday 11, Tuesday 12 and Monday 18 to who was invited on Friday 8 May 2026', () => {
    const invitedAt = moment('2026-05-08 18:00');

    expect(reminderDates(inParis, invitedAt)).toEqual([
      moment('2026-05-11 09:00'),
      moment('2026-05-12 09:00'),
      moment('2026-05-18 09:00'),
    ]);
    expect(silenceLimit(inParis, invitedAt)).toBe(moment('2026-05-19 09:00'));
  });

  it('4. are one after a stop, the last one due', () => {
    const dates = reminderDates(inParis, moment('2026-05-08 18:00'));

    expect(lastDue(dates, moment('2026-05-13 10:00'))).toBe(moment('2026-05-12 09:00'));
    expect(lastDue(dates, moment('2026-05-10 10:00'))).toBeUndefined();
  });

  it('5. go out at 05:00 UTC in Saint-Denis, and not on its holiday of 20 December', () => {
    const reunion = { ...inParis, timeZone: 'Indian/Reunion', territory: '974' };
    const invited = (date: string) => moment(`${date} 08:00`, 'Indian/Reunion');
    const [first] = reminderDates(reunion, invited('2026-04-01'));
    const [held] = reminderDates(reunion, invited('2027-12-19'));
    const [inMetropole] = reminderDates(inParis, moment('2027-12-19 08:00'));

    expect(new Date(first ?? 0).toISOString()).toBe('2026-04-02T05:00:00.000Z');
    expect(held).toBe(moment('2027-12-21 09:00', 'Indian/Reunion'));
    expect(inMetropole).toBe(moment('2027-12-20 09:00'));
  });

  it('9. tell of a grace on 2, 17, 24 and 30 March when it runs from Sunday 1 to 31 March', () => {
    const grace = { start: moment('2026-03-01'), end: moment('2026-03-31') };

    expect(graceDates(inParis, grace)).toEqual(
      ['2026-03-02', '2026-03-17', '2026-03-24', '2026-03-30'].map((date) =>
        moment(`${date} 09:00`),
      ),
    );
  });

  it('come in working hours, in order, at least 20 hours apart, within the hour of each', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.integer({ min: moment('2026-01-01'), max: moment('2027-12-31') }),
        (userId, invitedAt) => {
          const person = { ...inParis, userId };
          const dates = reminderDates(person, invitedAt);
          const gaps = dates.slice(1).map((date, index) => date - (dates[index] ?? 0));

          expect(dates.every((date) => isOpen(workingHoursOf(person), date))).toBe(true);
          expect(dates.every((date) => date > invitedAt)).toBe(true);
          expect(gaps.every((gap) => gap >= 20 * 3_600_000)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
