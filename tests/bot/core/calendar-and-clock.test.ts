import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { addDays, firstOfMonth, isCalendarDate } from '../../../bot/src/core/calendar-date.ts';
import { localDay, localTime } from '../../../bot/src/core/local-day.ts';
import { makeIds } from '../../../bot/src/core/make-ids.ts';
import { makeTestClock, makeTestRandom } from '../../support/test-clock.ts';

const zones = [
  'Europe/Paris',
  'Indian/Reunion',
  'America/Martinique',
  'America/Cayenne',
  'America/Miquelon',
  'Pacific/Tahiti',
  'Pacific/Marquesas',
  'Pacific/Noumea',
  'Pacific/Wallis',
];

describe('a calendar date', () => {
  it.each(['2026-01-31', '2024-02-29', '2000-02-29', '9999-12-31', '0001-01-01'])(
    '%s exists',
    (date) => {
      expect(isCalendarDate(date)).toBe(true);
    },
  );

  it.each([
    '2026-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '26-01-01',
    '2026-1-1',
    '2026-01-01T00:00',
    ' 2026-01-01',
    '',
  ])('%j does not', (date) => {
    expect(isCalendarDate(date)).toBe(false);
  });

  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-28', 2, '2026-03-30'],
  ])('%s moved by %d days is %s', (date, days, moved) => {
    expect(addDays(date, days)).toBe(moved);
  });

  it('moved there and back is the same', () => {
    const dates = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(dates, fc.integer({ min: -4_000, max: 4_000 }), (date, days) => {
        expect(addDays(addDays(date, days), -days)).toBe(date);
      }),
    );
  });

  it('has the first of its month', () => {
    expect(firstOfMonth('2026-03-31')).toBe('2026-03-01');
  });
});

describe('the day and the hour of a territory', () => {
  it.each([
    ['Pacific/Tahiti', '2026-03-01T09:59:59Z', '2026-02-28', '23:59'],
    ['Pacific/Tahiti', '2026-03-01T10:00:00Z', '2026-03-01', '00:00'],
    ['Indian/Reunion', '2026-12-31T20:00:00Z', '2027-01-01', '00:00'],
    ['Pacific/Marquesas', '2026-03-01T09:29:00Z', '2026-02-28', '23:59'],
    ['Europe/Paris', '2026-03-29T00:59:59Z', '2026-03-29', '01:59'],
    ['Europe/Paris', '2026-03-29T01:00:00Z', '2026-03-29', '03:00'],
    ['Europe/Paris', '2026-10-25T00:30:00Z', '2026-10-25', '02:30'],
    ['Europe/Paris', '2026-10-25T01:30:00Z', '2026-10-25', '02:30'],
  ])('in %s at %s are %s and %s', (zone, instant, day, time) => {
    expect(localDay(Date.parse(instant), zone)).toBe(day);
    expect(localTime(Date.parse(instant), zone)).toBe(time);
  });

  it('are what Intl says, at any instant', () => {
    const instants = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, timeZone) => {
        const said = new Intl.DateTimeFormat('sv-SE', {
          timeZone,
          dateStyle: 'short',
          timeStyle: 'short',
        }).format(instant);

        expect(`${localDay(instant, timeZone)} ${localTime(instant, timeZone)}`).toBe(said);
      }),
      { numRuns: 300 },
    );
  });
});

describe('an identifier', () => {
  const clock = makeTestClock(Date.UTC(2026, 2, 2));
  const ids = makeIds(clock, makeTestRandom());

  it('is a ULID, as the contract of the CRA wants it', () => {
    expect(ids.ulid()).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
  });

  it('sorts by its instant and is never the same twice', () => {
    const made: string[] = [];
    for (let count = 0; count < 500; count += 1) {
      made.push(ids.ulid());
      clock.advance(1);
    }

    expect(made).toEqual([...made].sort());
    expect(new Set(made).size).toBe(500);
  });

  it('begins with the milliseconds of its instant', () => {
    const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const time = Array.from(ids.ulid().slice(0, 10)).reduce(
      (sum, letter) => sum * 32 + letters.indexOf(letter),
      0,
    );

    expect(time).toBe(clock.now());
  });
});
