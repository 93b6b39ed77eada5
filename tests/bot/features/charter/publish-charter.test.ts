import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { makeIds } from '../../../../bot/src/core/make-ids.ts';
import type { CharterDocument } from '../../../../bot/src/features/charter/document/charter-document.ts';
import {
  publishCharter,
  retractCharter,
} from '../../../../bot/src/features/charter/publish-charter.ts';
import { aCharter } from '../../../support/a-charter.ts';
import { anAccount, makeBotScene, type BotScene } from '../../../support/bot/bot-scene.ts';
import { actionNamed, readDialog, readMessage } from '../../../support/bot/shapes.ts';
import { accountId } from '../../../support/people.ts';

describe('publishing a charter', () => {
  let scene: BotScene;
  beforeEach(async () => {
    scene = await makeBotScene({
      entries: [{ id: 'fatou', roles: ['animateur'] }, { id: 'paul' }],
      accounts: [anAccount('paul'), anAccount('fatou')],
    });
  });
  afterEach(() => scene.end());

  const textOf = async (who: string, line: string) =>
    readMessage(await scene.command(who, line)).text;
  const lastDialog = () => readDialog(scene.chat.opened.at(-1));
  const deps = () => ({
    clock: scene.clock,
    ids: makeIds(scene.clock, { bytes: (length) => new Uint8Array(length) }),
    timeZone: 'Europe/Paris',
    transaction: scene.storage.transaction,
  });
  const actor = {
    kind: 'person',
    userId: accountId('fatou'),
    displayName: 'Fatou',
    givenName: 'Fatou',
    roles: new Set(['animateur'] as const),
    territories: [],
    locale: 'fr',
    timeZone: 'Europe/Paris',
  } as const;
  const publish = (fields: Partial<CharterDocument>, typed: string) =>
    publishCharter(deps(), { actor, documents: [aCharter(fields)], typed });

  it('shows the version of the folder, and publishes it once its number is typed', async () => {
    const shown = readMessage(await scene.command('fatou', '/charte publier'));
    await scene.press('fatou', actionNamed(shown, 'Publier'));
    const wrong = await scene.submit('fatou', lastDialog(), { version: '1.1' });
    const before = await textOf('paul', '/charte');
    const right = await scene.submit('fatou', lastDialog(), { version: '1.0' });

    expect(shown.text).toMatch(/Première version 1\.0 de la charte/);
    expect(JSON.stringify(wrong)).toMatch(/On attend 1\.0.*1\.1/);
    expect(before).toMatch(/Aucune charte/);
    expect(right).toEqual({});
    expect(await textOf('paul', '/charte')).toMatch(/version 1\.0/);
    expect(await textOf('fatou', '/charte publier')).toMatch(/déjà publiée/);
    expect(scene.tables.charterTexts.size).toBe(2);
  });

  it('is for the national team alone', async () => {
    expect(await textOf('paul', '/charte publier')).toMatch(/réservée/);
  });

  it('refuses another text under the number of a published version', async () => {
    await publish({}, '1.0');

    expect(await publish({ title: 'Autre titre' }, '1.0')).toMatchObject({
      failure: { tag: 'VersionExists' },
    });
  });

  it('8. refuses a minor with a fifth commitment, and a number that does not follow', async () => {
    await publish({}, '1.0');
    const { commitments } = aCharter();
    const fifth = { id: 'entraide', label: 'Entraide', text: 'J’aide.' };
    const version = { major: 1, minor: 1 };

    expect(await publish({ version, commitments: [...commitments, fifth] }, '1.1')).toMatchObject({
      failure: { tag: 'MinorChangesRules', differences: [{ id: 'entraide', how: 'added' }] },
    });
    expect(await publish({ version: { major: 0, minor: 9 } }, '0.9')).toMatchObject({
      failure: { tag: 'VersionNotNext' },
    });
  });

  it('asks what changed, from the second version on', async () => {
    await publish({}, '1.0');
    const { changes, ...silent } = aCharter({ version: { major: 2, minor: 0 } });

    expect(
      await publishCharter(deps(), { actor, documents: [silent], typed: '2.0' }),
    ).toMatchObject({ failure: { tag: 'ChangesMissing' } });
    expect(changes).toBeDefined();
  });

  it('11. takes a version back within 30 days once its number is typed, and not after', async () => {
    await publish({}, '1.0');
    await publish({ version: { major: 2, minor: 0 } }, '2.0');
    const wrong = await retractCharter(deps(), { actor, typed: '1.0' });
    const right = await retractCharter(deps(), { actor, typed: '2.0' });
    const again = await retractCharter(deps(), { actor, typed: '1.0' });

    expect(wrong).toMatchObject({ failure: { tag: 'NumberNotConfirmed', expected: '2.0' } });
    expect(right).toMatchObject({ value: { number: { major: 2 } } });
    expect(again).toMatchObject({ failure: { tag: 'NothingToRetract' } });
  });

  it('leaves its event in the chain, with the hashes of its texts', async () => {
    await publish({}, '1.0');

    const [line] = scene.tables.chains.get('charte') ?? [];
    expect(JSON.parse(line?.event ?? '')).toMatchObject({
      type: 'charter.published',
      obj: { charter: 'communaute', version: '1.0' },
      data: { texts: { fr: expect.stringMatching(/^[0-9a-f]{64}$/) } },
    });
  });
});
