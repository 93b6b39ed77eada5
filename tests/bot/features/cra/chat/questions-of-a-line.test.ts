import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { makeBotScene, type BotScene } from '../../../../support/bot/bot-scene.ts';
import { actionNamed, readDialog, readMessage, untouched } from '../../../../support/bot/shapes.ts';

let scene: BotScene;
beforeEach(async () => {
  scene = await makeBotScene();
});
afterEach(() => scene.end());

const spaced = (text: unknown) => String(text).replace(/[\u00a0\u202f]/g, ' ');
const said = () => readMessage(scene.chat.said.at(-1)?.answer);
const dialog = () => readDialog(scene.chat.opened.at(-1));
const stored = () => [...scene.tables.cras.values()].flatMap((all) => all.slice(-1));
const names = ({ actions }: { actions: readonly { name: string }[] }) =>
  actions.map(({ name }) => name);
const element = (name: string) => dialog().elements.find((one) => one.name === name);

async function ask(line: string, button = 'Préciser') {
  const shown = readMessage(await scene.command('claire', line));
  await scene.press('claire', actionNamed(shown, button));
  return dialog();
}

const answer = (submission: object) =>
  scene.submit('claire', dialog(), { ...untouched(dialog()), ...submission });

describe('what a line leaves open', () => {
  it('is asked in one dialog: proposals to choose from, fields for what is missing', async () => {
    const asked = await ask('/cra indiv 47 min Saint-Denis 60+ courriel lundi bidule');

    expect(asked.title).toBe('À préciser');
    expect(asked.elements.map(({ name }) => name)).toEqual([
      'date',
      'dateOther',
      'canal',
      'commune',
      'communeOther',
      'duree',
      'statuts',
      'unknown',
      'toNotes',
    ]);
    expect(
      element('duree')
        ?.options?.slice(0, 2)
        .map(({ value }) => value),
    ).toEqual(['45', '50']);
    expect(element('commune')?.options?.length).toBeGreaterThan(1);
    expect(untouched(asked)).toMatchObject({ unknown: 'bidule' });
  });

  it('once answered is a summary with Enregistrer, and only that stores it', async () => {
    await ask('/cra indiv 47 min Saint-Denis 60+ courriel');
    const commune = element('commune')?.options?.[0]?.value;
    await answer({ duree: '50', commune, canal: 'domicile', statuts: 'retraite' });

    expect(names(said())).toEqual(['Enregistrer', 'Compléter', 'Annuler']);
    expect(said().fields).toMatchObject({ Commune: expect.stringContaining('Saint') });
    expect(stored()).toEqual([]);
    await scene.press('claire', actionNamed(said(), 'Enregistrer'));
    expect(stored()).toMatchObject([
      { source: 'command', content: { duree: 50, canal: 'domicile', ages: { plus60: 1 } } },
    ]);
  });

  it('has its refusals at their elements', async () => {
    await ask('/cra indiv 47 min 60+ courriel sur place');
    const refused = await answer({ commune: 'Nullepart', duree: '45' });

    expect(refused['errors']).toMatchObject({
      commune: expect.stringContaining('Nullepart'),
      statuts: expect.stringContaining('nécessaire'),
    });
    expect(stored()).toEqual([]);
  });

  it('for a workshop asks number, ages and statuses together; the statuses left are unknown', async () => {
    await ask('/cra atelier 1h courriel 44000 sur place');
    const fields = dialog().elements.map(({ name }) => name);
    const refused = await answer({ participants: '4', plus60: '3', retraite: '1' });
    await answer({ participants: '4', plus60: '4', retraite: '1' });

    expect(fields.slice(0, 2)).toEqual(['participants', 'moins12']);
    expect(spaced(JSON.stringify(refused))).toContain('Le total fait 3, il en faut 4');
    await scene.press('claire', actionNamed(said(), 'Enregistrer'));
    expect(stored()).toMatchObject([
      { content: { participants: 4, statuts: { retraite: 1, nonRenseigne: 3 } } },
    ]);
  });

  it('is a word with several meanings: the one that is chosen counts', async () => {
    await ask('/cra indiv 45 min courriel 44000 60+ retraité tel');
    expect(element('word0')?.options?.map(({ text }) => spaced(text))).toEqual([
      'Canal : À distance',
      'Matériel : Téléphone',
      'Ne pas en tenir compte',
    ]);
    await answer({ word0: 'materiel:telephone', canal: 'rattachement' });
    await scene.press('claire', actionNamed(said(), 'Enregistrer'));

    expect(stored()).toMatchObject([
      { content: { canal: 'rattachement', materiel: ['telephone'] } },
    ]);
  });

  it('is a number without its unit: the fields where it could stand', async () => {
    await ask('/cra indiv 45 courriel 44000 sur place 60+ retraité');

    expect(element('word0')?.options?.map(({ value }) => value)).toEqual([
      'participants:45',
      'duree:45',
      'recurrents:45',
      'none',
    ]);
  });
});

describe('the words that a line does not explain', () => {
  const line = '/cra indiv 45 min courriel 44000 sur place 60+ retraité bidule';

  it.each(['Préciser', 'Compléter'])(
    'stay where %s leads, and store nothing unseen',
    async (way) => {
      await ask(line, way);
      const refused = await answer({});

      expect(untouched(dialog())).toMatchObject({ unknown: 'bidule' });
      expect(spaced(JSON.stringify(refused))).toContain('Je n’ai pas compris « bidule »');
      expect(stored()).toEqual([]);
    },
  );

  it('are read once they are corrected', async () => {
    await ask(line);
    await answer({ unknown: 'impôts' });
    await scene.press('claire', actionNamed(said(), 'Enregistrer'));

    expect(stored()).toMatchObject([{ content: { themes: ['courriel', 'demarches'] } }]);
  });

  it('go to the notes when they are told to', async () => {
    await ask(`${line} -- au calme`);
    await answer({ toNotes: true });
    await scene.press('claire', actionNamed(said(), 'Enregistrer'));

    expect(stored()).toMatchObject([{ content: { notes: 'au calme\nbidule' } }]);
  });

  it('go away when they are deleted', async () => {
    await ask(line, 'Compléter');
    await answer({ unknown: '' });

    expect(stored().map(({ content }) => content.notes)).toEqual([undefined]);
  });
});
