import { describe, expect, it } from '@jest/globals';

import { reminderDue, wasSaid } from '../../../../../bot/src/features/cra/remind/reminder.ts';

describe('a reminder', () => {
  it.each([
    ['2026-03-02', '2026-04-01', undefined],
    ['2026-03-02', '2026-04-02', 'month'],
    ['2026-03-02', '2026-04-12', 'month'],
    ['2026-03-02', '2026-04-13', 'sixWeeks'],
    ['2026-01-31', '2026-02-27', undefined],
    ['2026-01-31', '2026-02-28', 'month'],
    ['2024-01-31', '2024-02-28', undefined],
    ['2024-01-31', '2024-02-29', 'month'],
    ['2026-12-15', '2027-01-15', 'month'],
  ])('of a silence since %s is, on %s, that of %s', (since, today, stage) => {
    expect(reminderDue(since, today)?.stage).toBe(stage);
  });

  it('is not said after a later one of the same silence', () => {
    const since = '2026-03-02';
    const said = { isSilenced: false, said: [{ stage: 'sixWeeks', since }] } as const;

    expect(wasSaid(said, { stage: 'month', since })).toBe(true);
    expect(wasSaid(said, { stage: 'month', since: '2026-05-02' })).toBe(false);
  });
});
