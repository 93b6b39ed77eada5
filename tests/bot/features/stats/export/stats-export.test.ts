import { apiPrefix } from '@coop/contract/identity';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { makeBotScene, type BotScene } from '../../../../support/bot/bot-scene.ts';
import { aCra, testId } from '../../../../support/builders.ts';
import { accountId } from '../../../../support/people.ts';
import { gather } from '../../../../support/read-zip.ts';

let scene: BotScene;
beforeEach(async () => {
  scene = await makeBotScene({ entries: [{}, { id: 'paul' }, { id: 'ines', roles: ['invite'] }] });
  await scene.storage.transaction(async ({ cras }) => {
    await cras.insert(aCra());
    await cras.insert(aCra({ id: testId(2), content: { participants: 2 } }));
  });
});
afterEach(() => scene.end());

const download = (address: string, who = 'claire') =>
  scene.api(who, 'GET', `/stats/export?${address}`);
const march = 'from=2026-03-01&to=2026-03-31';

describe('GET /stats/export', () => {
  it.each([
    ['csv', 'text/csv; charset=utf-8'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['pdf', 'application/pdf'],
    ['json', 'application/json; charset=utf-8'],
  ])('answers %s as a file named by scope and dates', async (format, type) => {
    const { headers, statusCode } = await download(`${march}&format=${format}`);

    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': type,
      'content-disposition': `attachment; filename="statistiques_soi_2026-03-01_2026-03-31.${format}"`,
    });
  });

  it('has the figures of the screen for the same question', async () => {
    const address = `scope=nation&${march}&canaux=rattachement`;
    const screen = await scene.api('claire', 'GET', `/stats?${address}`);
    const file = await download(`${address}&format=json`);

    expect(file.json()).toEqual(screen.json());
  });

  it('hides in the file what is hidden on the screen', async () => {
    const text = (await download(`scope=nation&${march}&format=csv`)).body;

    expect(text).toContain('Résumé;cras;CRA;;;;;2;');
    expect(text).toContain('Résumé;personnes;Accompagnements;;;;;;;< 5;');
    expect(text).not.toMatch(/Âges;plus60;[^\n]*;2;/);
  });

  it.each([
    ['scope=nation&format=docx', 'claire', 400, 'request-refused'],
    ['scope=galaxie&format=csv', 'claire', 400, 'unknown-scope'],
    ['from=2026-03-02&to=2026-03-01&format=csv', 'claire', 400, 'invalid-period'],
    ['scope=conseiller&id=paul&format=csv', 'claire', 403, 'scope-not-allowed'],
    ['scope=nation&format=csv', 'ines', 403, 'not-allowed'],
  ])('refuses %s of %s before a byte', async (address, who, status, code) => {
    const answer = await download(address, who);

    expect(answer.json()).toMatchObject({ status, code });
  });

  it('is the file that the chat sends', async () => {
    const args = { scope: 'nation', from: '2026-03-01', to: '2026-03-31', format: 'csv' };
    const by = accountId('claire');
    const opened = await scene.openFile({ export: 'stats.export', args, by });

    if (opened.kind !== 'file') throw new Error('no file was opened');
    const fromPanel = await download(`scope=nation&${march}&format=csv`);
    expect((await gather(opened.content)).toString()).toBe(fromPanel.body);
  });
});

it('the files of the API stand under its prefix', async () => {
  const answer = await scene.app.inject({ url: `${apiPrefix}/stats/export?format=csv` });

  expect(answer.statusCode).toBe(401);
});
