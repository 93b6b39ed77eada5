import { describe, expect, it } from '@jest/globals';

import { easterSunday } from '../../../../bot/src/core/calendar/easter.ts';
import { holidayZoneOf, holidayZones } from '../../../../bot/src/core/calendar/holiday-zones.ts';
import { holidaysOf, isHoliday } from '../../../../bot/src/core/calendar/holidays.ts';

describe('holidays', () => {
  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    [2038, '2038-04-25'],
  ])('place Easter of %i on %s', (year, date) => {
    expect(easterSunday(year)).toBe(date);
  });

  it('are so many in each zone in 2026', () => {
    const counts = holidayZones.map((zone) => holidaysOf(zone, 2026).length);

    expect(counts).toEqual([11, 13, 13, 13, 12, 12, 12, 12, 12, 11, 13, 14, 12]);
  });

  it('are the eleven of the nation in metropole', () => {
    expect(holidaysOf('metropole', 2026)).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ]);
  });

  it('count once when two fall on one date', () => {
    expect(holidaysOf('metropole', 2008)).toHaveLength(10);
  });

  it('change with the law: Polynésie in 2026, Saint-Martin in 2018', () => {
    expect(isHoliday('polynesie', '2025-06-29')).toBe(true);
    expect(isHoliday('polynesie', '2026-06-29')).toBe(false);
    expect(isHoliday('polynesie', '2025-11-20')).toBe(false);
    expect(isHoliday('polynesie', '2026-11-20')).toBe(true);
    expect(isHoliday('saint-martin', '2017-05-27')).toBe(true);
    expect(isHoliday('saint-martin', '2018-05-27')).toBe(false);
    expect(isHoliday('saint-martin', '2018-05-28')).toBe(true);
  });

  it('can be switched off, and on with their dates typed each year', () => {
    const off = holidaysOf('alsace-moselle', 2026, { on: { 'good-friday': false } });
    const typed = holidaysOf('mayotte', 2026, {
      on: { miradji: true },
      dates: { miradji: ['2026-01-16', '2027-01-05'] },
    });

    expect(off).toHaveLength(12);
    expect(typed).toHaveLength(13);
    expect(typed).toContain('2026-01-16');
  });

  it.each([
    ['57', 'alsace-moselle'],
    ['2A', 'metropole'],
    ['975', 'saint-pierre-et-miquelon'],
    ['988', 'nouvelle-caledonie'],
    ['nowhere', 'metropole'],
    [undefined, 'metropole'],
  ])('of the territory %s are those of %s', (territory, zone) => {
    expect(holidayZoneOf(territory)).toBe(zone);
  });
});
