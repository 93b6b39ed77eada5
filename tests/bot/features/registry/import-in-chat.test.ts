import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { Entry } from '../../../../bot/src/features/registry/registry.ts';
import { anAccount, makeBotScene, type BotScene } from '../../../support/bot/bot-scene.ts';
import { actionNamed, readDialog, readMessage, untouched } from '../../../support/bot/shapes.ts';
import { accountId } from '../../../support/people.ts';

const header = 'id;email;prenom;nom;role;siret;structure;departements';
const ines = 'ines;ines@exemple.fr;Inès;Roy;;13002603200016;Mairie;44';
const wrong = 'karim;karim@exemple.fr;Karim;Benali;;1,30026E+13;Mairie;44';
const chief = 'zoe;zoe@exemple.fr;Zoé;Blanc;animateur;;;';

let scene: BotScene;
beforeEach(async () => {
  scene = await makeBotScene({
    entries: [
      { id: 'alma', email: 'alma@exemple.fr', roles: ['administrateur'], writtenBy: 'hand' },
      { writtenBy: 'hand' },
    ],
    accounts: [anAccount('alma'), anAccount('claire')],
  });
});
afterEach(() => scene.end());

const lastDialog = () => readDialog(scene.chat.opened.at(-1));
const lastSaid = () => readMessage(scene.chat.said.at(-1)?.answer);

async function post(text: string, who = 'alma', fileId = 'f1'): Promise<void> {
  scene.posted.set(fileId, { name: 'people.csv', text });
  await scene.hear({
    type: 'direct-message',
    postId: `post-${fileId}`,
    userId: accountId(who),
    channelId: 'dm',
    rootId: '',
    text: '',
    fileIds: [fileId],
  });
}

/** The card of the dry run. */
async function tryImport(submission: object = {}) {
  await scene.command('alma', '/coop registre import');
  const dialog = lastDialog();
  const answer = await scene.submit('alma', dialog, { ...untouched(dialog), ...submission });
  expect(answer).toEqual({});
  await scene.edge.afterwork.close();
  return lastSaid();
}

const apply = async (card: Awaited<ReturnType<typeof tryImport>>) => {
  await scene.press('alma', actionNamed(card, 'Appliquer'));
  await scene.edge.afterwork.close();
};
const entryOf = (id: string): Promise<Entry | undefined> =>
  scene.storage.readers.registry.entry(id);

describe('an import of the registry in the chat', () => {
  it('shows what the file would do, writes nothing, then does it once it is applied', async () => {
    await post([header, ines, wrong].join('\n'));

    const card = await tryImport();
    const before = await entryOf('ines');
    await apply(card);

    expect(card.text).toMatch(/Essai à blanc de «.people\.csv.»/);
    expect(card.text).toMatch(/2 lignes.*1 créée.*1 refusée/);
    expect(card.text).toMatch(/ligne 3.*format texte requis/);
    expect(before).toBeUndefined();
    expect(await entryOf('ines')).toMatchObject({ givenName: 'Inès', writtenBy: 'import' });
    expect(lastSaid().text).toMatch(/Import de «.people\.csv.» fait/);
    expect(lastSaid().actions.map(({ name }) => name)).toEqual(['Rapport (CSV)']);
  });

  it('writes to the log who imported, by pseudonym', async () => {
    await post([header, ines].join('\n'));
    await apply(await tryImport());

    const pseudonym = await scene.storage.transaction(({ history }) =>
      history.pseudonym('administration', 'alma'),
    );
    const [written] = scene.tables.chains.get('administration') ?? [];
    expect(written?.event).toContain(`"actor":"${pseudonym}"`);
    expect(written?.event).toContain('registry.created');
  });

  it('looks for the accounts right after', async () => {
    scene.tables.jobs.set('registry.keep', { dueAt: scene.clock.now() + 3_600_000, leaseUntil: 0 });
    await post([header, ines].join('\n'));

    await apply(await tryImport());

    expect(scene.tables.jobs.get('registry.keep')?.dueAt).toBe(scene.clock.now());
  });

  it('says that there is nothing to do, and offers nothing to apply', async () => {
    await post([header, ines].join('\n'));
    await apply(await tryImport());

    const again = await tryImport();

    expect(again.text).toContain('0 changement');
    expect(again.actions.map(({ name }) => name)).toEqual(['Rapport (CSV)']);
  });

  it('is shown anew rather than done when the registry has changed since', async () => {
    await post([header, ines].join('\n'));
    const card = await tryImport();
    await scene.storage.transaction(({ registry }) =>
      registry.putStructures([{ id: '13002603200016', name: 'Mairie' }]),
    );

    await apply(card);

    expect(lastSaid().text).toMatch(/^Le registre a changé depuis/);
    expect(await entryOf('ines')).toBeUndefined();
    await apply(lastSaid());
    expect(await entryOf('ines')).toBeDefined();
  });

  it('takes elevated roles only when that was ticked', async () => {
    await post([header, chief].join('\n'));

    const refused = await tryImport();
    await apply(await tryImport({ eleves: true }));

    expect(refused.text).toMatch(/rôle élevé/);
    expect((await entryOf('zoe'))?.roles).toEqual(['animateur']);
  });

  it('lists those who are missing from the file, and ends them when that was chosen', async () => {
    await importMany(1);
    await post([header, ines].join('\n'), 'alma', 'f2');

    const listed = await tryImport();
    await apply(await tryImport({ absents: 'fin' }));

    expect(listed.text).toMatch(/1 personne active n’est.*pas dans le fichier.: p0/);
    expect((await entryOf('p0'))?.end).toBe('2026-03-02');
  });

  it('looks for them in the perimeter alone', async () => {
    await importMany(1);
    await post([header, ines].join('\n'), 'alma', 'f2');

    const card = await tryImport({ perimetre: '1, 2a' });

    expect(card.text).not.toContain('pas dans le fichier');
  });

  it('ends many only once their exact number was typed', async () => {
    await importMany(25);
    await post([header, ines].join('\n'), 'alma', 'f2');
    const card = await tryImport({ absents: 'fin' });
    await apply(card);
    const dialog = lastDialog();

    const refused = await scene.submit('alma', dialog, { nombre: '24' });
    const accepted = await scene.submit('alma', dialog, { nombre: ' 2 5 ' });
    await scene.edge.afterwork.close();

    expect(card.text).toMatch(/25 personnes/);
    expect(dialog.elements.map((one) => one.display_name)).toEqual(['Nombre à confirmer']);
    expect(refused).toEqual({ errors: { nombre: expect.stringContaining('n’est pas 25') } });
    expect(accepted).toEqual({});
    expect((await entryOf('p7'))?.end).toBe('2026-03-02');
    expect(await entryOf('ines')).toBeDefined();
  });

  async function importMany(count: number): Promise<void> {
    const people = Array.from({ length: count }, (_, index) => {
      const id = `p${String(index)}`;
      return `${id};${id}@exemple.fr;P;Q;;13002603200016;Mairie;44`;
    });
    await post([header, ...people].join('\n'), 'alma', 'f0');
    await apply(await tryImport());
  }
});

describe('an import that cannot be', () => {
  it('asks for the file when none was posted, or that was more than 24 h ago', async () => {
    const none = readMessage(await scene.command('alma', '/coop registre import'));
    await post(header);
    scene.clock.advance(25 * 3_600_000);
    const old = readMessage(await scene.command('alma', '/coop registry import'));

    expect(none.text).toContain('Postez d’abord');
    expect(old.text).toContain('Postez d’abord');
  });

  it.each([
    ['without a required column', 'id;nom', 'prenom'],
    ['that is empty', '', 'vide'],
  ])('refuses a file %s, above the form', async (_, text, sentence) => {
    await post(text);
    await scene.command('alma', '/coop registre import');

    const answer = await scene.submit('alma', lastDialog(), untouched(lastDialog()));

    expect(answer).toEqual({ error: expect.stringContaining(sentence) });
  });

  it('refuses a file that was deleted meanwhile', async () => {
    await post([header, ines].join('\n'));
    const card = await tryImport();
    scene.posted.clear();

    await apply(card);

    expect(lastSaid().text).toContain('n’est plus là');
    expect(await entryOf('ines')).toBeUndefined();
  });

  it('refuses a perimeter of unknown codes at its element', async () => {
    await post([header, ines].join('\n'));
    await scene.command('alma', '/coop registre import');
    const dialog = lastDialog();

    const answer = await scene.submit('alma', dialog, { ...untouched(dialog), perimetre: '99' });

    expect(answer).toEqual({ errors: { perimetre: expect.stringContaining('99') } });
  });

  it('is of administrators alone, at each step', async () => {
    await post([header, ines].join('\n'), 'claire', 'f9');
    await post([header, ines].join('\n'));
    const command = readMessage(await scene.command('claire', '/coop registre import'));
    const card = await tryImport();
    await scene.storage.transaction(async ({ registry }) => {
      const alma = await registry.entry('alma');
      if (alma) await registry.put([{ ...alma, roles: ['invite'] }]);
    });
    const pressed = await scene.press('alma', actionNamed(card, 'Appliquer'));

    expect(command.text).toContain('administr');
    expect(pressed).toEqual({ ephemeral_text: expect.stringContaining('pas le droit') });
    expect(await entryOf('ines')).toBeUndefined();
  });
});

describe('the report of an import', () => {
  it('is a file in the direct message, with what becomes of each line', async () => {
    await post([header, ines, wrong].join('\n'));
    const card = await tryImport();

    await scene.press('alma', actionNamed(card, 'Rapport (CSV)'));

    const [effect] = [...scene.tables.outbox.values()]
      .map((entry) => entry.effect)
      .filter(({ kind }) => kind === 'file');
    if (effect?.kind !== 'file') throw new Error('no file was sent');
    const opened = await scene.openFile(effect.file);
    const text = opened.kind === 'file' ? await textOf(opened.content) : '';
    expect(effect.to).toEqual({ kind: 'direct', userId: accountId('alma') });
    expect(text).toMatch(/ines;.*;créée\./);
    expect(text).toMatch(/karim;.*format texte requis/);
  });

  it('is never of another file than the one that waits', async () => {
    await post([header, ines].join('\n'), 'claire', 'f9');
    await post([header, ines].join('\n'));

    const other = await scene.openFile({
      export: 'registry.report',
      args: { file: 'f9', missing: 'signaler', perimeter: '', elevated: 'false' },
      by: accountId('alma'),
    });

    expect(other).toMatchObject({ kind: 'instead' });
  });
});

async function textOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}
