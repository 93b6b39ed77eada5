import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { aContent, testId } from '../../../../support/builders.ts';
import { anAccount, makeBotScene, type BotScene } from '../../../../support/bot/bot-scene.ts';
import { actionNamed, readDialog, readMessage, untouched } from '../../../../support/bot/shapes.ts';

let scene: BotScene;
beforeEach(async () => {
  scene = await makeBotScene();
});
afterEach(() => scene.end());

const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const type = async (line: string, who = 'claire') => readMessage(await scene.command(who, line));
const said = () => readMessage(scene.chat.said.at(-1)?.answer);
const dialog = () => readDialog(scene.chat.opened.at(-1));
const inForce = () =>
  [...scene.tables.cras.values()]
    .flatMap((all) => all.slice(-1))
    .filter(({ deletedAt }) => deletedAt === undefined);

async function enter(number: number, fields: Parameters<typeof aContent>[0] = {}) {
  const body = { id: testId(number), source: 'panel', again: true, content: aContent(fields) };
  expect((await scene.api('claire', 'POST', '/cra', body)).statusCode).toBe(200);
}

describe('the list of CRAs in the chat', () => {
  it('shows the ten last of the period with its totals, and which of how many they are', async () => {
    for (let number = 1; number <= 12; number += 1) await enter(number);
    await enter(20, { date: '2026-02-10' });

    const { text } = await type('/cra liste');

    expect(spaced(text)).toContain('**Vos CRA, ce mois** : 12 CRA, 12 personnes, 9 h');
    expect(spaced(text)).toContain('- 02/03/2026 · Individuel · 1 personne · 45 min · Nantes');
    expect(text.match(/^- /gm)).toHaveLength(10);
    expect(spaced(text)).toContain('CRA 1 à 10 sur 12.');
  });

  it('turns its pages, on and back, without repeating or losing one', async () => {
    for (let number = 1; number <= 23; number += 1) await enter(number);
    const idsOf = (shown: ReturnType<typeof said>) =>
      actionNamed(shown, 'Modifier…').options?.map(({ value }) => value) ?? [];
    const first = await type('/cra liste');
    expect(first.actions.map(({ name }) => name)).not.toContain('Précédents');

    await scene.press('claire', actionNamed(first, 'Suivants'));
    const second = said();
    await scene.press('claire', actionNamed(second, 'Suivants'));
    const third = said();
    await scene.press('claire', actionNamed(third, 'Précédents'));

    expect(new Set([first, second, third].flatMap(idsOf)).size).toBe(23);
    expect(spaced(third.text)).toContain('CRA 21 à 23 sur 23.');
    expect(third.actions.map(({ name }) => name)).not.toContain('Suivants');
    expect(idsOf(said())).toEqual(idsOf(second));
    await scene.press('claire', actionNamed(said(), 'Précédents'));
    expect(idsOf(said())).toEqual(idsOf(first));
  });

  it('is empty in words', async () => {
    expect(spaced((await type('/cra liste hier')).text)).toContain(
      'Aucun CRA pour cette période : dimanche 1er mars 2026',
    );
  });

  it("shows nothing of a colleague's", async () => {
    await enter(1);

    expect((await type('/cra liste', 'paul')).text).toContain('Aucun CRA');
  });

  it('has a menu for each thing to do, with each CRA in it', async () => {
    await enter(1);
    await enter(2, { duree: 30 });
    await scene.api('claire', 'DELETE', `/cra/${testId(2)}`);

    const shown = await type('/cra liste');

    expect(
      shown.actions.map(({ name, options = [] }) => [name, ...options.map(({ value }) => value)]),
    ).toEqual([
      ['Modifier…', testId(1)],
      ['Dupliquer…', testId(1)],
      ['Supprimer…', testId(1)],
      ['Rétablir…', testId(2)],
    ]);
  });

  it('names a commune in its menus as it is written, marks and all', async () => {
    const commune = { insee: '58062', cp: '58120', nom: 'Château-Chinon (Ville)' };
    await enter(1, { commune });

    const { text, actions } = await type('/cra liste');

    expect(actions[0]?.options?.[0]?.text).toContain('Château-Chinon (Ville)');
    expect(text).toContain(String.raw`Château-Chinon \(Ville\)`);
  });

  it('deletes and restores what is chosen', async () => {
    await enter(1);
    const shown = await type('/cra liste');

    await scene.press('claire', actionNamed(shown, 'Supprimer…'), testId(1));
    expect(inForce()).toEqual([]);
    expect(spaced(said().text)).toContain('Vous pouvez le rétablir pendant 30 jours');
    await scene.press('claire', actionNamed(said(), 'Rétablir'));
    expect(inForce()).toMatchObject([{ id: testId(1) }]);
    expect(said().actions.map(({ name }) => name)).toEqual(['Annuler ce CRA', 'Modifier']);
  });

  it('finds nothing for a choice that it did not offer', async () => {
    await enter(1);
    const menu = actionNamed(await type('/cra liste'), 'Supprimer…');
    await scene.storage.transaction(({ cras }) =>
      cras.insert({
        ...inForceCra(),
        id: testId(7),
        author: 'paul',
      }),
    );

    for (const choice of [testId(7), testId(404), 'x']) {
      await scene.press('claire', menu, choice);
      expect(said().text).toContain('n’existe pas, ou il n’est pas de vous');
    }
    expect(inForce()).toHaveLength(2);
  });
});

function inForceCra() {
  const [cra] = inForce();
  if (!cra) throw new Error('no CRA is in force');
  return cra;
}

describe('the undo of a new CRA', () => {
  it('takes it away, twice is once, and it can come back', async () => {
    const line = '/cra indiv 45 min courriel 44000 sur place 60+ retraité';
    await scene.press('claire', actionNamed(await type(line), 'Enregistrer'));
    const saved = said();

    await scene.press('claire', actionNamed(saved, 'Annuler ce CRA'));
    await scene.press('claire', actionNamed(saved, 'Annuler ce CRA'));
    expect(inForce()).toEqual([]);
    await scene.press('claire', actionNamed(said(), 'Rétablir'));
    expect(inForce()).toHaveLength(1);
  });
});

describe('a CRA edited in a dialog', () => {
  const edit = async (number = 1) => {
    await scene.press('claire', actionNamed(await type('/cra liste'), 'Modifier…'), testId(number));
    return dialog();
  };

  it('opens as it stands and is stored as its next revision', async () => {
    await enter(1, { notes: 'Au calme', themes: ['scolaire', 'sante'] });
    const form = await edit();
    await scene.submit('claire', form, { ...untouched(form), duree: '60' });

    expect(form.title).toBe('Modifier le CRA');
    expect(inForce()).toMatchObject([
      {
        id: testId(1),
        rev: 2,
        source: 'panel',
        content: { duree: 60, notes: 'Au calme', themes: ['scolaire', 'sante'] },
      },
    ]);
    expect(said().text).toContain('**CRA modifié**');
  });

  it('keeps what the dialog does not show: sub-themes, tags, the detail of an organism', async () => {
    const orientations = [{ organisme: 'autre' as const, n: 1, precision: 'Maison des aînés' }];
    const kept = {
      themes: ['sante' as const],
      sousThemes: ['sante.monEspaceSante' as const],
      tags: [testId(70)],
      suites: { redirection: 1 },
      orientations,
      materiel: ['tablette' as const, 'telephone' as const],
    };
    const tag = { id: testId(70), name: 'qpv', scope: 'person' };
    await scene.api('claire', 'POST', '/cra/tags', tag);
    await enter(1, kept);
    const form = await edit();
    await scene.submit('claire', form, { ...untouched(form), duree: '60' });

    expect(inForce()).toMatchObject([{ rev: 2, content: { duree: 60, ...kept } }]);
  });

  it('drops the sub-themes of a theme that was taken away', async () => {
    await enter(1, { themes: ['courriel', 'sante'], sousThemes: ['sante.monEspaceSante'] });
    const form = await edit();
    await scene.submit('claire', form, { ...untouched(form), theme2: false });

    expect(inForce()).toMatchObject([{ content: { themes: ['courriel'], sousThemes: [] } }]);
  });

  describe('by somebody faster elsewhere', () => {
    const inConflict = async () => {
      await enter(1, { notes: 'Au calme' });
      const form = await edit();
      const content = aContent({ duree: 90, notes: 'Au calme', themes: ['sante'] });
      await scene.api('claire', 'PUT', `/cra/${testId(1)}`, { rev: 1, content });
      await scene.submit('claire', form, { ...untouched(form), duree: '60' });
      return said();
    };

    it('overwrites nothing and shows both versions, by what differs', async () => {
      const { text, actions } = await inConflict();

      expect(spaced(text)).toContain('modifié entre-temps');
      expect(spaced(text)).toContain('- Durée : 1 h (la vôtre) · 1 h 30 (l’autre)');
      expect(spaced(text)).toContain('- Thèmes : Courriel (la vôtre) · Santé (l’autre)');
      expect(text).not.toContain('Notes');
      expect(actions.map(({ name }) => name)).toEqual(['Garder la mienne', 'Garder l’autre']);
      expect(inForce()).toMatchObject([{ rev: 2, content: { duree: 90 } }]);
    });

    it('shows tags by their names, of both versions', async () => {
      for (const [number, name] of [
        [70, 'QPV'],
        [71, 'Ateliers seniors'],
      ] as const) {
        await scene.api('claire', 'POST', '/cra/tags', {
          id: testId(number),
          name,
          scope: 'person',
        });
      }
      await enter(1, { tags: [testId(70)] });
      const form = await edit();
      const content = aContent({ tags: [testId(70), testId(71)] });
      await scene.api('claire', 'PUT', `/cra/${testId(1)}`, { rev: 1, content });
      await scene.submit('claire', form, { ...untouched(form), duree: '60' });

      expect(spaced(said().text).replace(/[\\\u2060]/g, '')).toContain(
        '- Étiquettes : #QPV (la vôtre) · #QPV et #Ateliers seniors (l’autre)',
      );
      expect(said().text).not.toContain(testId(70));
    });

    it('can be kept as it was typed here', async () => {
      await scene.press('claire', actionNamed(await inConflict(), 'Garder la mienne'));

      expect(inForce()).toMatchObject([{ rev: 3, content: { duree: 60, themes: ['courriel'] } }]);
      expect(said().text).toContain('**CRA modifié**');
    });

    it('can be left as the other one', async () => {
      await scene.press('claire', actionNamed(await inConflict(), 'Garder l’autre'));

      expect(inForce()).toMatchObject([{ rev: 2, content: { duree: 90 } }]);
      expect(spaced(said().text)).toContain('L’autre version est gardée');
    });

    it('asks again when it changed once more before the answer', async () => {
      const conflict = await inConflict();
      const content = aContent({ duree: 120, notes: 'Au calme' });
      await scene.api('claire', 'PUT', `/cra/${testId(1)}`, { rev: 2, content });

      await scene.press('claire', actionNamed(conflict, 'Garder la mienne'));

      expect(spaced(said().text)).toContain('- Durée : 1 h (la vôtre) · 2 h (l’autre)');
      expect(inForce()).toMatchObject([{ rev: 3, content: { duree: 120 } }]);
    });
  });

  it('deleted meanwhile asks to restore it first', async () => {
    await enter(1);
    const form = await edit();
    await scene.api('claire', 'DELETE', `/cra/${testId(1)}`);

    const answer = await scene.submit('claire', form, { ...untouched(form), duree: '60' });

    expect(answer).toEqual({ error: expect.stringContaining('rétablissez-le') });
  });

  it('of several people leads to them, and can be kept as they are', async () => {
    const two = { participants: 2, ages: { plus60: 2 }, statuts: { retraite: 2 } };
    await enter(1, { ...two, activite: 'collectif', titre: 'Café' });
    const form = await edit();
    await scene.submit('claire', form, { ...untouched(form), duree: '60' });
    await scene.press('claire', actionNamed(said(), 'Continuer'));
    const people = dialog();

    expect(untouched(people)).toMatchObject({ plus60: '2', retraite: '2', titre: 'Café' });
    const changed = { ...untouched(people), plus60: '1', de35a59: '1' };
    await scene.submit('claire', people, changed);
    expect(inForce()).toMatchObject([
      { rev: 2, content: { duree: 60, ages: { plus60: 1, de35a59: 1 }, titre: 'Café' } },
    ]);
  });
});

describe('a CRA duplicated', () => {
  it('begins a new one like it, without its notes, and leaves the first alone', async () => {
    await enter(1, { notes: 'Pour elle', date: '2026-02-27' });
    await scene.press(
      'claire',
      actionNamed(await type('/cra liste 27/2'), 'Dupliquer…'),
      testId(1),
    );
    const form = dialog();
    await scene.submit('claire', form, { ...untouched(form), date: 'hier' });

    expect(form.title).toBe('Nouveau CRA');
    expect(untouched(form)).not.toHaveProperty('notes');
    expect(inForce().map(({ content }) => [content.date, content.notes])).toEqual([
      ['2026-02-27', 'Pour elle'],
      ['2026-03-01', undefined],
    ]);
  });
});

describe('in English', () => {
  it('list, menus and words are', async () => {
    await scene.end();
    scene = await makeBotScene({ accounts: [anAccount('claire', { locale: 'en' })] });
    await enter(1);

    const shown = await type('/cra list this month');

    expect(spaced(shown.text)).toContain('1 report, 1 person, 45 min');
    expect(shown.actions.map(({ name }) => name)).toEqual(['Edit…', 'Duplicate…', 'Delete…']);
  });
});
