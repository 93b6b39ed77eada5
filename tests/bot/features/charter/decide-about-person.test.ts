import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { moment } from './charter-scene.ts';
import type { CharterEvent } from '../../../../bot/src/features/charter/standing/state.ts';
import { communityCharterKey } from '../../../../bot/src/features/charter/standing/community-charter.ts';
import { aCharterVersion } from '../../../support/a-charter.ts';
import { anAccount, makeBotScene, type BotScene } from '../../../support/bot/bot-scene.ts';
import { readDialog, readMessage } from '../../../support/bot/shapes.ts';
import { accountId } from '../../../support/people.ts';

describe('decisions about a person and the charter', () => {
  let scene: BotScene;
  beforeEach(async () => {
    scene = await makeBotScene({
      entries: [{ id: 'fatou', roles: ['animateur', 'administrateur'] }, { id: 'paul' }],
      accounts: [anAccount('paul'), anAccount('fatou')],
    });
    await scene.storage.transaction(async ({ charters, state }) => {
      await charters.publish(aCharterVersion('1.0'));
      await state.write(communityCharterKey, 'communaute');
    });
    await record({ id: 'seen', at: scene.clock.now(), type: 'seen', isBefore: false });
    scene.clock.advance(60_000);
  });
  afterEach(() => scene.end());

  const record = (event: CharterEvent) =>
    scene.storage.transaction(({ charters }) =>
      charters.record('communaute', accountId('paul'), event),
    );
  const lastDialog = () => readDialog(scene.chat.opened.at(-1));
  const textOf = async (who: string, line: string) =>
    readMessage(await scene.command(who, line)).text;
  const exempt = async (fields: object) => {
    await scene.command('fatou', '/charte dispenser @paul');
    return scene.submit('fatou', lastDialog(), {
      jusquau: '30/06/2026',
      raison: 'Congé de longue durée.',
      ...fields,
    });
  };
  const chain = () => (scene.tables.chains.get('charte') ?? []).map(({ event }) => event).join('');

  it('19. exempt to the last day included, and invite again the day after', async () => {
    const answer = await exempt({});
    const exempted = await textOf('paul', '/charte');
    scene.clock.advance(moment('2026-06-30 23:59') - scene.clock.now());
    const lastDay = await textOf('paul', '/charte');
    scene.clock.advance(60_000);

    expect(answer).toEqual({});
    expect([exempted, lastDay].every((text) => text.includes('mardi 30 juin 2026'))).toBe(true);
    expect(await textOf('paul', '/charte')).toMatch(/Il reste un pas/);
    expect(chain()).toContain('charter.exempt');
    expect(chain()).not.toContain('Congé');
  });

  it.each([
    [{ jusquau: 'bientôt' }, 'jusquau', /bientôt/],
    [{ jusquau: '2026-03-01' }, 'jusquau', /date à venir/],
    [{ jusquau: '2027-03-03' }, 'jusquau', /date à venir/],
    [{ raison: 'Congé' }, 'raison', /5 caractères/],
  ])('refuse %j at its element, and record nothing', async (fields, element, sentence) => {
    const { errors } = await exempt(fields);

    expect(JSON.stringify(errors)).toMatch(sentence);
    expect(errors).toHaveProperty(element);
    expect(scene.tables.charterActs.size).toBe(1);
  });

  it('are for the national team alone', async () => {
    expect(await textOf('paul', '/charte dispenser @fatou')).toMatch(/réservée/);
  });

  it('void an acceptance with a reason: it stays in the log, and is asked for again', async () => {
    const id = '01KB0000000000000000000000';
    const version = { major: 1, minor: 0 };
    await record({ id, at: scene.clock.now(), type: 'accept', version });
    const accepted = await textOf('paul', '/charte');
    await scene.command('fatou', `/charte annuler ${id}`);
    scene.clock.advance(1_000);

    await scene.submit('fatou', lastDialog(), { raison: 'Accepté par un collègue.' });

    expect(accepted).toMatch(/Charte acceptée/);
    expect(await textOf('paul', '/charte')).toMatch(/Il reste un pas/);
    expect(await textOf('fatou', '/charte annuler 12')).toMatch(/Aucun accord/);
  });

  it('remind once by hand those who have not answered, and nobody else', async () => {
    const first = await textOf('fatou', '/charte relancer @paul');
    const second = await textOf('fatou', '/charte relancer paul');
    const other = await textOf('fatou', '/charte relancer @fatou');

    expect(first).toMatch(/rappel est envoyé/);
    expect(second).toMatch(/déjà été relancée/);
    expect(other).toMatch(/rien à rappeler/);
  });
});
