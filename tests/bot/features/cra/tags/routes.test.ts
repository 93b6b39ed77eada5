import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { aContent, testId } from '../../../../support/builders.ts';
import { makeBotScene, type BotScene } from '../../../../support/bot/bot-scene.ts';

let scene: BotScene;
beforeEach(async () => {
  scene = await makeBotScene({
    entries: [{}, { id: 'karim', roles: ['coordinateur'] }, { id: 'ines', roles: ['invite'] }],
  });
});
afterEach(() => scene.end());

const answer = async (
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  { who = 'claire', body }: { who?: string; body?: object } = {},
) => {
  const { statusCode, json } = await scene.api(who, method, path, body);
  const said: unknown = json();
  return { status: statusCode, said };
};
const make = (number: number, name: string, more: object = {}, who = 'claire') =>
  answer('POST', '/cra/tags', {
    who,
    body: { id: testId(number), name, scope: 'person', ...more },
  });

describe('the tags over the API', () => {
  it('are made, renamed, archived, restored and listed', async () => {
    const made = await make(70, 'Mme Durand');
    const renamed = await answer('PUT', `/cra/tags/${testId(70)}`, { body: { name: 'Seniors' } });
    await answer('POST', `/cra/tags/${testId(70)}/archive`);
    const archived = await answer('GET', '/cra/tags');
    await answer('POST', `/cra/tags/${testId(70)}/restore`);
    const listed = await answer('GET', '/cra/tags');

    expect(made).toMatchObject({ status: 200, said: { warnings: [{ kinds: ['name'] }] } });
    expect(renamed).toMatchObject({ status: 200, said: { tag: { name: 'Seniors' } } });
    expect(archived.said).toMatchObject({ tags: [{ isUsable: false, isArchived: true }] });
    expect(listed.said).toEqual({
      tags: [
        {
          id: testId(70),
          name: 'Seniors',
          scope: 'person',
          isUsable: true,
          isArchived: false,
          mayManage: true,
          uses: 0,
        },
      ],
      mayMake: ['person'],
    });
  });

  it('are merged, and the list of CRAs has the one that stays', async () => {
    await make(70, 'Senior');
    await make(71, 'Seniors');
    const content = aContent({ tags: [testId(70)] });
    await answer('POST', '/cra', { body: { id: testId(1), source: 'panel', content } });
    const body = { into: testId(71) };

    expect(await answer('POST', `/cra/tags/${testId(70)}/merge`, { body })).toMatchObject({
      status: 200,
      said: { id: testId(71), uses: 1 },
    });
    expect((await answer('GET', '/cra')).said).toMatchObject({
      cras: [{ content: { tags: [testId(71)] } }],
    });
  });

  it.each([
    ['tag-name-refused', { name: 'x' }, '3 caractères au moins', 422],
    ['tag-name-taken', { name: 'seniors' }, '« Seniors » existe déjà', 409],
    ['tag-not-allowed', { name: 'Été', scope: 'nation' }, 'équipe d’animation', 403],
  ])('refuse with %s in a sentence', async (code, more, sentence, status) => {
    await make(70, 'Seniors');
    const refused = await make(71, '', more);

    expect(refused).toMatchObject({ status, said: { code } });
    expect(JSON.stringify(refused.said).replace(/[\u00a0\u202f]/g, ' ')).toContain(sentence);
  });

  it.each([
    ['PUT', `/cra/tags/${testId(9)}`, { name: 'Autre' }],
    ['POST', `/cra/tags/${testId(9)}/archive`, undefined],
    ['POST', `/cra/tags/${testId(9)}/merge`, { into: testId(8) }],
  ] as const)('answer %s %s that there is none', async (method, path, body) => {
    expect(await answer(method, path, body && { body })).toMatchObject({
      status: 404,
      said: { code: 'tag-not-found' },
    });
  });

  it('let a coordinateur make those of the territory, and nobody without a role', async () => {
    expect(await make(70, 'Été', { scope: 'territory' }, 'karim')).toMatchObject({
      status: 200,
      said: { tag: { departements: ['44'] } },
    });
    expect((await answer('GET', '/cra/tags')).said).toMatchObject({
      tags: [{ name: 'Été', mayManage: false }],
    });
    expect((await make(71, 'Autre', {}, 'ines')).status).toBe(403);
  });
});
