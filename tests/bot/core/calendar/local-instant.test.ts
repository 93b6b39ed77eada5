import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { localInstant } from '../../../../bot/src/core/calendar/local-instant.ts';
import { localDay, localTime } from '../../../../bot/src/core/local-day.ts';

const iso = (date: string, time: string, zone: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(localInstant(date, hours * 60 + minutes, zone)).toISOString();
};

describe('a local time', () => {
  it.each([
    ['2026-03-29', '02:00', 'Europe/Paris', '2026-03-29T01:00:00.000Z'],
    ['2026-03-29', '02:30', 'Europe/Paris', '2026-03-29T01:00:00.000Z'],
    ['2026-03-29', '03:00', 'Europe/Paris', '2026-03-29T01:00:00.000Z'],
    ['2026-03-29', '01:59', 'Europe/Paris', '2026-03-29T00:59:00.000Z'],
    ['2026-03-08', '02:30', 'America/Miquelon', '2026-03-08T05:00:00.000Z'],
  ])(
    'that does not exist is the first instant after the gap: %s %s in %s',
    (date, time, zone, at) => {
      expect(iso(date, time, zone)).toBe(at);
    },
  );

  it.each([
    ['2026-10-25', '02:00', 'Europe/Paris', '2026-10-25T00:00:00.000Z'],
    ['2026-10-25', '02:59', 'Europe/Paris', '2026-10-25T00:59:00.000Z'],
    ['2026-10-25', '03:00', 'Europe/Paris', '2026-10-25T02:00:00.000Z'],
    ['2026-11-01', '01:30', 'America/Miquelon', '2026-11-01T03:30:00.000Z'],
    ['2026-11-01', '02:00', 'America/Miquelon', '2026-11-01T05:00:00.000Z'],
  ])('that occurs twice is its first occurrence: %s %s in %s', (date, time, zone, at) => {
    expect(iso(date, time, zone)).toBe(at);
  });

  it('never moves in Papeete, where there is no summer time', () => {
    expect(iso('2026-03-29', '02:30', 'Pacific/Tahiti')).toBe('2026-03-29T12:30:00.000Z');
    expect(iso('2026-10-25', '24:00', 'Pacific/Tahiti')).toBe('2026-10-26T10:00:00.000Z');
  });

  it('is read back from the instant, wherever it exists', () => {
    const zones = ['Europe/Paris', 'America/Miquelon', 'Pacific/Tahiti', 'Pacific/Noumea'];
    const minute = fc.integer({ min: 0, max: 1439 });
    const day = fc.integer({ min: 0, max: 4_000 });

    fc.assert(
      fc.property(fc.constantFrom(...zones), day, minute, (zone, days, minutes) => {
        const date = new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10);
        const wanted = new Date(minutes * 60_000).toISOString().slice(11, 16);

        const instant = localInstant(date, minutes, zone);

        const shown = `${localDay(instant, zone)} ${localTime(instant, zone)}`;
        const before = `${localDay(instant - 1, zone)} ${localTime(instant - 1, zone)}`;
        expect(shown >= `${date} ${wanted}`).toBe(true);
        expect(before < `${date} ${wanted}`).toBe(true);
      }),
    );
  });
});
