import { describe, expect, it } from '@jest/globals';

import { localDay } from '../../../../bot/src/core/local-day.ts';
import {
  departementByCode,
  departementOf,
  departements,
} from '../../../../bot/src/features/territory/index.ts';

describe('the départements', () => {
  it('are the 101 départements and seven collectivities, by code', () => {
    expect(departements).toHaveLength(107);
    expect(departements.map(({ code }) => code)).toEqual(
      departements.map(({ code }) => code).toSorted(),
    );
  });

  it('have a region and a time zone', () => {
    expect(departementByCode('44')).toEqual({
      code: '44',
      name: 'Loire-Atlantique',
      region: 'Pays de la Loire',
      timeZone: 'Europe/Paris',
    });
    expect(departementByCode('974')?.timeZone).toBe('Indian/Reunion');
    expect(departementByCode('20')).toBeUndefined();
  });

  it.each([
    ['44109', '44'],
    ['2A004', '2A'],
    ['97411', '974'],
    ['97701', '977'],
    ['98818', '988'],
    ['95625', '95'],
  ])('of %s is %s', (insee, code) => {
    expect(departementOf(insee)).toBe(code);
  });
});

describe('the day in a territory', () => {
  const evening = Date.parse('2026-12-31T23:30:00Z');

  it('can be told in every one', () => {
    expect(departements.map(({ timeZone }) => localDay(evening, timeZone).slice(0, 4))).toEqual(
      departements.map(() => expect.stringMatching(/^202[67]$/)),
    );
  });

  it.each([
    ['Europe/Paris', '2027-01-01'],
    ['Indian/Reunion', '2027-01-01'],
    ['America/Cayenne', '2026-12-31'],
    ['Pacific/Tahiti', '2026-12-31'],
    ['Pacific/Noumea', '2027-01-01'],
  ])('in %s is %s when it is 23:30 in Greenwich', (timeZone, day) => {
    expect(localDay(evening, timeZone)).toBe(day);
  });
});
