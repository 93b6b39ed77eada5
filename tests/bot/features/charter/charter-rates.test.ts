import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { ratesOf, type CountedState } from '../../../../bot/src/features/charter/charter-rates.ts';
import { communityCharterKey } from '../../../../bot/src/features/charter/standing/community-charter.ts';
import { aCharterVersion } from '../../../support/a-charter.ts';
import { anAccount, makeBotScene, type BotScene } from '../../../support/bot/bot-scene.ts';
import { readMessage } from '../../../support/bot/shapes.ts';
import { accountId } from '../../../support/people.ts';

const people = (count: number, state: CountedState) =>
  Array.from({ length: count }, () => ({ state }));

it('23. is the share of those who accepted among those who are not exempt', () => {
  const rates = ratesOf([
    ...people(200, 'accepted'),
    ...people(4, 'exempt'),
    ...people(6, 'invited'),
    ...people(3, 'refused'),
    ...people(1, 'expired'),
  ]);

  expect([rates.expected, rates.rate]).toEqual([214, 952]);
  expect(ratesOf([]).rate).toBeNull();
});

describe('the figures of the charter', () => {
  let scene: BotScene;
  beforeEach(async () => {
    const names = ['a', 'b', 'c'];
    scene = await makeBotScene({
      entries: [
        { id: 'fatou', roles: ['animateur'] },
        { id: 'karim', roles: ['coordinateur'], affectations: [], territories: [{ code: '44' }] },
        ...names.map((id) => ({ id })),
      ],
      accounts: [anAccount('fatou'), anAccount('karim')],
    });
    await scene.storage.transaction(async ({ charters, state }) => {
      await charters.publish(aCharterVersion('1.0'));
      await state.write(communityCharterKey, 'communaute');
      for (const id of names) {
        await charters.record('communaute', accountId(id), {
          id: `seen-${id}`,
          at: scene.clock.now(),
          type: 'seen',
          isBefore: false,
        });
      }
    });
  });
  afterEach(() => scene.end());

  const textOf = async (who: string, line: string) =>
    readMessage(await scene.command(who, line)).text;

  it('22. say « < 5 » of three people to a coordinateur, and count them for the national team', async () => {
    expect(await textOf('karim', '/charte etat')).toContain('< 5');
    expect(await textOf('fatou', '/charte etat')).toMatch(/3 personnes attendues/);
  });

  it('are of one’s own territory alone for a coordinateur', async () => {
    expect(await textOf('karim', '/charte etat 64')).toMatch(/n’est pas de votre territoire/);
    expect(await textOf('a', '/charte etat')).toMatch(/réservée/);
  });
});
