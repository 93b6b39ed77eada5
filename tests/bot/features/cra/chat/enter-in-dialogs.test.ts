import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { anAccount, makeBotScene, type BotScene } from '../../../../support/bot/bot-scene.ts';
import { actionNamed, readDialog, readMessage, untouched } from '../../../../support/bot/shapes.ts';

let scene: BotScene;
beforeEach(async () => {
  scene = await makeBotScene();
});
afterEach(() => scene.end());

const spaced = (text: unknown) => String(text).replace(/[\u00a0\u202f]/g, ' ');
const dialog = () => readDialog(scene.chat.opened.at(-1));
const said = () => readMessage(scene.chat.said.at(-1)?.answer);
const stored = () => [...scene.tables.cras.values()].flatMap((all) => all.slice(-1));
const elements = () => Object.fromEntries(dialog().elements.map((one) => [one.name, one]));

async function submit(submission: object) {
  const answer = await scene.submit('claire', dialog(), { ...untouched(dialog()), ...submission });
  const { errors, error } = answer;
  const sentences = typeof errors === 'object' && errors ? Object.entries(errors) : [];
  return {
    ...(error !== undefined && { error: spaced(error) }),
    ...Object.fromEntries(sentences.map(([name, text]) => [name, spaced(text)])),
  };
}

const onePerson = {
  activite: 'individuel',
  canal: 'rattachement',
  commune: '44000',
  duree: '45',
  theme1: true,
  age: 'plus60',
  statut: 'retraite',
};

describe('the dialog of a CRA for one person', () => {
  beforeEach(() => scene.command('claire', '/cra'));

  it('has the elements of the form in their order, today and one participant filled in', () => {
    expect(dialog().elements.map(({ name }) => name)).toEqual([
      'date',
      'activite',
      'participants',
      'recurrents',
      'canal',
      'commune',
      'duree',
      ...['theme1', 'theme2', 'theme3', 'theme4', 'theme5', 'theme6'],
      'autresThemes',
      'age',
      'statut',
      'suite',
      'notes',
    ]);
    expect(untouched(dialog())).toMatchObject({
      date: '02/03/2026',
      participants: '1',
      recurrents: '0',
    });
    expect(dialog()).toMatchObject({ title: 'Nouveau CRA', submit_label: 'Enregistrer' });
  });

  it('offers the quick durations first, then every one from 5 minutes to 8 hours', () => {
    const offered = (elements()['duree']?.options ?? []).map(({ value }) => Number(value));

    expect(offered.slice(0, 6)).toEqual([15, 30, 45, 60, 90, 120]);
    expect(offered.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 96 }, (_, index) => (index + 1) * 5),
    );
  });

  it('stores it at once, and says so with what can be done next', async () => {
    expect(await submit({ ...onePerson, suite: 'redirection:caf', notes: 'Aide CAF' })).toEqual({});

    expect(stored()).toMatchObject([
      {
        author: 'claire',
        source: 'dialog',
        content: {
          date: '2026-03-02',
          commune: { insee: '44109', cp: '44000', nom: 'Nantes' },
          duree: 45,
          ages: { plus60: 1 },
          statuts: { retraite: 1 },
          themes: ['demarches'],
          suites: { redirection: 1 },
          orientations: [{ organisme: 'caf', n: 1 }],
          notes: 'Aide CAF',
        },
      },
    ]);
    expect(spaced(said().text)).toBe(
      '**CRA enregistré** : Individuel · 1 personne · 45 min · Nantes, lundi 2 mars 2026.',
    );
    expect(said().actions.map(({ name }) => name)).toEqual([
      'Annuler ce CRA',
      'Modifier',
      'Dupliquer',
      'Mes lieux',
    ]);
  });

  it.each([
    ['hier', '2026-03-01'],
    ['vendredi', '2026-02-27'],
    ['1/3', '2026-03-01'],
    ['28/02/2026', '2026-02-28'],
    ['2026-02-27', '2026-02-27'],
  ])('reads the date %j', async (date, read) => {
    await submit({ ...onePerson, date });

    expect(stored().map(({ content }) => content.date)).toEqual([read]);
  });

  it.each([
    ['Nantes', '44000'],
    ['44300', '44300'],
    ['nantes (44300)', '44300'],
    ['44300 Nantes', '44300'],
  ])('reads the commune %j', async (commune, cp) => {
    await submit({ ...onePerson, commune });

    expect(stored().map(({ content }) => content.commune)).toEqual([
      { insee: '44109', cp, nom: 'Nantes' },
    ]);
  });

  it.each([
    ['Saint-Denis', /précisez, par exemple .*\(97400\)/],
    ['Nnates', /Nantes/],
    ['Xyzzyx', /Aucune commune/],
    ['', /nécessaire/],
  ])('asks which commune %j is', async (commune, asked) => {
    const refused = await submit({ ...onePerson, commune });

    expect(refused).toEqual({ commune: expect.stringMatching(asked) });
    expect(stored()).toEqual([]);
  });

  it('refuses all that is wrong at once, each sentence at its element', async () => {
    const refused = await submit({
      date: '31/02/2026',
      activite: 'individuel',
      participants: 'deux',
      recurrents: '1,5',
      commune: '99999',
      autresThemes: 'web, bidule',
      duree: '7',
    });

    expect(refused).toEqual({
      date: expect.stringContaining('31/02/2026'),
      participants: 'Un nombre entier est attendu, reçu : « deux ».',
      recurrents: 'Un nombre entier est attendu, reçu : « 1,5 ».',
      canal: 'Ce champ est nécessaire.',
      commune: expect.stringContaining('99999'),
      autresThemes: 'Je n’ai pas compris « bidule ».',
      duree: 'La durée se compte de 5 en 5 minutes : « 7 ».',
    });
  });

  it('refuses what the rules refuse, dates in words', async () => {
    expect(await submit({ ...onePerson, date: '03/03/2026' })).toEqual({
      date: expect.stringContaining('03/03/2026'),
    });
    expect(await submit({ ...onePerson, date: '2026-03-03' })).toEqual({
      date: 'La date est dans le futur : « 03/03/2026 » (aujourd’hui : 02/03/2026).',
    });
    expect(await submit({ ...onePerson, date: '31/12/2023' })).toEqual({
      date: expect.stringContaining('Aucune structure'),
    });
    expect(await submit({ ...onePerson, recurrents: '2' })).toEqual({
      recurrents: '2 dépasse le nombre de participants (1).',
    });
  });

  it('reads other themes as codes or labels, and a redirection with whom', async () => {
    await submit({ ...onePerson, theme1: false, autresThemes: 'sante, Banque et achats en ligne' });

    expect(stored().map(({ content }) => content.themes)).toEqual([['sante', 'budget']]);
  });

  it('takes what a phone sends: numbers as numbers, ticks as text', async () => {
    await submit({ ...onePerson, participants: 1, recurrents: 1, theme1: 'true', theme2: 'false' });

    expect(stored()).toMatchObject([{ content: { recurrents: 1, themes: ['demarches'] } }]);
  });

  it('warns of personal data in the notes, kindly, once it is stored', async () => {
    await submit({ ...onePerson, notes: 'Mme Durand 0612345678' });

    expect(stored()).toHaveLength(1);
    expect(said().text).toContain('un nom et un numéro de téléphone');
  });

  it('asks "again?" for one like it, and stores it when the person says yes', async () => {
    await submit(onePerson);
    await scene.command('claire', '/cra');
    await submit(onePerson);
    const asked = said();

    expect(spaced(asked.text)).toContain('Est-ce un autre accompagnement ?');
    expect(stored()).toHaveLength(1);
    await scene.press('claire', actionNamed(asked, 'Oui, l’enregistrer'));
    expect(stored()).toHaveLength(2);
  });
});

describe('the dialogs of a CRA for several people', () => {
  const workshop = {
    ...onePerson,
    activite: 'collectif',
    participants: '8',
    age: '',
    statut: '',
  };
  async function toPeople() {
    await scene.command('claire', '/cra');
    expect(await submit(workshop)).toEqual({});
    await scene.press('claire', actionNamed(said(), 'Continuer'));
  }

  it('are two, joined by a button; nothing is stored in between', async () => {
    await scene.command('claire', '/cra');
    await submit(workshop);

    expect(spaced(said().text)).toContain('l’âge et le statut des 8 participants');
    expect(stored()).toEqual([]);
    await scene.press('claire', actionNamed(said(), 'Continuer'));
    expect(dialog()).toMatchObject({ title: 'Public du CRA' });
    expect(dialog().introduction_text).toContain('8 participants');
    expect(Object.keys(elements())).toEqual([
      ...['moins12', 'de12a17', 'de18a34', 'de35a59', 'plus60'],
      ...['scolarise', 'sansEmploi', 'enEmploi', 'retraite', 'nonRenseigne'],
      ...['suite_individuel', 'suite_atelier', 'suite_redirection'],
      ...['organisme', 'materiel', 'titre'],
    ]);
  });

  it('store what both said; empty is 0, statuses that remain are unknown', async () => {
    await toPeople();

    const answer = await submit({
      plus60: '5',
      de35a59: '3',
      retraite: '5',
      suite_redirection: '2',
      organisme: 'caf',
      materiel: 'tablette',
      titre: 'Café numérique',
    });

    expect(answer).toEqual({});
    expect(stored()).toMatchObject([
      {
        content: {
          activite: 'collectif',
          participants: 8,
          ages: { de35a59: 3, plus60: 5 },
          statuts: { retraite: 5, nonRenseigne: 3 },
          suites: { redirection: 2 },
          orientations: [{ organisme: 'caf', n: 2 }],
          materiel: ['tablette'],
          titre: 'Café numérique',
        },
      },
    ]);
  });

  it('count one remaining status as unknown, none when all are said', async () => {
    await toPeople();
    await submit({ plus60: '8', retraite: '7' });
    await toPeople();
    await submit({ plus60: '8', retraite: '8', suite_atelier: '1' });
    await scene.press('claire', actionNamed(said(), 'Oui, l’enregistrer'));

    expect(stored().map(({ content }) => content.statuts)).toEqual([
      { retraite: 7, nonRenseigne: 1 },
      { retraite: 8 },
    ]);
  });

  it('say in figures what is missing or in excess, at the first element of each', async () => {
    await toPeople();

    const missing = await submit({ plus60: '6', retraite: '5', nonRenseigne: '2' });
    const excess = await submit({ plus60: '9', retraite: '9', suite_atelier: '9' });
    const redirection = await submit({ plus60: '8', retraite: '8', suite_redirection: '1' });

    expect(missing).toEqual({
      moins12: 'Il manque 2 âges : 6 sur 8.',
      scolarise: 'Il manque 1 statut : 7 sur 8.',
    });
    expect(excess).toEqual({
      moins12: 'Il y a 1 âge de trop : 9 pour 8.',
      scolarise: 'Il y a 1 statut de trop : 9 pour 8.',
      suite_individuel: '9 dépasse le nombre de participants (8).',
    });
    expect(redirection).toEqual({ organisme: expect.stringContaining('Vers quel organisme') });
    expect(stored()).toEqual([]);
  });

  it('refuse counts that are none, each at its element', async () => {
    await toPeople();

    expect(await submit({ plus60: 'huit', retraite: '-1' })).toEqual({
      plus60: 'Un nombre entier est attendu, reçu : « huit ».',
      retraite: 'Un nombre entier est attendu, reçu : « -1 ».',
    });
  });

  it('ask the title of a workshop alone', async () => {
    await scene.command('claire', '/cra');
    await submit({ ...workshop, activite: 'individuel', participants: '2' });
    await scene.press('claire', actionNamed(said(), 'Continuer'));

    expect(elements()).not.toHaveProperty('titre');
  });

  it('refuse at once, in the first, what the first says', async () => {
    await scene.command('claire', '/cra');

    expect(await submit({ ...workshop, duree: '' })).toEqual({ duree: 'Ce champ est nécessaire.' });
  });
});

describe('what habit fills in', () => {
  it('is the place, channel, activity, duration and themes of the person', async () => {
    await scene.command('claire', '/cra');
    await submit({
      ...onePerson,
      activite: 'ponctuel',
      canal: 'autreLieu',
      commune: 'Rezé',
      duree: '25',
      theme1: false,
      autresThemes: 'sante',
    });
    await scene.command('claire', '/cra');

    expect(untouched(dialog())).toMatchObject({
      activite: 'ponctuel',
      canal: 'autreLieu',
      commune: 'Rezé (44400)',
      duree: '25',
    });
    expect(elements()['theme1']?.display_name).toBe('Santé');
    expect(elements()['duree']?.options?.[0]?.value).toBe('25');
  });
});

describe('in English', () => {
  it('the dialog, its refusals and its confirmation are', async () => {
    await scene.end();
    scene = await makeBotScene({ accounts: [anAccount('claire', { locale: 'en' })] });
    await scene.command('claire', '/cra');
    const refused = await submit({ ...onePerson, duree: '' });
    await submit(onePerson);

    expect(elements()['commune']?.display_name).toBe('Town or postal code');
    expect(refused).toEqual({ duree: 'This field is needed.' });
    expect(spaced(said().text)).toContain('1 person · 45 min · Nantes, Monday, 2 March 2026');
  });
});
