import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { testId } from '../../../../support/builders.ts';
import { anAccount, makeBotScene, type BotScene } from '../../../../support/bot/bot-scene.ts';
import { actionNamed, readDialog, readMessage, untouched } from '../../../../support/bot/shapes.ts';

let scene: BotScene;
beforeEach(async () => {
  scene = await makeBotScene();
});
afterEach(() => scene.end());

const whole = '/cra indiv 45 min courriel 44000 sur place 60+ retraité';
const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const type = async (line: string) => readMessage(await scene.command('claire', line));
const said = () => readMessage(scene.chat.said.at(-1)?.answer);
const dialog = () => readDialog(scene.chat.opened.at(-1));
const stored = () => [...scene.tables.cras.values()].flatMap((all) => all.slice(-1));
const names = ({ actions }: { actions: readonly { name: string }[] }) =>
  actions.map(({ name }) => name);

describe('a line that says everything', () => {
  it('is shown field by field, what a rule put marked, and nothing is stored', async () => {
    const shown = await type(whole);

    expect(spaced(shown.text)).toContain('Rien n’est enregistré');
    expect(
      Object.fromEntries(Object.entries(shown.fields).map(([k, v]) => [k, spaced(v)])),
    ).toEqual({
      Date: 'lundi 2 mars 2026 _(par défaut)_',
      Activité: 'Individuel',
      Participants: '1 _(par défaut)_',
      'Dont déjà vus': '0 _(par défaut)_',
      Canal: 'Dans la structure',
      Commune: String.raw`Nantes (44000)`,
      Durée: '45 min',
      Âges: '1 × 60 ans et plus',
      Statuts: '1 × Retraités',
      Thèmes: 'Courriel',
    });
    expect(names(shown)).toEqual(['Enregistrer', 'Compléter', 'Annuler']);
    expect(stored()).toEqual([]);
  });

  it('is stored by Enregistrer, once, however often it is pressed', async () => {
    const shown = await type(whole);

    await scene.press('claire', actionNamed(shown, 'Enregistrer'));
    await scene.press('claire', actionNamed(shown, 'Enregistrer'));

    expect(stored()).toMatchObject([{ source: 'command', content: { themes: ['courriel'] } }]);
    expect(said().text).toContain('**CRA enregistré**');
  });

  it('is forgotten by Annuler', async () => {
    await scene.press('claire', actionNamed(await type(whole), 'Annuler'));

    expect(said().text).toContain('rien n’a été enregistré');
    expect(stored()).toEqual([]);
  });

  it('opens filled in by Compléter, and is stored from there', async () => {
    await scene.press('claire', actionNamed(await type(whole), 'Compléter'));

    expect(untouched(dialog())).toMatchObject({
      date: '02/03/2026',
      activite: 'individuel',
      canal: 'rattachement',
      commune: 'Nantes (44000)',
      duree: '45',
      age: 'plus60',
      statut: 'retraite',
    });
    await scene.submit('claire', dialog(), { ...untouched(dialog()), duree: '60' });
    expect(stored()).toMatchObject([{ content: { duree: 60 } }]);
  });
});

describe('a line that leaves something open', () => {
  it('is asked about in one message, and cannot be stored as it is', async () => {
    const shown = await type('/cra atelier 47 min couriel Saint-Denis bidule');
    const text = spaced(shown.text);

    expect(text).toContain('**Il reste à préciser.**');
    expect(text).toContain('La durée se compte de 5 en 5 minutes');
    expect(text).toContain('Propositions : 45 min et 50 min');
    expect(text).toMatch(
      /« Saint-Denis » : plusieurs communes possibles\. Propositions : .*Saint-Denis.*97400/,
    );
    expect(text).toMatch(/« couriel » lu comme « courriel »/);
    expect(text).toContain('Mots non compris : bidule');
    expect(text).toMatch(/Il manque : .*Canal/);
    expect(names(shown)).toEqual(['Préciser', 'Compléter', 'Annuler']);
  });

  it('shows what was typed as it was typed: no mention, no link', async () => {
    const { text } = await type('/cra @all https://evil.exemple **gras**');

    expect(text).not.toMatch(/@all|:\/\/|(?<!\*)\*\*gras/);
  });

  it('uses the saved place alone, never where the person was last', async () => {
    await scene.press('claire', actionNamed(await type(whole), 'Enregistrer'));
    const before = await type('/cra indiv 30 min web 60+ retraité');
    const place = {
      commune: { insee: '44190', cp: '44400', nom: 'Sion-les-Mines' },
      canal: 'domicile',
    };
    const unknown = await scene.api('claire', 'PUT', '/cra/place', place);
    await scene.api('claire', 'PUT', '/cra/place', {
      commune: { insee: '44143', cp: '44400', nom: 'Rezé' },
      canal: 'domicile',
    });
    const after = await type('/cra indiv 30 min web 60+ retraité');

    expect(spaced(before.text)).toMatch(/Il manque : Canal et Commune/);
    expect(unknown.statusCode).toBe(422);
    expect(after.fields).toMatchObject({
      Commune: expect.stringContaining('Rezé'),
      Canal: expect.stringContaining('À domicile'),
    });
    expect(names(after)).toContain('Enregistrer');
  });
});

describe('a line for several people', () => {
  const several =
    '/cra atelier 3 personnes 1h courriel 44000 sur place 3x60+ 3 retraités ordi tablette 1 vers CAF 1 vers mairie';

  it('that says everything can be stored at once, or its people looked at', async () => {
    await scene.press('claire', actionNamed(await type(several), 'Compléter'));
    await scene.submit('claire', dialog(), untouched(dialog()));

    expect(names(said())).toEqual(['Continuer', 'Enregistrer']);
    await scene.press('claire', actionNamed(said(), 'Enregistrer'));
    expect(stored()).toMatchObject([{ content: { participants: 3 } }]);
  });

  it('keeps through the dialogs what they cannot say', async () => {
    const tag = { id: testId(70), name: 'QPV', scope: 'person' };
    await scene.api('claire', 'POST', '/cra/tags', tag);
    await scene.press('claire', actionNamed(await type(`${several} #qpv`), 'Compléter'));
    await scene.submit('claire', dialog(), untouched(dialog()));
    await scene.press('claire', actionNamed(said(), 'Continuer'));
    await scene.submit('claire', dialog(), untouched(dialog()));

    expect(stored()).toMatchObject([
      {
        content: {
          materiel: ['ordinateur', 'tablette'],
          orientations: [
            { organisme: 'caf', n: 1 },
            { organisme: 'mairie', n: 1 },
          ],
          tags: [testId(70)],
        },
      },
    ]);
  });

  it('says instead what the dialog was changed to', async () => {
    await scene.press('claire', actionNamed(await type(several), 'Compléter'));
    await scene.submit('claire', dialog(), untouched(dialog()));
    await scene.press('claire', actionNamed(said(), 'Continuer'));
    const changed = { materiel: 'telephone', organisme: 'cpam' };
    await scene.submit('claire', dialog(), { ...untouched(dialog()), ...changed });

    expect(stored()).toMatchObject([
      { content: { materiel: ['telephone'], orientations: [{ organisme: 'cpam', n: 2 }] } },
    ]);
  });

  it('whose workshop becomes something else keeps its title in the notes', async () => {
    const line = `${several} "Café numérique" -- avec la mairie`;
    await scene.press('claire', actionNamed(await type(line), 'Compléter'));
    await scene.submit('claire', dialog(), { ...untouched(dialog()), activite: 'ponctuel' });
    await scene.press('claire', actionNamed(said(), 'Enregistrer'));

    expect(stored().map(({ content }) => [content.titre, content.notes])).toEqual([
      [undefined, 'Café numérique\navec la mairie'],
    ]);
  });
});

describe('in English', () => {
  it('the summary and its buttons are', async () => {
    await scene.end();
    scene = await makeBotScene({ accounts: [anAccount('claire', { locale: 'en' })] });

    const shown = await type(whole);

    expect(names(shown)).toEqual(['Save', 'Complete', 'Cancel']);
    expect(shown.fields).toMatchObject({ Duration: expect.stringContaining('45') });
  });
});

describe('a tag in a line', () => {
  const tagsOf = () => stored().map(({ content }) => content.tags);
  const tagNames = () => [...scene.tables.tags.values()].map(({ name }) => name);

  it('that is there is put on the CRA, whatever way it is written', async () => {
    const tag = { id: testId(70), name: 'Ateliers seniors', scope: 'person' };
    await scene.api('claire', 'POST', '/cra/tags', tag);
    const read = await type(`${whole} #ateliers-séniors`);
    await scene.press('claire', actionNamed(read, 'Enregistrer'));

    expect(read.fields['Étiquettes']).toContain('Ateliers seniors');
    expect(tagsOf()).toEqual([[testId(70)]]);
  });

  it('that is not there yet is made and put on it in one press, once', async () => {
    const read = await type(`${whole} #seniors #Séniors #qpv`);

    expect(spaced(read.text)).toContain('- « seniors » n’est pas encore une de vos étiquettes.');
    expect(names(read)).toEqual([
      'Créer les 2 et enregistrer',
      'Enregistrer sans',
      'Compléter',
      'Annuler',
    ]);
    await scene.press('claire', actionNamed(read, 'Créer les 2 et enregistrer'));
    await scene.press('claire', actionNamed(read, 'Créer les 2 et enregistrer'));
    expect(tagNames()).toEqual(['seniors', 'qpv']);
    expect(tagsOf()).toEqual([[...scene.tables.tags.keys()]]);
  });

  it('that is not there yet can be left out', async () => {
    await scene.press('claire', actionNamed(await type(`${whole} #seniors`), 'Enregistrer sans'));

    expect(tagNames()).toEqual([]);
    expect(tagsOf()).toEqual([[]]);
  });

  it('that cannot be made says why, and the CRA can be recorded without', async () => {
    const read = await type(`${whole} #rh`);

    expect(spaced(read.text)).toContain('3 caractères au moins : « rh »');
    expect(names(read)).toEqual(['Enregistrer sans', 'Compléter', 'Annuler']);
  });

  it('is not lost in the dialog, which cannot say it', async () => {
    await scene.press('claire', actionNamed(await type(`${whole} #seniors`), 'Compléter'));
    await scene.submit('claire', dialog(), untouched(dialog()));

    expect(stored()).toEqual([]);
    expect(said().text).toContain('une étiquette reste à créer');
    await scene.press('claire', actionNamed(said(), 'Créer et enregistrer'));
    expect(tagNames()).toEqual(['seniors']);
    expect(tagsOf()).toEqual([[...scene.tables.tags.keys()]]);
  });

  it('is warned of when its name looks like personal data', async () => {
    const read = await type(`${whole} #0612345678`);
    await scene.press('claire', actionNamed(read, 'Créer et enregistrer'));

    expect(spaced(said().text)).toContain('Étiquettes : ce texte semble contenir un numéro');
  });

  it('is shown in the list, and left out of a copy once it is archived', async () => {
    await scene.press(
      'claire',
      actionNamed(await type(`${whole} #seniors`), 'Créer et enregistrer'),
    );
    const [id = ''] = scene.tables.tags.keys();

    const list = await type('/cra liste');
    expect(spaced(list.text)).toContain('· étiquettes : seniors');
    await scene.api('claire', 'POST', `/cra/tags/${id}/archive`);
    const [cra] = stored();
    await scene.press('claire', actionNamed(list, 'Dupliquer…'), cra?.id);
    await scene.submit('claire', dialog(), { ...untouched(dialog()), date: 'hier' });
    expect(tagsOf()).toEqual([[id], []]);
  });
});
