import { describe, expect, it } from '@jest/globals';

import * as changes from '../../../../webapp/src/features/cra/form/cra-changes.ts';
import {
  firstField,
  stillRefused,
  toContent,
} from '../../../../webapp/src/features/cra/form/cra-check.ts';
import {
  blankForm,
  type CraForm,
  duplicateOf,
  formOf,
} from '../../../../webapp/src/features/cra/form/cra-form.ts';
import { habitsOfClaire } from '../../../support/webapp/fake-bot.ts';

const today = habitsOfClaire.today;
const blank = blankForm(habitsOfClaire);

/** A form with nothing left to say, but for what the test names. */
function whole(change: Partial<CraForm> = {}): CraForm {
  return {
    ...blank,
    activite: 'individuel',
    duree: 45,
    themes: ['courriel'],
    ages: { plus60: 1 },
    statuts: { retraite: 1 },
    ...change,
  };
}

function rules(form: CraForm): readonly string[] {
  const content = toContent(form, today);
  return content.ok ? [] : content.failure.map(({ field, rule }) => `${field} ${rule}`);
}

describe('a new form', () => {
  it('is filled with today and the usual place', () => {
    expect(blank).toMatchObject({ date: today, canal: 'rattachement', commune: { nom: 'Pau' } });
  });

  it('has the participants of the usual activity', () => {
    expect(blankForm({ ...habitsOfClaire, activite: 'collectif' }).participants).toBe(5);
  });

  it('made from another keeps everything but the notes, and is of today', () => {
    const copy = duplicateOf(whole({ date: '2026-03-01', notes: 'Suite' }), today);

    expect(copy).toEqual(whole({ notes: '' }));
  });

  it('of a CRA says the same as the CRA', () => {
    const content = toContent(
      whole({
        suites: { redirection: 1 },
        orientations: [{ organisme: 'autre', n: 1, precision: 'Maison des ados' }],
        notes: 'Suite prévue',
      }),
      today,
    );

    expect(content.ok && toContent(formOf(content.value), today)).toEqual(content);
  });
});

describe('what the person does', () => {
  it('presets 1, 5 or 1 participants by choosing an activity', () => {
    expect(changes.chooseActivite(blank, 'collectif').participants).toBe(5);
    expect(changes.chooseActivite(blank, 'ponctuel').participants).toBe(1);
  });

  it('changes nothing by choosing the same activity again', () => {
    const form = whole({ participants: 3 });

    expect(changes.chooseActivite(form, 'individuel')).toBe(form);
  });

  it('keeps the ages of several people when their number changes', () => {
    const form = changes.setParticipants(whole({ participants: 3, ages: { plus60: 3 } }), 4);

    expect(form.ages).toEqual({ plus60: 3 });
  });

  it('keeps for one person the only age that was given, and no other', () => {
    const several = whole({
      participants: 3,
      ages: { plus60: 3 },
      statuts: { retraite: 2, enEmploi: 1 },
    });

    expect(changes.setParticipants(several, 1)).toMatchObject({ ages: { plus60: 1 }, statuts: {} });
  });

  it('never has more people seen before than people', () => {
    expect(changes.setParticipants(whole({ participants: 5, recurrents: 4 }), 2).recurrents).toBe(
      2,
    );
  });

  it('replaces the age of one person by a tap', () => {
    expect(changes.chooseAge(whole(), 'moins12').ages).toEqual({ moins12: 1 });
  });

  it('spreads those without a status as unknown', () => {
    const form = whole({ participants: 5, statuts: { retraite: 2, nonRenseigne: 1 } });

    expect(changes.spreadStatuts(form).statuts).toEqual({ retraite: 2, nonRenseigne: 3 });
  });

  it('takes a theme back with its sub-themes', () => {
    const form = whole({ themes: ['aidants', 'sante'], sousThemes: ['aidants.parent'] });

    expect(changes.toggleTheme(form, 'aidants')).toMatchObject({
      themes: ['sante'],
      sousThemes: [],
    });
  });

  it('excludes the other equipment by « none », and « none » by any other', () => {
    const none = changes.toggleMateriel(whole({ materiel: ['tablette'] }), 'aucun');

    expect(none.materiel).toEqual(['aucun']);
    expect(changes.toggleMateriel(none, 'ordinateur').materiel).toEqual(['ordinateur']);
  });

  it('gives an organism the redirected people who have none', () => {
    const form = whole({ participants: 5, suites: { redirection: 3 } });
    const one = changes.addOrientation(form, 'caf');
    const two = changes.addOrientation(changes.changeOrientation(one, 'caf', { n: 2 }), 'mairie');

    expect(one.orientations).toEqual([{ organisme: 'caf', n: 3, precision: '' }]);
    expect(two.orientations.map(({ n }) => n)).toEqual([2, 1]);
    expect(changes.addOrientation(two, 'caf')).toBe(two);
    expect(changes.removeOrientation(two, 'caf').orientations).toHaveLength(1);
  });

  it('keeps a single organism in step with the redirected people', () => {
    const form = changes.addOrientation(
      whole({ participants: 3, suites: { redirection: 1 } }),
      'caf',
    );

    expect(changes.setSuite(form, 'redirection', 2).orientations).toMatchObject([{ n: 2 }]);
    expect(changes.setSuite(form, 'redirection', 0).orientations).toEqual([]);
  });

  it('gives one person one follow-up or none', () => {
    const form = changes.chooseSuite(whole(), 'atelier');

    expect(form.suites).toEqual({ atelier: 1 });
    expect(changes.chooseSuite(form, undefined).suites).toEqual({});
  });
});

describe('the form', () => {
  it('with nothing left to say becomes a CRA', () => {
    expect(rules(whole())).toEqual([]);
  });

  it('names everything that it lacks, in the order of the screen', () => {
    expect(rules({ ...blank, commune: undefined, canal: undefined })).toEqual([
      'canal required',
      'commune required',
      'activite required',
      'duree required',
      'themes required',
      'ages sum-too-low',
      'statuts sum-too-low',
    ]);
  });

  it.each([
    [{ date: '2026-03-13' }, 'date future-date'],
    [{ date: '2019-12-31' }, 'date before-first-date'],
    [{ date: '2026-02-31x' }, 'date invalid-date'],
    [{ date: '' }, 'date required'],
    [{ duree: 47 }, 'duree not-multiple-of-5'],
    [{ duree: 485 }, 'duree out-of-range'],
    [{ ages: { plus60: 2 } }, 'ages sum-too-high'],
    [{ suites: { atelier: 2 } }, 'suites more-than-participants'],
    [{ suites: { redirection: 1 } }, 'orientations sum-too-low'],
  ])('with %j is refused', (change, rule) => {
    expect(rules(whole(change))).toContain(rule);
  });

  it('wants three letters to say which other organism', () => {
    const other = (precision: string) =>
      whole({
        suites: { redirection: 1 },
        orientations: [{ organisme: 'autre', n: 1, precision }],
      });

    expect(rules(other('ab'))).toEqual(['orientations too-short']);
    expect(rules(other(''))).toEqual([]);
  });

  it('leads to its first refused field', () => {
    const content = toContent({ ...blank, themes: ['sante'] }, today);

    expect(!content.ok && firstField({ refusals: content.failure, form: blank })).toBe('activite');
  });
});

describe('while a refused form is being mended', () => {
  const bad = whole({ themes: [], participants: 3 });
  const content = toContent(bad, today);
  const refused = { form: bad, refusals: content.ok ? [] : content.failure };

  it('what is mended is refused no more, and the totals are told anew', () => {
    const mended = { ...bad, themes: ['sante'] as const, ages: { plus60: 2 } };

    expect(stillRefused(refused, mended, today)).toEqual([
      { field: 'ages', rule: 'sum-too-low', received: '2', expected: '3' },
      { field: 'statuts', rule: 'sum-too-low', received: '1', expected: '3' },
    ]);
  });

  it('what the bot alone can see is refused until its field has changed', () => {
    const fromBot = {
      form: whole(),
      refusals: [{ field: 'commune', rule: 'unknown-commune', received: 'Pau' } as const],
    };
    const elsewhere = whole({ commune: { insee: '64335', cp: '64230', nom: 'Lescar' } });

    expect(stillRefused(fromBot, whole({ duree: 60 }), today)).toHaveLength(1);
    expect(stillRefused(fromBot, elsewhere, today)).toEqual([]);
  });
});
