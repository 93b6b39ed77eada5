import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { communityCharterKey } from '../../../../bot/src/features/charter/standing/community-charter.ts';
import { aCharter, aCharterVersion } from '../../../support/a-charter.ts';
import { anAccount, makeBotScene, type BotScene } from '../../../support/bot/bot-scene.ts';
import { jsonObject } from '../../../support/bot/shapes.ts';

describe('the charter in the panel', () => {
  let scene: BotScene;
  const version = aCharterVersion('1.0');
  const [edition] = version.editions;
  const acceptance = {
    version: '1.0',
    language: 'fr',
    textSha: edition?.textSha,
    commitments: aCharter().commitments.map(({ id }) => id),
  };
  beforeEach(async () => {
    scene = await makeBotScene({ entries: [{ id: 'paul' }], accounts: [anAccount('paul')] });
    await scene.storage.transaction(async ({ charters, state }) => {
      await charters.publish(version);
      await state.write(communityCharterKey, 'communaute');
    });
  });
  afterEach(() => scene.end());

  const call = async (method: 'GET' | 'POST', path: string, body?: object) => {
    const answer = await scene.api('paul', method, path, body);
    return { status: answer.statusCode, body: jsonObject.parse(answer.json()) };
  };

  it('is read with its text, its commitments and the hash to accept', async () => {
    const { status, body } = await call('GET', '/charter');

    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'unasked',
      document: { version: '1.0', textSha: edition?.textSha, commitments: [{}, {}], changes: [] },
    });
    expect(JSON.stringify(body)).not.toContain('{#');
  });

  it('is accepted once, with surface « panel », however often it is sent', async () => {
    const first = await call('POST', '/charter/accept', acceptance);
    const second = await call('POST', '/charter/accept', acceptance);

    expect([first, second].map(({ body }) => body['state'])).toEqual(['accepted', 'accepted']);
    expect([...scene.tables.charterActs.values()].map(({ event }) => event)).toEqual([
      expect.objectContaining({
        type: 'accept',
        shown: expect.objectContaining({ surface: 'panel' }),
      }),
    ]);
  });

  it('is refused with a commitment missing, another text or an unknown version', async () => {
    const unticked = await call('POST', '/charter/accept', { ...acceptance, commitments: ['faq'] });
    const other = await call('POST', '/charter/accept', {
      ...acceptance,
      textSha: '0'.repeat(64),
    });
    const unknown = await call('POST', '/charter/accept', { ...acceptance, version: '7.0' });

    expect(unticked).toMatchObject({
      status: 422,
      body: { facts: { missing: ['bienveillance'] } },
    });
    expect([other.status, unknown.status]).toEqual([409, 409]);
    expect(scene.tables.charterActs.size).toBe(0);
  });

  it('is declined, accepted and withdrawn', async () => {
    const declined = await call('POST', '/charter/decline', { reason: '' });
    scene.clock.advance(1_000);
    await call('POST', '/charter/accept', acceptance);
    scene.clock.advance(1_000);
    const unconfirmed = await call('POST', '/charter/withdraw', { confirmed: false });
    const withdrawn = await call('POST', '/charter/withdraw', { confirmed: true });

    expect(declined.body['state']).toBe('refused');
    expect(unconfirmed.status).toBe(422);
    expect(withdrawn.body['state']).toBe('refused');
  });
});
