import { describe, expect, it } from '@jest/globals';

import { faultOf, nameOf, periodOf } from '../../../../webapp/src/features/stats/query/periods.ts';

describe('the usual periods', () => {
  it.each([
    ['month', '2026-03-12', '2026-03-01', '2026-03-12'],
    ['lastMonth', '2026-03-12', '2026-02-01', '2026-02-28'],
    ['lastMonth', '2026-01-31', '2025-12-01', '2025-12-31'],
    ['quarter', '2026-03-12', '2026-01-01', '2026-03-12'],
    ['quarter', '2026-12-01', '2026-10-01', '2026-12-01'],
    ['year', '2026-03-12', '2026-01-01', '2026-03-12'],
    ['schoolYear', '2026-03-12', '2025-09-01', '2026-03-12'],
    ['schoolYear', '2026-08-31', '2025-09-01', '2026-08-31'],
    ['schoolYear', '2026-09-01', '2026-09-01', '2026-09-01'],
  ] as const)('%s on %s goes from %s to %s', (name, today, from, to) => {
    expect(periodOf(name, today)).toEqual({ from, to });
  });

  it('are known again by their dates, the shortest first', () => {
    const names = (['month', 'quarter', 'year'] as const).map((name) =>
      nameOf(periodOf(name, '2026-01-15'), '2026-01-15'),
    );

    expect(names).toEqual(['month', 'month', 'month']);
    expect(nameOf(periodOf('schoolYear', '2026-03-12'), '2026-03-12')).toBe('schoolYear');
  });

  it('leave any other dates without a name', () => {
    expect(nameOf({ from: '2026-02-03', to: '2026-03-01' }, '2026-03-12')).toBe('custom');
  });
});

describe('a period typed by hand', () => {
  it.each([
    ['2026-03-02', '2026-03-01', 'reversed'],
    ['2026-03-01', '2026-03-01', undefined],
    ['2016-03-01', '2026-02-28', undefined],
    ['2016-03-01', '2026-03-01', 'tooLong'],
  ])('from %s to %s: %s', (from, to, fault) => {
    expect(faultOf({ from, to })).toBe(fault);
  });
});
