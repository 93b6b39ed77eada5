import { describe, expect, it } from '@jest/globals';

import { runCraParse } from '../../../../bot/src/features/cra/parse-line.cli.ts';

const line = 'indiv 1h mail 20000';

describe('coop cra parse', () => {
  it('reads a line for a département and a day', () => {
    const result = runCraParse({ line, departement: '2a', today: '2026-11-18' });

    expect(result).toMatchObject({
      ok: true,
      value: { found: { duree: 60, commune: { insee: '2A004' } }, ready: false },
    });
  });

  it.each(['20', '', '1', '984', 'Loire-Atlantique'])('refuses the département "%s"', (code) => {
    expect(runCraParse({ line, departement: code, today: '2026-11-18' })).toEqual({
      ok: false,
      failure: { tag: 'UnknownDepartement', received: code },
    });
  });

  it.each(['18/11/2026', '2026-02-30', '', '2026-2-3', 'hier'])('refuses the day "%s"', (today) => {
    expect(runCraParse({ line, departement: '44', today })).toEqual({
      ok: false,
      failure: { tag: 'InvalidToday', received: today },
    });
  });
});
