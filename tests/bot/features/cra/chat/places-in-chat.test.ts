import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { craRoutes } from '@coop/contract/cra-routes';

import { makeBotScene, type BotScene } from '../../../../support/bot/bot-scene.ts';
import { actionNamed, readDialog, readMessage, untouched } from '../../../../support/bot/shapes.ts';

let scene: BotScene;
beforeEach(async () => {
  scene = await makeBotScene();
});
afterEach(() => scene.end());

const said = () => readMessage(scene.chat.said.at(-1)?.answer);
const dialog = () => readDialog(scene.chat.opened.at(-1));
const habits = async () =>
  craRoutes.habits.answer.parse((await scene.api('claire', 'GET', '/cra/habits')).json());
const names = async () => (await habits()).places.map(({ nom }) => nom);

/** What is said of a CRA stored from a line; each press of « Mes lieux » opens the dialog anew. */
async function recorded() {
  const line = '/cra indiv 45 min courriel 44000 à domicile 60+ retraité';
  const summary = readMessage(await scene.command('claire', line));
  await scene.press('claire', actionNamed(summary, 'Enregistrer'));
  const saved = said();
  return async (submission: object) => {
    await scene.press('claire', actionNamed(saved, 'Mes lieux'));
    return submit(submission);
  };
}

const submit = (submission: object) =>
  scene.submit('claire', dialog(), { ...untouched(dialog()), ...submission });

describe('« Mes lieux » in the chat', () => {
  it('keeps the place of a CRA under a name, which then fills commune and channel', async () => {
    const places = await recorded();
    await places({ nom: 'Chez Léa' });
    await scene.command('claire', '/cra');
    expect(dialog().elements.find(({ name }) => name === 'commune')?.help_text).toContain(
      'Chez Léa',
    );
    await submit({
      commune: 'chez lea',
      canal: 'rattachement',
      duree: '30',
      theme1: true,
      age: 'plus60',
      statut: 'retraite',
      activite: 'individuel',
    });

    const stored = [...scene.tables.cras.values()].flatMap((all) => all.slice(-1));
    expect(stored.at(-1)).toMatchObject({
      content: { canal: 'domicile', commune: { insee: '44109' } },
    });
  });

  it('makes it the usual one, renames and drops', async () => {
    const places = await recorded();
    await places({ nom: 'Chez Léa' });
    await places({ act: 'usual' });
    await places({ act: 'rename:Chez Léa', nom: 'À domicile' });
    expect(await names()).toEqual(['À domicile']);
    expect(await habits()).toMatchObject({ isPlaceSaved: true });

    await places({ act: 'drop:À domicile' });

    expect(await names()).toEqual([]);
  });

  it('refuses a name that is taken or missing, at its element', async () => {
    const places = await recorded();
    await places({ nom: 'Mairie' });
    await places({ nom: 'Médiathèque', act: 'keep' });

    expect(await places({ act: 'rename:Mairie', nom: 'mediatheque' })).toMatchObject({
      errors: { nom: expect.stringContaining('Médiathèque') },
    });
    expect(await places({ nom: '' })).toMatchObject({ errors: { nom: expect.any(String) } });
  });
});
