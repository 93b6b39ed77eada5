import { describe, expect, it } from '@jest/globals';

import {
  addressOf,
  firstChoice,
  readChoice,
  toggled,
  withFilter,
  writeChoice,
} from '../../../../webapp/src/features/stats/query/choice.ts';
import {
  dailyChoice,
  scopedChoice,
} from '../../../../webapp/src/features/stats/query/first-scope.ts';

const whole =
  'scope=territoireLieux&departements=2A,974&from=2026-01-01&to=2026-03-12&communes=64445&activites=collectif&themes=sante,courriel&tags=T1&canaux=distance';

describe('the address of a view', () => {
  it('says all that is shown, and is read back the same', () => {
    expect(writeChoice(readChoice(whole)).split('&').sort()).toEqual(whole.split('&').sort());
  });

  it('says nothing of what is as it begins', () => {
    expect(writeChoice(firstChoice)).toBe('');
    expect(readChoice('')).toEqual(firstChoice);
  });

  it.each([
    ['a scope that does not exist', 'scope=planete'],
    ['half a period', 'from=2026-01-01'],
    ['a date that does not exist', 'from=2026-02-30&to=2026-13-01'],
    ['a filter that does not exist', 'themes=astrologie'],
    ['a word of somebody else', 'utm=1'],
  ])('is read as if it did not say %s', (_, query) => {
    expect(readChoice(query)).toEqual(firstChoice);
  });

  it('has the very parameters of the route', () => {
    expect(addressOf(readChoice(whole))).toEqual(Object.fromEntries(new URLSearchParams(whole)));
  });

  it('takes a filter off and puts it back', () => {
    const choice = readChoice('themes=sante,courriel');

    const without = withFilter(choice, 'themes', toggled(choice.filters.themes, 'sante'));

    expect(writeChoice(without)).toBe('themes=courriel');
    expect(toggled(without.filters.themes, 'sante')).toEqual(['courriel', 'sante']);
  });
});

const territory = { code: '64', name: 'Pyrénées-Atlantiques' };

describe('the scope that an address leaves open', () => {
  it.each([
    [['conseiller'], 'soi', 'soi'],
    [['conseiller', 'coordinateur'], 'territoireConseillers', 'soi'],
    [['coordinateur'], 'territoireConseillers', 'territoireConseillers'],
    [['animateur'], 'nation', 'nation'],
    [['animateur', 'conseiller'], 'nation', 'soi'],
  ] as const)('of %s is %s, and %s for the month of the panel', (roles, page, month) => {
    const me = { roles: [...roles], territory };

    expect(scopedChoice(firstChoice, me).scope).toBe(page);
    expect(dailyChoice(firstChoice, me).scope).toBe(month);
  });

  it('never replaces the one that it says', () => {
    const me = { roles: ['animateur' as const] };

    expect(scopedChoice(readChoice('scope=soi'), me).scope).toBe('soi');
  });

  it('is the territory that the bot knows, for a coordinateur; their own, for an animateur', () => {
    const asked = readChoice('scope=territoireLieux');

    expect(scopedChoice(asked, { roles: ['coordinateur'], territory }).departements).toEqual([]);
    expect(scopedChoice(asked, { roles: ['animateur'], territory }).departements).toEqual(['64']);
  });
});
