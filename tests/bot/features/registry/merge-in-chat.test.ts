import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { importRegistry } from '../../../../bot/src/features/registry/import/import-registry.ts';
import type { Entry } from '../../../../bot/src/features/registry/registry.ts';
import { makeIds } from '../../../../bot/src/core/make-ids.ts';
import { aCra, anEntry, testId } from '../../../support/builders.ts';
import { anAccount, makeBotScene, type BotScene } from '../../../support/bot/bot-scene.ts';
import { actionNamed, readMessage } from '../../../support/bot/shapes.ts';
import { accountId } from '../../../support/people.ts';
import { makeTestRandom } from '../../../support/test-clock.ts';

let scene: BotScene;
beforeEach(async () => {
  scene = await makeBotScene({
    entries: [{ id: 'alma', email: 'alma@exemple.fr', roles: ['administrateur'] }],
    accounts: [anAccount('alma')],
  });
  await put(
    { id: 'a', email: 'a@exemple.fr', givenName: 'Inès' },
    { id: 'b', email: 'b@exemple.fr', otherEmails: ['c@exemple.fr'], givenName: 'Ines' },
  );
});
afterEach(() => scene.end());

const put = (...entries: readonly Partial<Entry>[]) =>
  scene.storage.transaction(({ registry }) =>
    registry.put(entries.map((one) => anEntry({ status: 'attendu', ...one }))),
  );
const linkTo = (id: string, name: string) =>
  scene.storage.transaction(async ({ registry }) => {
    await registry.link(id, { userId: accountId(name), how: 'hand', at: 0, by: 'bot' });
    const entry = await registry.entry(id);
    if (entry) await registry.put([{ ...entry, status: 'actif' }]);
  });
const entryOf = (id: string) => scene.storage.readers.registry.entry(id);
const lastSaid = () => readMessage(scene.chat.said.at(-1)?.answer);

async function merge(command = '/coop fusionner a b') {
  const asked = readMessage(await scene.command('alma', command));
  await scene.press('alma', actionNamed(asked, 'Fusionner'));
  await scene.edge.afterwork.close();
  return { asked, said: lastSaid() };
}

async function undo(said: ReturnType<typeof lastSaid>): Promise<string> {
  await scene.press('alma', actionNamed(said, 'Défaire'));
  await scene.edge.afterwork.close();
  return lastSaid().text;
}

async function importLines(...lines: readonly string[]) {
  const { registry } = scene.storage.readers;
  const text = ['id;email;prenom;nom;siret;departements', ...lines].join('\n');
  const imported = await importRegistry(
    {
      clock: scene.clock,
      ids: makeIds(scene.clock, makeTestRandom()),
      timeZone: 'Europe/Paris',
      registry,
      transaction: scene.storage.transaction,
    },
    {
      bytes: new TextEncoder().encode(text),
      dryRun: false,
      allowElevated: false,
      missing: { policy: 'ignorer' },
    },
  );
  return imported.ok ? imported.value.plan : undefined;
}

describe('two entries of one person', () => {
  it('are merged once that was confirmed: the first keeps everything and takes the addresses', async () => {
    const { asked, said } = await merge();

    expect(asked.text).toMatch(/Inès .*garde tout.*Ines/);
    expect(said.text).toMatch(/Fusion faite.: b désigne désormais Inès/);
    expect(await entryOf('a')).toMatchObject({
      givenName: 'Inès',
      email: 'a@exemple.fr',
      otherEmails: ['b@exemple.fr', 'c@exemple.fr'],
    });
    expect(await entryOf('b')).toMatchObject({ status: 'archive', otherEmails: [] });
  });

  it('give the first the account of the second', async () => {
    await linkTo('b', 'zoe');

    await merge();

    expect(await entryOf('a')).toMatchObject({
      status: 'actif',
      link: { userId: accountId('zoe') },
    });
    expect((await entryOf('b'))?.link).toBeUndefined();
  });

  it('are known by both ids in later imports, the main address kept', async () => {
    await merge();

    const plan = await importLines('b;b@exemple.fr;Inès-Marie;Roy;13002603200016;44');

    expect(plan?.created).toEqual([]);
    expect(await entryOf('a')).toMatchObject({ givenName: 'Inès-Marie', email: 'a@exemple.fr' });
    expect((await entryOf('b'))?.status).toBe('archive');
  });

  it('count once in a file that has both: the merged line is refused, the other applied', async () => {
    await merge();

    const plan = await importLines(
      'a;a@exemple.fr;Inès;Roy;13002603200016;44',
      'b;b@exemple.fr;Ines;Roy;13002603200016;44',
    );

    expect(plan?.refused).toEqual([{ line: 3, column: 'id', rule: 'id-merged', received: 'b' }]);
    expect((await entryOf('a'))?.familyName).toBe('Roy');
  });

  it('are two again when that is undone within 30 days', async () => {
    await linkTo('b', 'zoe');
    const before = [await entryOf('a'), await entryOf('b')];
    const { said } = await merge();
    scene.clock.advance(30 * 86_400_000);

    const undone = await undo(said);

    expect(undone).toContain('de nouveau là');
    expect([await entryOf('a'), await entryOf('b')]).toEqual(before);
    expect(await undo(said)).toContain('déjà été défaite');
  });

  it('stay one after 30 days', async () => {
    const { said } = await merge();
    scene.clock.advance(30 * 86_400_000 + 1);

    expect(await undo(said)).toContain('plus ancienne');
    expect((await entryOf('b'))?.status).toBe('archive');
  });

  it('are written to the log by pseudonyms', async () => {
    await merge();

    const events = scene.tables.chains.get('administration') ?? [];
    expect(events.at(-1)?.event).toMatch(/"type":"registry\.merged"/);
    expect(events.at(-1)?.event).not.toContain('exemple');
  });

  it.each([
    ['the same', '/coop fusionner a a', 'deux fois la même'],
    ['of CRAs, where the second has some', '/coop fusionner a avec-cra', 'a des CRA'],
  ])('are refused when they are %s', async (_, command, sentence) => {
    await put({ id: 'avec-cra', email: 'x@exemple.fr' });
    await scene.storage.transaction(({ cras }) =>
      cras.insert(aCra({ id: testId(1), author: 'avec-cra' })),
    );

    expect((await merge(command)).said.text).toContain(sentence);
    expect((await entryOf('avec-cra'))?.status).toBe('attendu');
  });

  it('are refused when each has an account', async () => {
    await linkTo('a', 'zoe');
    await linkTo('b', 'paul');

    expect((await merge()).said.text).toContain('Chacune des deux');
  });

  it('are refused when they have too many addresses together', async () => {
    await put({
      id: 'a',
      email: 'a@exemple.fr',
      otherEmails: [1, 2, 3, 4].map((number) => `a${String(number)}@exemple.fr`),
    });

    expect((await merge()).said.text).toContain('plus de six adresses');
  });

  it('are merged by administrators alone', async () => {
    const shown = readMessage(await scene.command('paul', '/coop fusionner a b'));

    expect(shown.text).toContain('administration');
  });
});
