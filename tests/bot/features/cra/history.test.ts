import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CraContent } from '@coop/contract/cra';
import { craRoutes } from '@coop/contract/cra-routes';

import { aContent, testId } from '../../../support/builders.ts';
import { makeBotScene, type BotScene } from '../../../support/bot/bot-scene.ts';

let scene: BotScene;
beforeEach(async () => {
  scene = await makeBotScene();
});
afterEach(() => scene.end());

async function enter(number: number, fields: Partial<CraContent> = {}) {
  const body = { id: testId(number), source: 'panel', again: true, content: aContent(fields) };
  expect((await scene.api('claire', 'POST', '/cra', body)).statusCode).toBe(200);
}

const edit = (number: number, rev: number, fields: Partial<CraContent>) =>
  scene.api('claire', 'PUT', `/cra/${testId(number)}`, { rev, content: aContent(fields) });

async function list(query: string, who = 'claire') {
  const answer = await scene.api(who, 'GET', `/cra?${query}`);
  const { cras, totals } = craRoutes.list.answer.parse(answer.json());
  return { ids: cras.map(({ id }) => id), totals };
}

async function versions(number: number, who = 'claire') {
  const answer = await scene.api(who, 'GET', `/cra/${testId(number)}/versions`);
  return answer.statusCode === 200
    ? craRoutes.versions.answer.parse(answer.json()).versions
    : answer.statusCode;
}

describe('the history of CRAs', () => {
  it('is filtered by channel, theme, commune and words, with the totals of what is left', async () => {
    await enter(1, { canal: 'distance', duree: 30 });
    await enter(2, { themes: ['sante'], notes: 'Carte d’identité' });
    await enter(3, { commune: { insee: '44143', cp: '44400', nom: 'Rezé' } });

    expect(await list('canal=distance')).toEqual({
      ids: [testId(1)],
      totals: { cras: 1, participants: 1, minutes: 30 },
    });
    expect((await list('theme=sante')).ids).toEqual([testId(2)]);
    expect((await list('commune=44143')).ids).toEqual([testId(3)]);
    expect((await list('text=IDENTITE%20carte')).ids).toEqual([testId(2)]);
    expect((await list('text=%25%20_')).ids).toHaveLength(3);
    expect((await list('canal=distance&theme=sante')).ids).toEqual([]);
    expect((await list('', 'paul')).ids).toEqual([]);
  });

  it('follows an edit: what a CRA said before is not found any more', async () => {
    await enter(1, { notes: 'impôts' });
    await edit(1, 1, { notes: 'retraite' });

    expect((await list('text=impots')).ids).toEqual([]);
    expect((await list('text=retraite')).ids).toEqual([testId(1)]);
  });

  it('knows filters that do not exist as faults of the request', async () => {
    const answer = await scene.api('claire', 'GET', '/cra?theme=poterie');

    expect(answer.statusCode).toBe(400);
  });
});

describe('the versions of a CRA', () => {
  it('are all there, first to last, deletion and return included', async () => {
    await enter(1);
    await edit(1, 1, { duree: 90 });
    await scene.api('claire', 'DELETE', `/cra/${testId(1)}`);
    await scene.api('claire', 'POST', `/cra/${testId(1)}/restore`);

    expect(await versions(1)).toMatchObject([
      { rev: 1, content: { duree: 45 } },
      { rev: 2, content: { duree: 90 } },
      { rev: 3, deletedAt: expect.any(String) },
      { rev: 4, content: { duree: 90 } },
    ]);
  });

  it("are nobody else's to read", async () => {
    await enter(1);

    expect(await versions(1, 'paul')).toBe(404);
    expect(await versions(404)).toBe(404);
  });
});
