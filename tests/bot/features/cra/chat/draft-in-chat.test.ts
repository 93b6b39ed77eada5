import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { testId } from '../../../../support/builders.ts';
import { makeBotScene, type BotScene } from '../../../../support/bot/bot-scene.ts';
import { actionNamed, readDialog, readMessage, untouched } from '../../../../support/bot/shapes.ts';

let scene: BotScene;
beforeEach(async () => {
  scene = await makeBotScene();
});
afterEach(() => scene.end());

const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const dialog = () => readDialog(scene.chat.opened.at(-1));
const said = () => readMessage(scene.chat.said.at(-1)?.answer);
const stored = () => [...scene.tables.cras.values()].flatMap((all) => all.slice(-1));
const cra = async () => readMessage(await scene.command('claire', '/cra'));
const draft = async () => (await scene.api('claire', 'GET', '/cra/draft')).json<object>();

/** What the panel keeps of a form that is begun: empty texts for what is not filled in. */
const begun = {
  date: '2026-03-01',
  activite: 'individuel',
  participants: 1,
  recurrents: 0,
  canal: 'distance',
  commune: { insee: '44109', cp: '44000', nom: 'Nantes' },
  duree: 90,
  ages: { plus60: 1 },
  statuts: {},
  themes: ['sante'],
  sousThemes: ['sante.monEspaceSante'],
  materiel: [],
  suites: {},
  orientations: [],
  titre: '',
  notes: '',
  tags: [],
};

async function beginInPanel(fields: object = begun, formVersion = 1) {
  const body = { rev: 0, craId: testId(1), formVersion, fields };
  expect((await scene.api('claire', 'PUT', '/cra/draft', body)).statusCode).toBe(200);
}

describe('a draft begun in the panel', () => {
  it('is offered by /cra alone, with what it says and since when', async () => {
    await beginInPanel();

    const { text, actions } = await cra();

    expect(spaced(text)).toContain('Un brouillon vous attend** (lundi 2 mars 2026, 10 h 00)');
    expect(spaced(text)).toContain('Individuel, 1 h 30, Santé et Nantes');
    expect(actions.map(({ name }) => name)).toEqual([
      'Reprendre le brouillon',
      'Nouveau CRA',
      'Oublier le brouillon',
    ]);
  });

  it('is finished in the dialog, as the CRA that it would have been', async () => {
    await beginInPanel();
    await scene.press('claire', actionNamed(await cra(), 'Reprendre le brouillon'));

    expect(untouched(dialog())).toMatchObject({
      date: '01/03/2026',
      canal: 'distance',
      commune: 'Nantes (44000)',
      duree: '90',
      age: 'plus60',
    });
    await scene.submit('claire', dialog(), { ...untouched(dialog()), statut: 'retraite' });
    expect(stored()).toMatchObject([
      { id: testId(1), content: { duree: 90, sousThemes: ['sante.monEspaceSante'] } },
    ]);
    expect(await draft()).toEqual({});
  });

  it('stays where it is while another CRA is entered', async () => {
    await beginInPanel();
    await scene.press('claire', actionNamed(await cra(), 'Nouveau CRA'));

    expect(untouched(dialog())).not.toHaveProperty('age');
    expect(await draft()).toMatchObject({ draft: { craId: testId(1) } });
  });

  it('is forgotten when asked to, and one press away from coming back', async () => {
    await beginInPanel();
    await scene.press('claire', actionNamed(await cra(), 'Oublier le brouillon'));

    expect(await draft()).toEqual({});
    await scene.press('claire', actionNamed(said(), 'Reprendre le brouillon'));
    expect(untouched(dialog())).toMatchObject({ duree: '90' });
  });

  it('of a form that is gone is read field by field, and said to be', async () => {
    await beginInPanel({ ...begun, duree: 'long', canal: 'gone', lost: 'field' }, 7);
    const found = await cra();
    await scene.press('claire', actionNamed(found, 'Reprendre le brouillon'));

    expect(spaced(found.text)).toContain('Le formulaire a changé depuis');
    expect(untouched(dialog())).toMatchObject({ commune: 'Nantes (44000)', age: 'plus60' });
    expect(untouched(dialog())).not.toHaveProperty('canal', 'gone');
  });
});

describe('a CRA of several people, half entered in the chat', () => {
  const halfEntered = async () => {
    const line = '/cra indiv 3 personnes 45 min courriel 44000 sur place';
    const summary = readMessage(await scene.command('claire', line));
    await scene.press('claire', actionNamed(summary, 'Compléter'));
    await scene.submit('claire', dialog(), untouched(dialog()));
  };

  it('is a draft that the panel goes on with', async () => {
    await halfEntered();

    expect(await draft()).toMatchObject({
      draft: { rev: 1, fields: { participants: 3, duree: 45, themes: ['courriel'] } },
    });
  });

  it('is no draft any more once it is stored', async () => {
    await halfEntered();
    await scene.press('claire', actionNamed(said(), 'Continuer'));
    const people = { ...untouched(dialog()), plus60: '3', retraite: '3' };
    await scene.submit('claire', dialog(), people);

    expect(stored()).toHaveLength(1);
    expect(await draft()).toEqual({});
  });

  it('leaves alone the draft of another CRA', async () => {
    await beginInPanel();
    await halfEntered();

    expect(await draft()).toMatchObject({ draft: { craId: testId(1), rev: 1 } });
  });
});
