import { describe, expect, it } from '@jest/globals';

import { checkTotalsJob } from '../../../../../bot/src/features/stats/keep/check-totals.job.ts';
import { keepTotalsJob } from '../../../../../bot/src/features/stats/keep/keep-totals.job.ts';
import {
  lastReportKey,
  type StatsTotals,
  type TotalsReport,
} from '../../../../../bot/src/features/stats/keep/totals.ts';
import { makeMemoryStorage } from '../../../../support/memory/memory-storage.ts';
import { makeTestClock, makeTestRandom } from '../../../../support/test-clock.ts';

const sound = { at: 1, months: 1, segments: 9, differences: 0, examples: [], repaired: 0 };

/** Totals before which so many changes wait, and what was asked of them. */
function someTotals(waiting: number, report: TotalsReport = sound) {
  const asked: string[] = [];
  const note = <T>(name: string, value: T) => {
    asked.push(name);
    return Promise.resolve(value);
  };
  const totals: StatsTotals = {
    waiting: () => Promise.resolve(waiting),
    fold: () => note('fold', waiting),
    build: () => note('build', false),
    check: () => note('check', report),
  };
  return { asked, totals };
}

function aLog() {
  const said: string[] = [];
  const note = (level: string) => (_: unknown, text: string) => {
    said.push(`${level}: ${text}`);
  };
  return { said, log: { info: note('info'), warn: note('warn'), error: note('error') } };
}

describe('the totals of the statistics', () => {
  it('make those that are missing, and put changes away when they are many', async () => {
    const { asked, totals } = someTotals(501);

    await keepTotalsJob.run({ totals }, 0);

    expect(asked).toEqual(['build', 'fold']);
    expect(keepTotalsJob.next(1_000)).toBe(21_000);
  });

  it('leave few changes where they are: questions count them', async () => {
    const { asked, totals } = someTotals(500);

    await keepTotalsJob.run({ totals }, 0);

    expect(asked).toEqual(['build']);
  });

  it('are checked each night at 4:30 in Paris', () => {
    const before = checkTotalsJob.next(Date.parse('2026-03-02T03:00:00Z'));
    const after = checkTotalsJob.next(Date.parse('2026-03-02T03:30:00Z'));

    expect(new Date(before).toISOString()).toBe('2026-03-02T03:30:00.000Z');
    expect(new Date(after).toISOString()).toBe('2026-03-03T03:30:00.000Z');
  });

  it.each([
    { differences: 0, level: 'info' },
    { differences: 2, level: 'error' },
  ])('with $differences differences leave a report and say so', async ({ differences, level }) => {
    const { state } = makeMemoryStorage({ clock: makeTestClock(), random: makeTestRandom() });
    const report = { ...sound, differences, repaired: differences };
    const { asked, totals } = someTotals(0, report);
    const { log, said } = aLog();

    await checkTotalsJob.run({ totals, state, log }, 0);

    expect(asked).toEqual(['fold', 'check']);
    expect(await state.read(lastReportKey)).toEqual(report);
    expect(said).toEqual([expect.stringContaining(level)]);
  });
});
