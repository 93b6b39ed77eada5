import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { Person } from '../../../../bot/src/core/actor.ts';
import { publishCharter } from '../../../../bot/src/features/charter/publish-charter.ts';
import type { CharterDocument } from '../../../../bot/src/features/charter/document/charter-document.ts';
import { aCharter } from '../../../support/a-charter.ts';
import { anAccount, makeBotScene, type BotScene } from '../../../support/bot/bot-scene.ts';
import {
  actionNamed,
  readDialog,
  readMessage,
  type JsonObject,
  type SeenDialog,
} from '../../../support/bot/shapes.ts';
import { accountId } from '../../../support/people.ts';

const textOf = (answer: JsonObject) => readMessage(answer).text;

const fatou: Person = {
  kind: 'person',
  userId: accountId('fatou'),
  displayName: 'Fatou',
  givenName: 'Fatou',
  roles: new Set(['animateur']),
  territories: [],
  locale: 'fr',
  timeZone: 'Europe/Paris',
};

describe('the charter in the chat', () => {
  let scene: BotScene;
  beforeEach(async () => {
    scene = await makeBotScene({
      entries: [{ id: 'paul' }],
      accounts: [anAccount('paul'), anAccount('fatou')],
    });
  });
  afterEach(() => scene.end());

  const publish = async (fields: Partial<CharterDocument> = {}) => {
    const { major, minor } = fields.version ?? { major: 1, minor: 0 };
    const { clock, ids, storage } = scene;
    const deps = { clock, ids, timeZone: 'Europe/Paris', transaction: storage.transaction };
    return publishCharter(deps, {
      actor: fatou,
      documents: [aCharter(fields)],
      typed: `${String(major)}.${String(minor)}`,
    });
  };
  const lastDialog = () => readDialog(scene.chat.opened.at(-1));
  const arrive = () =>
    scene.storage.transaction(({ charters }) =>
      charters.record('communaute', accountId('paul'), {
        id: 'arrival',
        at: scene.clock.now(),
        type: 'seen',
        isBefore: false,
      }),
    );
  const openDialog = async (): Promise<SeenDialog> => {
    const answer = await scene.command('paul', '/charte');
    await scene.press('paul', actionNamed(readMessage(answer), 'Lire et accepter'));
    return lastDialog();
  };
  const acts = async () =>
    (await scene.storage.readers.charters.eventsOf('communaute', accountId('paul'))).map(
      ({ type }) => type,
    );
  const chain = () => scene.tables.chains.get('charte') ?? [];

  it('asks nothing while no version is in force', async () => {
    expect(textOf(await scene.command('paul', '/charte'))).toMatch(
      /Aucune charte n’est en vigueur/,
    );
  });

  it('2. is accepted on a phone by its ticks: one act, one event with the hashes', async () => {
    await publish();
    const dialog = await openDialog();

    const answer = await scene.submit('paul', dialog, { bienveillance: true, faq: 'true' });
    const own = await scene.command('paul', '/charte');

    expect(answer).toEqual({});
    expect(await acts()).toEqual(['accept']);
    expect(JSON.parse(chain().at(-1)?.event ?? '')).toMatchObject({
      type: 'charter.accept',
      obj: { charter: 'communaute', language: 'fr', version: '1.0' },
      data: { surface: 'dialog', channel: 'direct', commitments: ['bienveillance', 'faq'] },
    });
    expect(textOf(own)).toMatch(/Charte acceptée le/);
  });

  it('3. with a tick missing shows one error under it, and records nothing', async () => {
    await publish();
    const dialog = await openDialog();

    const answer = await scene.submit('paul', dialog, { bienveillance: true });

    expect(answer).toEqual({ errors: { faq: 'Cet engagement est nécessaire pour entrer.' } });
    expect(await acts()).toEqual([]);
  });

  it('14. sent many times at once is one act, and every answer says accepted', async () => {
    await publish();
    const dialogs = await Promise.all([openDialog(), openDialog(), openDialog(), openDialog()]);

    const answers = await Promise.all(
      dialogs.flatMap((dialog) =>
        Array.from({ length: 25 }, () =>
          scene.submit('paul', dialog, { bienveillance: true, faq: true }),
        ),
      ),
    );

    expect(await acts()).toEqual(['accept']);
    expect(answers.every((answer) => !('error' in answer))).toBe(true);
  });

  it('15. opened for somebody else is refused, and records nothing', async () => {
    await publish();
    const dialog = await openDialog();

    const answer = await scene.submit('fatou', dialog, { bienveillance: true, faq: true });

    expect(answer).toHaveProperty('error');
    expect(await acts()).toEqual([]);
    expect(scene.refused.length).toBeGreaterThan(0);
  });

  it('keeps the proof of what was read when a new major came meanwhile, and asks again', async () => {
    await arrive();
    await publish();
    const dialog = await openDialog();
    await publish({ version: { major: 2, minor: 0 }, changes: 'Un cinquième engagement.' });

    await scene.submit('paul', dialog, { bienveillance: true, faq: true });

    expect((await acts()).toSorted()).toEqual(['accept', 'seen']);
    expect(textOf(await scene.command('paul', '/charte'))).toMatch(/La charte a changé/);
  });

  it('accepts as read what a minor changed meanwhile', async () => {
    await publish();
    const dialog = await openDialog();
    await publish({ version: { major: 1, minor: 1 }, summary: 'Autrement dit.' });

    await scene.submit('paul', dialog, { bienveillance: true, faq: true });

    expect(textOf(await scene.command('paul', '/charte'))).toMatch(/Charte acceptée/);
  });

  it('7. is refused with a reason kept apart from the log, then accepted', async () => {
    await publish();
    await scene.command('paul', '/charte refuser');
    const refusal = lastDialog();
    await scene.submit('paul', refusal, { motif: 'Je préfère lire.' });
    scene.clock.advance(1_000);
    const refused = textOf(await scene.command('paul', '/charte'));
    const dialog = await openDialog();
    await scene.submit('paul', dialog, { bienveillance: true, faq: true });

    expect(refused).toMatch(/Vous avez refusé la charte/);
    expect(await acts()).toEqual(['decline', 'accept']);
    expect(JSON.stringify(chain())).not.toContain('Je préfère lire.');
    expect([...scene.tables.charterReasons.values()].map(({ words }) => words)).toEqual([
      'Je préfère lire.',
    ]);
  });

  it('17. is withdrawn once its tick confirms it', async () => {
    await publish();
    await scene.submit('paul', await openDialog(), { bienveillance: true, faq: true });
    await scene.command('paul', '/charte retirer');
    const withdrawal = lastDialog();
    const unconfirmed = await scene.submit('paul', withdrawal, {});
    await scene.command('paul', '/charte retirer');
    scene.clock.advance(1_000);

    await scene.submit('paul', lastDialog(), { confirme: true });

    expect(unconfirmed).toEqual({ errors: { confirme: 'Cochez pour confirmer.' } });
    expect(await acts()).toEqual(['accept', 'withdraw']);
  });

  it('is accepted by a code where no dialog opens, within half an hour, by its person alone', async () => {
    await publish();
    const shown = textOf(await scene.command('paul', '/charte accepter'));
    const [, code = ''] = /accepter ([A-Z0-9]{4})/.exec(shown) ?? [];
    const other = textOf(await scene.command('fatou', `/charte accepter ${code}`));
    const wrong = textOf(await scene.command('paul', '/charte accepter 0000'));
    scene.clock.advance(29 * 60_000);

    const done = textOf(await scene.command('paul', `/charte accepter ${code.toLowerCase()}`));
    const again = textOf(await scene.command('paul', `/charte accepter ${code}`));

    expect([other, wrong].every((text) => text.includes('n’est pas valable'))).toBe(true);
    expect(done).toMatch(/Merci/);
    expect(again).toMatch(/n’est pas valable|déjà accepté/);
    expect(await acts()).toEqual(['accept']);
  });

  it('has codes that are good for half an hour', async () => {
    await publish();
    const shown = textOf(await scene.command('paul', '/charte accepter'));
    const [, code = ''] = /accepter ([A-Z0-9]{4})/.exec(shown) ?? [];
    scene.clock.advance(31 * 60_000);

    const late = textOf(await scene.command('paul', `/charte accepter ${code}`));

    expect(late).toContain('n’est pas valable');
    expect(await acts()).toEqual([]);
  });

  it('shows what is recorded, and the full text in the private conversation', async () => {
    await publish();
    await scene.submit('paul', await openDialog(), { bienveillance: true, faq: true });

    const proof = textOf(await scene.command('paul', '/charte preuve'));
    await scene.command('paul', '/charte texte 1.0');
    const unknown = textOf(await scene.command('paul', '/charte texte 7.0'));

    expect(proof).toMatch(/Acceptée le .*version 1\.0/s);
    expect(proof).toMatch(/"textSha": "[0-9a-f]{64}"/);
    expect(JSON.stringify(await scene.waiting())).toContain('Des échanges qui font avancer');
    expect(unknown).toContain('7.0');
  });
});
