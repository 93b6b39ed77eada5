import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { holidayZones, type HolidayZone } from '../../../../bot/src/core/calendar/holiday-zones.ts';
import { isHoliday } from '../../../../bot/src/core/calendar/holidays.ts';
import {
  nationalCalendar,
  type WorkingCalendar,
} from '../../../../bot/src/core/calendar/working-calendar.ts';
import {
  afterWorkingMs,
  isOpen,
  nextOpening,
  workingMsBetween,
} from '../../../../bot/src/core/calendar/working-time.ts';
import { localDay, localTime } from '../../../../bot/src/core/local-day.ts';

const hour = 3_600_000;
const at = (text: string) => Date.parse(text);
const iso = (instant: number | undefined) =>
  instant === undefined ? undefined : new Date(instant).toISOString().slice(0, 16);

const zoneClocks: Readonly<Record<HolidayZone, string>> = {
  metropole: 'Europe/Paris',
  'alsace-moselle': 'Europe/Paris',
  guadeloupe: 'America/Guadeloupe',
  martinique: 'America/Martinique',
  guyane: 'America/Cayenne',
  reunion: 'Indian/Reunion',
  mayotte: 'Indian/Mayotte',
  'saint-martin': 'America/Marigot',
  'saint-barthelemy': 'America/St_Barthelemy',
  'saint-pierre-et-miquelon': 'America/Miquelon',
  'wallis-et-futuna': 'Pacific/Wallis',
  polynesie: 'Pacific/Tahiti',
  'nouvelle-caledonie': 'Pacific/Noumea',
};

function askedFrom(zone: HolidayZone): WorkingCalendar {
  const asker = { zone, timeZone: zoneClocks[zone] };
  return { ...nationalCalendar, daysOff: [...nationalCalendar.daysOff, asker] };
}

describe('working time', () => {
  it.each([
    { id: 'K1', zone: 'metropole', from: '2026-03-10T09:00Z', hours: 8, due: '2026-03-11T09:30' },
    { id: 'K1', zone: 'metropole', from: '2026-03-10T09:00Z', hours: 40, due: '2026-03-17T13:30' },
    { id: 'K2', zone: 'metropole', from: '2026-03-10T11:45Z', hours: 1, due: '2026-03-10T13:30' },
    { id: 'K2', zone: 'metropole', from: '2026-03-13T15:45Z', hours: 1, due: '2026-03-16T09:00' },
    { id: 'K3', zone: 'metropole', from: '2026-03-27T15:00Z', hours: 4, due: '2026-03-30T10:30' },
    { id: 'K4', zone: 'metropole', from: '2026-10-23T13:30Z', hours: 8, due: '2026-10-26T16:00' },
    { id: 'K5', zone: 'metropole', from: '2026-04-03T12:00Z', hours: 8, due: '2026-04-07T13:30' },
    {
      id: 'K6',
      zone: 'alsace-moselle',
      from: '2026-04-02T14:30Z',
      hours: 4,
      due: '2026-04-07T10:00',
    },
    { id: 'K6', zone: 'metropole', from: '2026-04-02T14:30Z', hours: 4, due: '2026-04-03T10:00' },
    { id: 'K7', zone: 'guadeloupe', from: '2026-05-26T13:00Z', hours: 4, due: '2026-05-28T08:30' },
    { id: 'K8', zone: 'polynesie', from: '2026-11-20T08:30Z', hours: 4, due: '2026-11-23T10:30' },
    {
      id: 'K9',
      zone: 'nouvelle-caledonie',
      from: '2026-09-23T12:00Z',
      hours: 4,
      due: '2026-09-25T07:30',
    },
    { id: 'K10', zone: 'reunion', from: '2027-12-17T15:00Z', hours: 8, due: '2027-12-21T16:30' },
  ] as const)(
    '$id: asked from $zone at $from, $hours h end at $due',
    ({ zone, from, hours, due }) => {
      expect(iso(afterWorkingMs(askedFrom(zone), at(from), hours * hour))).toBe(due);
    },
  );

  it('K18: a night open from 0:00 to 6:00 has 7 h in October and 5 h in March', () => {
    const night = [{ from: '00:00', to: '06:00' }];
    const calendar: WorkingCalendar = {
      timeZone: 'Europe/Paris',
      week: [night, night, night, night, night, night, night],
      daysOff: [],
    };

    const autumn = workingMsBetween(calendar, at('2026-10-24T12:00Z'), at('2026-10-25T12:00Z'));
    const spring = workingMsBetween(calendar, at('2027-03-27T12:00Z'), at('2027-03-28T12:00Z'));

    expect([autumn / hour, spring / hour]).toEqual([7, 5]);
  });

  it('counts overlapping openings once, through midnight, and `24:00` as an end', () => {
    const late = [
      { from: '20:00', to: '23:00' },
      { from: '22:00', to: '24:00' },
    ];
    const calendar: WorkingCalendar = {
      timeZone: 'Europe/Paris',
      week: [late, [{ from: '00:00', to: '01:00' }], [], [], [], [], []],
      daysOff: [],
    };
    const monday = at('2026-03-09T12:00Z');

    expect(workingMsBetween(calendar, monday, monday + 24 * hour)).toBe(5 * hour);
    expect(iso(afterWorkingMs(calendar, monday, 5 * hour))).toBe('2026-03-10T00:00');
  });

  it('leaves out closures to the minute and counts exceptional openings', () => {
    const calendar: WorkingCalendar = {
      ...nationalCalendar,
      closures: [
        {
          from: { date: '2026-03-10', time: '10:15' },
          to: { date: '2026-03-10', time: '15:00' },
        },
      ],
      exceptionalOpenings: [{ date: '2026-03-14', from: '10:00', to: '12:00' }],
    };

    const tuesday = workingMsBetween(calendar, at('2026-03-10T00:00Z'), at('2026-03-11T00:00Z'));

    expect(tuesday).toBe(3.75 * hour);
    expect(isOpen(calendar, at('2026-03-10T09:14Z'))).toBe(true);
    expect(isOpen(calendar, at('2026-03-10T09:15Z'))).toBe(false);
    expect(iso(nextOpening(calendar, at('2026-03-13T16:00Z')))).toBe('2026-03-14T09:00');
  });

  it('begins with an opening and ends before its end', () => {
    expect(isOpen(nationalCalendar, at('2026-03-10T08:00Z'))).toBe(true);
    expect(isOpen(nationalCalendar, at('2026-03-10T11:29:59.999Z'))).toBe(true);
    expect(isOpen(nationalCalendar, at('2026-03-10T11:30Z'))).toBe(false);
  });

  it('never comes where nothing opens', () => {
    const closed: WorkingCalendar = { ...nationalCalendar, week: [[], [], [], [], [], [], []] };

    expect(nextOpening(closed, 0)).toBeUndefined();
    expect(afterWorkingMs(closed, 0, hour)).toBeUndefined();
  });

  const instant = fc.integer({ min: at('2024-01-01'), max: at('2029-01-01') });
  const zone = fc.constantFrom(...holidayZones);

  it('adds up over any cut, and never decreases', () => {
    const length = fc.integer({ min: 0, max: 20 * 24 * hour });

    fc.assert(
      fc.property(zone, instant, length, length, (where, from, one, two) => {
        const calendar = askedFrom(where);
        const first = workingMsBetween(calendar, from, from + one);
        const second = workingMsBetween(calendar, from + one, from + one + two);

        expect(first + second).toBe(workingMsBetween(calendar, from, from + one + two));
        expect(first).toBeGreaterThanOrEqual(0);
        expect(first).toBeLessThanOrEqual(one);
      }),
      { numRuns: 60 },
    );
  });

  it('equals a recomputation minute by minute, in every zone', () => {
    const minute = instant.map((ms) => ms - (ms % 60_000));

    fc.assert(
      fc.property(zone, minute, (where, from) => {
        const to = from + 3 * 24 * hour;
        let minutes = 0;
        for (let t = from; t < to; t += 60_000) minutes += runsAt(where, t) ? 1 : 0;

        expect(workingMsBetween(askedFrom(where), from, to)).toBe(minutes * 60_000);
      }),
      { numRuns: 40 },
    );
  });

  it('has passed at the instant that its end says', () => {
    const work = fc.integer({ min: 1, max: 60 * hour });

    fc.assert(
      fc.property(zone, instant, work, (where, from, wanted) => {
        const calendar = askedFrom(where);
        const due = afterWorkingMs(calendar, from, wanted) ?? 0;

        expect(workingMsBetween(calendar, from, due)).toBe(wanted);
        expect(workingMsBetween(calendar, from, due - 1)).toBe(wanted - 1);
      }),
      { numRuns: 60 },
    );
  });
});

/** The rules of `hotline.md` read by the letter, for one instant. */
function runsAt(zone: HolidayZone, t: number): boolean {
  const date = localDay(t, 'Europe/Paris');
  const time = localTime(t, 'Europe/Paris');
  const dayOfWeek = new Date(`${date}T00:00:00Z`).getUTCDay();
  const end = dayOfWeek === 5 ? '16:30' : '17:30';
  const isInside = (time >= '09:00' && time < '12:30') || (time >= '13:30' && time < end);
  if (dayOfWeek === 0 || dayOfWeek === 6 || !isInside) return false;
  return !isHoliday('metropole', date) && !isHoliday(zone, localDay(t, zoneClocks[zone]));
}
