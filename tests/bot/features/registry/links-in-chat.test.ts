import { afterEach, describe, expect, it } from '@jest/globals';

import type { Entry } from '../../../../bot/src/features/registry/registry.ts';
import {
  anAccount as aMattermostAccount,
  makeBotScene,
  type BotScene,
} from '../../../support/bot/bot-scene.ts';
import { anEntry } from '../../../support/builders.ts';
import { actionNamed, readMessage } from '../../../support/bot/shapes.ts';
import { accountId } from '../../../support/people.ts';
import { anAccount, makeFakeDirectory } from './support/fake-directory.ts';

let scene: BotScene;
afterEach(() => scene.end());

const staff = [
  { id: 'alma', email: 'alma@exemple.fr', roles: ['administrateur'], affectations: [] },
  { id: 'fatou', email: 'fatou@exemple.fr', roles: ['animateur'], affectations: [] },
] as const;

interface Waiting extends Partial<Entry> {
  readonly id: string;
}

/** Entries that are expected, and the accounts that are there. */
async function open(
  waiting: readonly Waiting[],
  accounts: readonly Partial<ReturnType<typeof anAccount>>[] = [],
): Promise<void> {
  scene = await makeBotScene({
    entries: staff,
    accounts: [...staff.map(({ id }) => id), 'zoe'].map((name) => aMattermostAccount(name)),
    directory: makeFakeDirectory(
      accounts.map((one) => anAccount({ userId: accountId(one.username ?? ''), ...one })),
      { verifiesEmails: false },
    ),
  });
  await scene.storage.transaction(({ registry }) =>
    registry.put(
      waiting.map((one) => anEntry({ status: 'attendu', email: `${one.id}@exemple.fr`, ...one })),
    ),
  );
}

const entryOf = (id: string) => scene.storage.readers.registry.entry(id);
const lastSaid = () => readMessage(scene.chat.said.at(-1)?.answer);
const press = async (
  who: string,
  ...pressed: Parameters<BotScene['press']> extends [unknown, ...infer R] ? R : never
) => {
  const answer = await scene.press(who, ...pressed);
  await scene.edge.afterwork.close();
  return answer;
};

describe('/coop liens', () => {
  it('shows what waits, each with its reason, those by name last', async () => {
    await open(
      [
        { id: 'ines', givenName: 'Inès', familyName: 'Roy' },
        { id: 'leo', givenName: 'Léo', familyName: 'Petit', email: 'autre@exemple.fr' },
      ],
      [
        { username: 'ines' },
        { username: 'lp', email: 'x@y.fr', firstName: 'leo', lastName: 'petit' },
      ],
    );

    const card = readMessage(await scene.command('fatou', '/coop liens'));

    expect(card.text.split('\n').slice(1)).toEqual([
      expect.stringMatching(/Inès Roy .* ines, même adresse/),
      expect.stringMatching(/Léo Petit .* lp, même nom seulement/),
    ]);
  });

  it('confirms those by address together, those by name one by one, then shows what is left', async () => {
    await open(
      [
        { id: 'ines', givenName: 'Inès', familyName: 'Roy' },
        { id: 'leo', givenName: 'Léo', familyName: 'Petit', email: 'autre@exemple.fr' },
      ],
      [
        { username: 'ines' },
        { username: 'lp', email: 'x@y.fr', firstName: 'leo', lastName: 'petit' },
      ],
    );
    const card = readMessage(await scene.command('fatou', '/coop liens'));

    await press('fatou', actionNamed(card, 'Confirmer ce lien par adresse'));
    const left = lastSaid();
    const [, byName] = [await entryOf('ines'), await entryOf('leo')];
    const choice = actionNamed(left, 'Confirmer un lien…').options?.[0]?.value ?? '';
    await press('fatou', actionNamed(left, 'Confirmer un lien…'), choice);

    expect(await entryOf('ines')).toMatchObject({
      status: 'actif',
      link: { userId: accountId('ines'), how: 'hand', by: 'fatou' },
    });
    expect(byName?.link).toBeUndefined();
    expect((await entryOf('leo'))?.link?.how).toBe('hand');
    expect(lastSaid().text).toMatch(/1 lien confirmé[\s\S]*Aucun lien n’attend/);
  });

  it('gives the elevated roles of a link by address once it is confirmed', async () => {
    await open([{ id: 'zoe', roles: ['animateur'] }]);
    await scene.storage.transaction(async ({ registry }) => {
      const zoe = await registry.entry('zoe');
      if (zoe) await registry.put([{ ...zoe, status: 'actif' }]);
      await registry.link('zoe', { userId: accountId('zoe'), how: 'email', at: 0, by: 'bot' });
    });
    const before = await scene.edge.actors.personOf(accountId('zoe'));
    const card = readMessage(await scene.command('fatou', '/coop liens'));

    await press('fatou', actionNamed(card, 'Confirmer ce lien par adresse'));

    const after = await scene.edge.actors.personOf(accountId('zoe'));
    expect(card.text).toContain('rôles élevés attendent');
    expect([[...before.roles], [...after.roles]]).toEqual([[], ['animateur']]);
  });

  it('confirms nothing that does not wait, whatever the menu is told', async () => {
    await open(
      [{ id: 'ines' }, { id: 'chief', roles: ['administrateur'] }],
      [{ username: 'ines' }],
    );
    const card = readMessage(await scene.command('fatou', '/coop liens'));

    await press('fatou', actionNamed(card, 'Confirmer un lien…'), `chief=${accountId('zoe')}`);

    expect((await entryOf('chief'))?.link).toBeUndefined();
    expect(lastSaid().text).toContain('Aucun lien confirmé');
  });

  it('is of animateurs and administrators', async () => {
    await open([]);

    expect(readMessage(await scene.command('zoe', '/coop liens')).text).toContain('animation');
  });
});

describe('/coop registre doublons', () => {
  it('names the accounts that several entries claim', async () => {
    await open(
      [
        { id: 'ines' },
        { id: 'ines2', account: '@ines', email: 'b@exemple.fr' },
        { id: 'x', account: '@ines', email: 'c@exemple.fr' },
      ],
      [{ username: 'ines' }],
    );

    const shown = readMessage(await scene.command('alma', '/coop registre doublons'));

    expect(shown.text).toMatch(/ines.: .*ines2/);
  });
});

describe('/coop lier', () => {
  async function codeOf(id: string): Promise<string> {
    await scene.command('alma', '/coop registre codes');
    const text = await fileText();
    return new RegExp(`^${id};.*;([0-9A-Z]{5}-[0-9A-Z]{5});`, 'm').exec(text)?.[1] ?? '';
  }
  const link = async (code: string) =>
    readMessage(await scene.command('zoe', `/coop lier ${code}`)).text;

  it('links the account of who types the code of an entry, once', async () => {
    await open([{ id: 'ines', givenName: 'Inès' }]);
    const code = await codeOf('ines');

    const said = await link(code.toLowerCase().replace('-', ' '));
    const again = await link(code);

    expect(said).toContain('C’est fait, Inès');
    expect(await entryOf('ines')).toMatchObject({
      status: 'actif',
      link: { userId: accountId('zoe'), how: 'code' },
    });
    expect(again).toContain('déjà lié');
  });

  it('counts a code for 14 days, and the last one of an entry alone', async () => {
    await open([{ id: 'ines' }, { id: 'leo' }]);
    const former = await codeOf('ines');
    const code = await codeOf('ines');
    const wrong = await link(former);
    scene.clock.advance(14 * 86_400_000);

    expect(wrong).toContain('ne convient pas');
    expect(await link(code)).toContain('ne convient pas');
  });

  it('counts none for an hour after five wrong ones', async () => {
    await open([{ id: 'ines' }]);
    const code = await codeOf('ines');
    for (let attempt = 0; attempt < 5; attempt++) await link(`AAAAA-0000${String(attempt)}`);

    const refused = await link(code);
    scene.clock.advance(3_600_000);

    expect(refused).toContain('attendez une heure');
    expect(await link(code)).toContain('C’est fait');
  });

  it('stores of a code its hash alone', async () => {
    await open([{ id: 'ines' }]);
    const code = await codeOf('ines');

    const stored = JSON.stringify([...scene.tables.linkCodes]);
    expect(stored).toMatch(/[0-9a-f]{64}/);
    expect(stored).not.toContain(code.replace('-', ''));
  });
});

describe('the files of the registry', () => {
  it('say who has no account', async () => {
    await open([{ id: 'ines' }]);

    await scene.command('alma', '/coop registre sans-compte');

    const lines = (await fileText()).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^ines;ines@exemple\.fr;/);
  });

  it('hold the registry as an import of it would change nothing, and are logged', async () => {
    await open([
      { id: 'ines', end: '2026-12-31', tools: [{ code: 'pix' }] },
      {
        id: 'karim',
        roles: ['conseiller', 'coordinateur'],
        territories: [{ code: '44' }, { code: '35' }],
      },
    ]);
    await scene.command('alma', '/coop registre export');
    const text = await fileText();
    scene.posted.set('f1', { name: 'registre.csv', text });
    await scene.hear({
      type: 'direct-message',
      postId: 'p1',
      userId: accountId('alma'),
      channelId: 'dm',
      rootId: '',
      text: '',
      fileIds: ['f1'],
    });
    await scene.command('alma', '/coop registre import');
    const opened = scene.chat.opened.at(-1);
    await scene.submit('alma', { state: String(opened?.['state']) }, { eleves: true });
    await scene.edge.afterwork.close();

    expect(lastSaid().text).toMatch(/0 créée, 0 modifiée, 4 inchangées, 0 refusée/);
    expect(scene.tables.chains.get('administration')?.[0]?.event).toContain('export.made');
  });

  it('are of administrators alone, when they are asked for and when they are made', async () => {
    await open([]);
    const refused = readMessage(await scene.command('fatou', '/coop registre export'));
    const made = await scene.openFile({
      export: 'registry.codes',
      args: {},
      by: accountId('fatou'),
    });

    expect(refused.text).toContain('administration');
    expect(made).toMatchObject({ kind: 'instead' });
  });
});

/** The last file that waits for delivery. */
async function fileText(): Promise<string> {
  const effect = [...scene.tables.outbox.values()].at(-1)?.effect;
  if (effect?.kind !== 'file') throw new Error('no file waits');
  const opened = await scene.openFile(effect.file);
  if (opened.kind !== 'file') throw new Error('the file was refused');
  const pieces: Uint8Array[] = [];
  for await (const piece of opened.content) pieces.push(piece);
  return Buffer.concat(pieces).toString().replace('\ufeff', '');
}
