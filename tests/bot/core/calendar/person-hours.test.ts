import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  afterQuietHours,
  nextWorkingInstantOf,
  workingHoursOf,
} from '../../../../bot/src/core/calendar/person-hours.ts';
import { isOpen } from '../../../../bot/src/core/calendar/working-time.ts';
import { localTime } from '../../../../bot/src/core/local-day.ts';

const at = (text: string) => Date.parse(text);
const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16);

const nantes = { timeZone: 'Europe/Paris', territory: '44' };
const metz = { timeZone: 'Europe/Paris', territory: '57' };
const papeete = { timeZone: 'Pacific/Tahiti', territory: '987' };
const saintDenis = { timeZone: 'Indian/Reunion', territory: '974' };
const miquelon = { timeZone: 'America/Miquelon', territory: '975' };

describe('working hours of a person', () => {
  it('are the openings national on the clock of their territory', () => {
    expect(iso(nextWorkingInstantOf(papeete, at('2026-11-18T12:00Z')))).toBe('2026-11-18T19:00');
    expect(iso(nextWorkingInstantOf(saintDenis, at('2026-11-18T03:00Z')))).toBe('2026-11-18T05:00');
    expect(iso(nextWorkingInstantOf(miquelon, at('2026-03-07T12:00Z')))).toBe('2026-03-09T11:00');
  });

  it('leave out the holidays of the territory, and those alone', () => {
    const goodFriday = at('2026-04-03T08:00Z');

    expect(iso(nextWorkingInstantOf(nantes, goodFriday))).toBe('2026-04-03T08:00');
    expect(iso(nextWorkingInstantOf(metz, goodFriday))).toBe('2026-04-07T07:00');
  });

  it('are open at the instant that they answer', () => {
    const instant = fc.integer({ min: at('2025-01-01'), max: at('2028-01-01') });
    const person = fc.constantFrom(nantes, metz, papeete, saintDenis, miquelon);

    fc.assert(
      fc.property(person, instant, (who, when) => {
        const next = nextWorkingInstantOf(who, when);

        expect(next).toBeGreaterThanOrEqual(when);
        expect(isOpen(workingHoursOf(who), next)).toBe(true);
      }),
      { numRuns: 80 },
    );
  });
});

describe('quiet hours', () => {
  it.each([
    ['in the day, nothing waits', nantes, '2026-11-18T18:59Z', '2026-11-18T18:59'],
    ['at 20:00, the next morning', nantes, '2026-11-18T19:00Z', '2026-11-19T07:00'],
    ['before 8:00, the same morning', nantes, '2026-11-18T05:00Z', '2026-11-18T07:00'],
    ['on Friday evening, Monday', nantes, '2026-11-20T20:00Z', '2026-11-23T07:00'],
    ['on a holiday, the day after', nantes, '2026-11-11T11:00Z', '2026-11-12T07:00'],
    [
      'where another day is off, that of the reader',
      papeete,
      '2026-11-20T20:00Z',
      '2026-11-23T18:00',
    ],
    ['over the change of time', nantes, '2026-03-27T20:00Z', '2026-03-30T06:00'],
  ])('%s', (_, who, when, next) => {
    expect(iso(afterQuietHours(who, at(when)))).toBe(next);
  });

  it('end at 8:00 on the clock of the reader', () => {
    const night = at('2026-10-24T21:00Z');

    expect(localTime(afterQuietHours(miquelon, night), miquelon.timeZone)).toBe('08:00');
  });

  it('follow the hours that the community sets', () => {
    const evening = at('2026-11-18T17:30Z');

    expect(iso(afterQuietHours(nantes, evening, { from: '09:00', to: '18:00' }))).toBe(
      '2026-11-19T08:00',
    );
  });
});
