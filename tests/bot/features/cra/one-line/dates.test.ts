import { describe, expect, it } from '@jest/globals';

import { askOf, readLine } from './reading-lines.ts';

describe('a date in a line', () => {
  it.each([
    ['hier', '2026-11-18', '2026-11-17'],
    ['Hier', '2026-03-01', '2026-02-28'],
    ['hier', '2028-03-01', '2028-02-29'],
    ['avant-hier', '2027-01-01', '2026-12-30'],
    ['avant hier', '2026-11-18', '2026-11-16'],
    ["aujourd'hui", '2026-11-18', '2026-11-18'],
    ['aujourd’hui', '2026-11-18', '2026-11-18'],
    ['auj.', '2026-11-18', '2026-11-18'],
    ['ce matin', '2026-11-18', '2026-11-18'],
    ['lundi', '2026-11-18', '2026-11-16'],
    ['mardi', '2026-11-18', '2026-11-17'],
    ['jeudi', '2026-11-18', '2026-11-12'],
    ['dimanche', '2027-01-01', '2026-12-27'],
    ['vendredi dernier', '2026-11-18', '2026-11-13'],
    ['mercredi dernier', '2026-11-18', '2026-11-11'],
    ['jeudi 5/11', '2026-11-18', '2026-11-05'],
    ['mercredi 18/11', '2026-11-18', '2026-11-18'],
    ['le lundi 9 novembre', '2026-11-18', '2026-11-09'],
    ['12/11', '2026-11-18', '2026-11-12'],
    ['1/1', '2026-01-01', '2026-01-01'],
    ['18/11', '2026-11-18', '2026-11-18'],
    ['31/12', '2027-01-02', '2026-12-31'],
    ['20/11', '2026-01-05', '2025-11-20'],
    ['12/11/26', '2026-11-18', '2026-11-12'],
    ['18/11/2026', '2026-11-18', '2026-11-18'],
    ['03/02/2024', '2026-11-18', '2024-02-03'],
    ['29/02/24', '2026-11-18', '2024-02-29'],
    ['29/02', '2028-03-01', '2028-02-29'],
    ['01/01/2020', '2026-11-18', '2020-01-01'],
    ['12 nov', '2026-11-18', '2026-11-12'],
    ['12 nov.', '2026-11-18', '2026-11-12'],
    ['1er nov', '2026-11-18', '2026-11-01'],
    ['2 octobre', '2026-11-18', '2026-10-02'],
    ['20 déc', '2027-01-05', '2026-12-20'],
    ['5 AOÛT', '2026-08-20', '2026-08-05'],
    ['12 novembre 2025', '2026-11-18', '2025-11-12'],
    ['le 12', '2026-11-18', '2026-11-12'],
    ['le 18', '2026-11-18', '2026-11-18'],
    ['le 1er', '2026-11-18', '2026-11-01'],
    ['le 1er', '2026-11-01', '2026-11-01'],
    ['le 19', '2026-11-18', '2026-10-19'],
    ['le 20', '2027-01-05', '2026-12-20'],
    ['19/09', '2026-11-18', '2026-09-19'],
  ])('%s on %s is %s', (text, today, date) => {
    const { found, ask, unknown } = readLine(`indiv ${text} web`, { today });

    expect({ date: found.date, ask, unknown }).toEqual({ date, ask: [], unknown: [] });
  });

  it.each([
    ['demain', '2026-11-18', 'future-date', undefined],
    ['après-demain', '2026-11-18', 'future-date', undefined],
    ['lundi prochain', '2026-11-18', 'future-date', undefined],
    ['19/11/2026', '2026-11-18', 'future-date', undefined],
    ['1/1/27', '2026-11-18', 'future-date', undefined],
    ['31/02', '2026-11-18', 'invalid-date', undefined],
    ['31/04/2026', '2026-11-18', 'invalid-date', undefined],
    ['29/02/25', '2026-11-18', 'invalid-date', undefined],
    ['29/02', '2027-03-01', 'invalid-date', undefined],
    ['0/5', '2026-11-18', 'invalid-date', undefined],
    ['12/13', '2026-11-18', 'invalid-date', undefined],
    ['le 31', '2026-12-05', 'invalid-date', undefined],
    ['le 30', '2026-03-05', 'invalid-date', undefined],
    ['31/12/2019', '2026-11-18', 'out-of-range', undefined],
    ['18/09', '2026-11-18', 'old-date', ['2026-09-18']],
    ['19/11', '2026-11-18', 'old-date', ['2025-11-19']],
    ['25 décembre', '2026-11-18', 'old-date', ['2025-12-25']],
    ['mercredi', '2026-11-18', 'weekday-today', ['2026-11-18', '2026-11-11']],
    ['Dimanche', '2026-03-01', 'weekday-today', ['2026-03-01', '2026-02-22']],
  ])('%s on %s is asked: %s', (text, today, why, candidates) => {
    expect(askOf(`indiv ${text} web`, 'date', { today })).toEqual([
      { why, received: text, ...(candidates && { candidates }) },
    ]);
    expect(readLine(`indiv ${text} web`, { today }).defaults).not.toHaveProperty('date');
  });

  it('is asked when two differ, and is one when they agree', () => {
    expect(askOf('hier 12/11', 'date')).toEqual([
      { why: 'two-values', received: 'hier 12/11', candidates: ['2026-11-17', '2026-11-12'] },
    ]);
    expect(askOf('lundi 12/11', 'date')).toEqual([
      { why: 'two-values', received: 'lundi 12/11', candidates: ['2026-11-16', '2026-11-12'] },
    ]);
    expect(readLine('hier 17/11').found.date).toBe('2026-11-17');
  });

  it.each(['1/2h', '1/2 h', '3/4h', '18-34', '12-11-2026', '2026-11-12', '12.11'])(
    'is not %s',
    (text) => {
      const { found, defaults } = readLine(`indiv ${text}`);

      expect([found.date, defaults.date]).toEqual([undefined, '2026-11-18']);
    },
  );

  it('is not the number of what follows', () => {
    expect(readLine('atelier le 12 personnes').found).toMatchObject({ participants: 12 });
    expect(readLine('atelier le 45 min').found).toMatchObject({ duree: 45 });
  });

  it('is today by default', () => {
    expect(readLine('indiv').defaults.date).toBe('2026-11-18');
  });
});
