import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { addDays, isCalendarDate } from '../../../../../bot/src/core/calendar-date.ts';
import {
  daysOf,
  defaultPeriod,
  granulariteOf,
  periodBefore,
  pointsOf,
} from '../../../../../bot/src/features/stats/rules/periods.ts';

const dates = fc.integer({ min: 0, max: 6_000 }).map((days) => addDays('2015-01-01', days));
const periods = fc
  .tuple(dates, fc.integer({ min: 0, max: 3_600 }))
  .map(([from, days]) => ({ from, to: addDays(from, days) }));

describe('the default period', () => {
  it('is the first of the month to today', () => {
    expect(defaultPeriod('2026-02-28')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(defaultPeriod('2026-03-01')).toEqual({ from: '2026-03-01', to: '2026-03-01' });
  });
});

describe('the granularity', () => {
  it.each([
    [31, 'jour'],
    [32, 'semaine'],
    [189, 'semaine'],
    [190, 'mois'],
  ])('of %i days is the %s', (days, granularite) => {
    const period = { from: '2026-01-01', to: addDays('2026-01-01', days - 1) };

    expect(granulariteOf(period)).toBe(granularite);
  });
});

describe('the period before', () => {
  it.each([
    ['a whole month: the month before', '2026-03-01/2026-03-31', '2026-02-01/2026-02-28'],
    ['a whole February: the whole January', '2026-02-01/2026-02-28', '2026-01-01/2026-01-31'],
    ['a whole year: the year before', '2025-01-01/2025-12-31', '2024-01-01/2024-12-31'],
    ['a quarter: the quarter before', '2026-01-01/2026-03-31', '2025-10-01/2025-12-31'],
    ['a month begun: the same days before', '2026-03-01/2026-03-17', '2026-02-01/2026-02-17'],
    ['days that the month before lacks', '2026-03-01/2026-03-30', '2026-02-01/2026-02-28'],
    ['29 February where there is one', '2024-03-01/2024-03-30', '2024-02-01/2024-02-29'],
    ['a month begun in January', '2026-01-01/2026-01-15', '2025-12-01/2025-12-15'],
    ['anything else: as many days', '2026-03-10/2026-03-12', '2026-03-07/2026-03-09'],
    ['over a month’s end: as many days', '2026-02-20/2026-03-31', '2026-01-11/2026-02-19'],
    ['from a first over two months', '2026-03-01/2026-04-15', '2026-01-14/2026-02-28'],
  ])('%s', (_title, period, before) => {
    const [from = '', to = ''] = period.split('/');

    const { from: first, to: last } = periodBefore({ from, to });

    expect(`${first}/${last}`).toBe(before);
  });

  it('ends before the period begins, and exists', () => {
    fc.assert(
      fc.property(periods, (period) => {
        const before = periodBefore(period);

        expect(before.to < period.from).toBe(true);
        expect(before.from <= before.to).toBe(true);
        expect([before.from, before.to].every(isCalendarDate)).toBe(true);
      }),
    );
  });
});

describe('the points', () => {
  it('cover every day once, in their order, at most one point of each end cut', () => {
    fc.assert(
      fc.property(periods, (period) => {
        const points = pointsOf(period);

        expect(points[0]?.from).toBe(period.from);
        expect(points.at(-1)?.to).toBe(period.to);
        points.slice(1).forEach((point, at) => {
          expect(point.from).toBe(addDays(points[at]?.to ?? '', 1));
        });
        expect(points.slice(1, -1).some(({ isPartial }) => isPartial)).toBe(false);
        expect(new Set(points.map(({ name }) => name)).size).toBe(points.length);
        expect(points.reduce((days, point) => days + daysOf(point), 0)).toBe(daysOf(period));
      }),
    );
  });

  it('are named after the ISO year of their week', () => {
    const around = pointsOf({ from: '2020-12-20', to: '2021-01-31' });
    const newYear = pointsOf({ from: '2024-12-30', to: '2025-02-15' });

    expect(around.find(({ from, to }) => from <= '2021-01-01' && '2021-01-01' <= to)?.name).toBe(
      '2020-W53',
    );
    expect(newYear[0]).toEqual({
      name: '2025-W01',
      from: '2024-12-30',
      to: '2025-01-05',
      isPartial: false,
    });
  });

  it('are cut at the bounds of the period and say so', () => {
    const [first, ...others] = pointsOf({ from: '2026-02-20', to: '2026-03-31' });

    expect(first).toEqual({
      name: '2026-W08',
      from: '2026-02-20',
      to: '2026-02-22',
      isPartial: true,
    });
    expect(others.at(-1)).toEqual({
      name: '2026-W14',
      from: '2026-03-30',
      to: '2026-03-31',
      isPartial: true,
    });
  });
});
