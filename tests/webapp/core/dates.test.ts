import { describe, expect, it } from '@jest/globals';

import {
  addDays,
  daysBetween,
  formatDate,
  formatMinutes,
  formatTime,
  isCalendarDate,
} from '../../../webapp/src/core/dates.ts';

describe('calendar dates', () => {
  it('count days across a change of time and a leap year', () => {
    expect(addDays('2026-03-29', 1)).toBe('2026-03-30');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-03-01', '2026-04-30')).toBe(60);
  });

  it('are only those that exist', () => {
    expect(['2026-02-28', '2026-13-01', '12/03/2026', ''].map(isCalendarDate)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('are read in words, 1er in French, with the year when it is another', () => {
    expect(formatDate('2026-03-12', '2026-03-20', 'fr')).toBe('jeudi 12 mars');
    expect(formatDate('2026-03-01', '2026-03-20', 'fr')).toBe('dimanche 1er mars');
    expect(formatDate('2025-12-31', '2026-03-20', 'fr')).toBe('mercredi 31 décembre 2025');
    expect(formatDate('2026-03-01', '2026-03-20', 'en')).toBe('Sunday 1 March');
  });
});

describe('hours and durations', () => {
  it('are those of the territory', () => {
    expect(formatTime('2026-03-12T13:30:00Z', 'Europe/Paris', 'fr')).toBe('14\u00a0h\u00a030');
    expect(formatTime('2026-03-12T13:30:00Z', 'Indian/Reunion', 'en')).toBe('17:30');
  });

  it.each([
    [5, '5\u00a0min'],
    [60, '1\u00a0h'],
    [75, '1\u00a0h\u00a015'],
    [485, '8\u00a0h\u00a005'],
  ])('of %i minutes read %s', (minutes, text) => {
    expect(formatMinutes(minutes)).toBe(text);
  });
});
