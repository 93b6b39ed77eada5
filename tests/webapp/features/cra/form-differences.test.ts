import { describe, expect, it } from '@jest/globals';

import { blankForm } from '../../../../webapp/src/features/cra/form/cra-form.ts';
import {
  differencesOf,
  mergeForms,
} from '../../../../webapp/src/features/cra/form/form-differences.ts';
import { habitsOfClaire } from '../../../support/webapp/fake-bot.ts';

const base = blankForm(habitsOfClaire);

describe('two versions of a form', () => {
  it('differ in nothing when only the order of choices and counts of zero do', () => {
    const mine = { ...base, themes: ['sante', 'courriel'] as const, ages: { plus60: 0 } };
    const theirs = { ...base, themes: ['courriel', 'sante'] as const };

    expect(differencesOf({ mine, theirs })).toEqual([]);
  });

  it('differ by parts, in the order of the screen; a theme and its details are one', () => {
    const mine = { ...base, notes: 'Au calme', duree: 30 };
    const theirs = {
      ...base,
      themes: ['sante'] as const,
      sousThemes: ['sante.monEspaceSante'] as const,
    };

    const found = differencesOf({ mine, theirs });

    expect(found.map(({ part }) => part)).toEqual(['duree', 'themes', 'notes']);
    expect(mergeForms({ mine, theirs }, { themes: 'theirs' })).toMatchObject({
      duree: 30,
      notes: 'Au calme',
      themes: ['sante'],
      sousThemes: ['sante.monEspaceSante'],
    });
  });

  it('suggest whoever changed a part, and dispute what both changed', () => {
    const mine = { ...base, duree: 30, notes: 'ici' };
    const theirs = { ...base, participants: 2, notes: 'là' };

    expect(differencesOf({ mine, theirs, base })).toEqual([
      { part: 'participants', suggested: 'theirs', isDisputed: false },
      { part: 'duree', suggested: 'mine', isDisputed: false },
      { part: 'notes', suggested: 'mine', isDisputed: true },
    ]);
  });

  it('dispute everything when nobody knows what both began with', () => {
    const theirs = { ...base, participants: 2 };

    expect(differencesOf({ mine: base, theirs })).toMatchObject([{ isDisputed: true }]);
  });
});
