import { describe, expect, it } from '@jest/globals';

import { askOf, readLine } from './reading-lines.ts';

describe('a duration in a line', () => {
  it.each([
    ['45 min', 45],
    ['45min', 45],
    ['45mn', 45],
    ['45 mn', 45],
    ['45m', 45],
    ["45'", 45],
    ['45’', 45],
    ['5 minutes', 5],
    ['cinq minutes', 5],
    ['1h', 60],
    ['1 H', 60],
    ['1h15', 75],
    ['1 h 30', 90],
    ['1h 05', 65],
    ['1h5', 65],
    ['1h30', 90],
    ['1h30min', 90],
    ['1h 45 min', 105],
    ['1 h 45 mn', 105],
    ['1 heure 15', 75],
    ['2 heures', 120],
    ['une heure', 60],
    ['deux heures et demie', 150],
    ['une heure et demie', 90],
    ['1h et demie', 90],
    ['1 h et demi', 90],
    ['1h et quart', 75],
    ['1,5h', 90],
    ['1.5 h', 90],
    ['0,25h', 15],
    ['2,5 heures', 150],
    ['demi-heure', 30],
    ['une demi-heure', 30],
    ['demi heure', 30],
    ['1/2h', 30],
    ['1/2 heure', 30],
    ['3/4h', 45],
    ["3/4 d'heure", 45],
    ['trois quarts d’heure', 45],
    ["un quart d'heure", 15],
    ['8h', 480],
    ['480 min', 480],
    ['90 min 1h30', 90],
  ])('%s is %i minutes', (text, minutes) => {
    const { found, ask, unknown } = readLine(`web ${text} indiv`);

    expect({ minutes: found.duree, ask, unknown }).toEqual({ minutes, ask: [], unknown: [] });
  });

  it.each([
    ['47 min', 'not-multiple-of-5', [45, 50]],
    ['7mn', 'not-multiple-of-5', [5, 10]],
    ['1h12', 'not-multiple-of-5', [70, 75]],
    ['1,3h', 'not-multiple-of-5', [75, 80]],
    ['478 min', 'not-multiple-of-5', [475, 480]],
    ['3 min', 'out-of-range', undefined],
    ['0 min', 'out-of-range', undefined],
    ['481 min', 'out-of-range', undefined],
    ['14h', 'out-of-range', undefined],
    ['8h05', 'out-of-range', undefined],
    ['1h75', 'out-of-range', undefined],
    ['1h60', 'out-of-range', undefined],
    ['1 h 60 min', 'out-of-range', undefined],
    ['30 min 1h', 'two-values', [30, 60]],
    ['14h 1h', 'two-values', [60]],
    ['47 min 1h', 'two-values', [45, 50, 60]],
    ['14h 15h30', 'out-of-range', undefined],
  ])('%s is asked: %s', (text, why, candidates) => {
    expect(askOf(`indiv ${text} web`, 'duree')).toEqual([
      { why, received: text, ...(candidates && { candidates }) },
    ]);
    expect(readLine(`indiv ${text} web`).found).not.toHaveProperty('duree');
  });

  it.each([
    ['1h 10 personnes', { duree: 60, participants: 10 }],
    ['1 h 10 p', { duree: 60, participants: 10 }],
    ['2h 3 seniors 3 pers', { duree: 120, ages: { plus60: 3 } }],
    ['2h 12 nov', { duree: 120, date: '2026-11-12' }],
    ['12 pers 2h 10 60+', { duree: 120, participants: 12, ages: { plus60: 10 } }],
    ['6 pers 1h 5 retraités', { duree: 60, participants: 6, statuts: { retraite: 5 } }],
    ['1 pers 1h 72 ans', { duree: 60, ages: { plus60: 1 } }],
    ['indiv 1 h 30 18-34', { duree: 90, ages: { de18a34: 1 } }],
    ['indiv 1 h 30 retraité', { duree: 90, statuts: { retraite: 1 } }],
    ['1h 44000', { duree: 60, commune: { insee: '44109', cp: '44000', nom: 'Nantes' } }],
  ])('leaves to what follows the number that belongs to it: %s', (text, found) => {
    expect(readLine(text).found).toMatchObject(found);
  });

  it('has two figures for minutes apart from the hours', () => {
    expect(readLine('2h 3').found.duree).toBe(120);
    expect(askOf('2h 3', null)).toEqual([{ why: 'no-unit', received: '3' }]);
  });

  it('is asked once the two that differ stand apart', () => {
    expect(askOf('30 min web Nantes 1h', 'duree')).toEqual([
      { why: 'two-values', received: '30 min 1h', candidates: [30, 60] },
    ]);
  });
});
