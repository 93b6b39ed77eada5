import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { aContent, testId } from '../../../../support/builders.ts';
import { makeBotScene, type BotScene } from '../../../../support/bot/bot-scene.ts';
import { actionNamed, readDialog, readMessage, untouched } from '../../../../support/bot/shapes.ts';

const days = ['2026-02-09', '2026-02-16', '2026-02-23'];
const workshop = aContent({
  activite: 'collectif',
  participants: 2,
  ages: { plus60: 2 },
  statuts: { retraite: 2 },
});

let scene: BotScene;
beforeEach(async () => {
  scene = await makeBotScene();
  const recorded = await scene.api('claire', 'POST', '/cra/series', {
    serie: testId(90),
    source: 'panel',
    content: workshop,
    dates: days.map((date, at) => ({ date, id: testId(at + 1) })),
  });
  expect(recorded.statusCode).toBe(200);
});
afterEach(() => scene.end());

const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const type = async (line: string) => readMessage(await scene.command('claire', line));
const said = () => readMessage(scene.chat.said.at(-1)?.answer);
const dialog = () => readDialog(scene.chat.opened.at(-1));
const list = () => type('/cra liste mois dernier');
const inForce = () =>
  [...scene.tables.cras.values()]
    .flatMap((all) => all.slice(-1))
    .filter(({ deletedAt }) => deletedAt === undefined);
const durations = () => inForce().map(({ content }) => content.duree);

/** Presses *Modifier* on the second of the three, and answers which are meant. */
async function begin(which: string) {
  await scene.press('claire', actionNamed(await list(), 'Modifier…'), testId(2));
  await scene.press('claire', actionNamed(said(), which));
  return dialog();
}

async function finish(form: ReturnType<typeof dialog>, changed: object) {
  await scene.submit('claire', form, { ...untouched(form), ...changed });
  await scene.press('claire', actionNamed(said(), 'Continuer'));
  await scene.submit('claire', dialog(), untouched(dialog()));
}

describe('a series in the chat', () => {
  it('is marked in the list', async () => {
    expect(spaced((await list()).text)).toContain('2 personnes · 45 min · Nantes · série');
  });

  it('asks which are meant before one of it is edited', async () => {
    await scene.press('claire', actionNamed(await list(), 'Modifier…'), testId(1));

    expect(spaced(said().text)).toContain('2 autres le suivent, jusqu’au 23/02/2026');
    expect(said().actions.map(({ name }) => name)).toEqual([
      'Celui-ci seulement',
      'Celui-ci et les 2 suivants',
    ]);
  });

  it('opens the last one at once: none follows it', async () => {
    await scene.press('claire', actionNamed(await list(), 'Modifier…'), testId(3));

    expect(dialog().title).toBe('Modifier le CRA');
  });

  it('is edited for one date alone', async () => {
    await finish(await begin('Celui-ci seulement'), { duree: '60' });

    expect(durations()).toEqual([45, 60, 45]);
  });

  it('is edited from one date on, through both dialogs', async () => {
    await finish(await begin('Celui-ci et le suivant'), { duree: '60' });

    expect(durations()).toEqual([45, 60, 60]);
    expect(spaced(said().text)).toContain('**CRA modifié**, ainsi que celui qui le suit');
  });

  it('is left as it was when one that follows was changed meanwhile, which is named', async () => {
    const form = await begin('Celui-ci et le suivant');
    const content = { ...workshop, serie: testId(90), date: '2026-02-23', duree: 30 };
    await scene.api('claire', 'PUT', `/cra/${testId(3)}`, { rev: 1, content });
    await scene.submit('claire', form, { ...untouched(form), duree: '60' });
    await scene.press('claire', actionNamed(said(), 'Enregistrer'));

    expect(spaced(said().text)).toContain('Le CRA du lundi 23 février 2026, de la même série');
    expect(durations()).toEqual([45, 45, 30]);
  });

  it('is deleted for one date, then for those that follow, and comes back whole', async () => {
    await scene.press('claire', actionNamed(await list(), 'Supprimer…'), testId(1));
    expect(inForce()).toHaveLength(2);
    await scene.press('claire', actionNamed(said(), 'Supprimer aussi les 2 suivants'));
    expect(inForce()).toEqual([]);
    expect(spaced(said().text)).toContain('3 CRA de la série supprimés');
    await scene.press('claire', actionNamed(said(), 'Les rétablir'));
    expect(inForce()).toHaveLength(3);
  });
});

describe('a series over the API', () => {
  const answer = async (method: 'GET' | 'PUT' | 'POST', path: string, body?: object) => {
    const { statusCode, json } = await scene.api('claire', method, path, body);
    const given: unknown = json();
    return { status: statusCode, given };
  };
  const following = (rev: number) => ({
    rev: 1,
    content: { ...workshop, serie: testId(90), date: '2026-02-09', duree: 60 },
    following: [2, 3].map((number) => ({ id: testId(number), rev })),
  });

  it('is read by date', async () => {
    expect(await answer('GET', `/cra/series/${testId(90)}`)).toMatchObject({
      status: 200,
      given: { cras: days.map((date) => ({ content: { date, serie: testId(90) } })) },
    });
  });

  it('is edited from one date on', async () => {
    expect(await answer('PUT', `/cra/${testId(1)}/following`, following(1))).toMatchObject({
      status: 200,
      given: { cras: [1, 2, 3].map((number) => ({ id: testId(number), rev: 2 })) },
    });
  });

  it('refuses whole what is not as it was read', async () => {
    expect(await answer('PUT', `/cra/${testId(1)}/following`, following(7))).toMatchObject({
      status: 409,
      given: { code: 'follower-changed', facts: { inForce: { id: testId(2) } } },
    });
    expect(durations()).toEqual([45, 45, 45]);
  });

  it('refuses by date what does not fit', async () => {
    const content = {
      ...workshop,
      ...{ serie: testId(90), date: '2026-02-23' },
      ...{ participants: 3, ages: { plus60: 3 }, statuts: { retraite: 3 } },
    };
    await answer('PUT', `/cra/${testId(3)}`, { rev: 1, content });
    const body = following(1);
    const changed = { ...body.content, ages: { de35a59: 2 } };
    const read = [
      { id: testId(2), rev: 1 },
      { id: testId(3), rev: 2 },
    ];
    const refused = await answer('PUT', `/cra/${testId(1)}/following`, {
      ...body,
      content: changed,
      following: read,
    });

    expect(refused).toMatchObject({
      status: 422,
      given: {
        code: 'following-refused',
        facts: { dates: [{ date: '2026-02-23', refusals: [{ rule: 'sum-too-low' }] }] },
      },
    });
  });

  it('is deleted and brought back together', async () => {
    const body = { ids: [1, 2, 3].map(testId) };

    expect(await answer('POST', '/cra/series/remove', body)).toMatchObject({
      status: 200,
      given: { cras: [{ rev: 2 }, { rev: 2 }, { rev: 2 }] },
    });
    expect(inForce()).toEqual([]);
    expect((await answer('POST', '/cra/series/restore', body)).status).toBe(200);
    expect(inForce()).toHaveLength(3);
    expect((await answer('POST', '/cra/series/remove', { ids: [testId(404)] })).status).toBe(404);
  });
});
