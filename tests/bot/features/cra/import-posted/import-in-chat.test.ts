import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { makeBotScene, type BotScene } from '../../../../support/bot/bot-scene.ts';
import { actionNamed, readMessage } from '../../../../support/bot/shapes.ts';
import { accountId } from '../../../../support/people.ts';
import { gather } from '../../../../support/read-zip.ts';

let scene: BotScene;
beforeEach(async () => {
  scene = await makeBotScene();
});
afterEach(() => scene.end());

const claire = accountId('claire');

function record(id: string, fields: object = {}, more: object = {}) {
  return {
    _id: id,
    conseiller: 'claire',
    structure: '13002603200016',
    createdAt: '2025-05-16T10:00:00.000Z',
    cra: {
      dateAccompagnement: '2025-05-16T09:30:00.000Z',
      canal: 'rattachement',
      codePostal: '44000',
      nomCommune: 'NANTES',
      codeCommune: '44109',
      activite: 'individuel',
      nbParticipants: 1,
      age: { plus60ans: 1 },
      statut: { retraite: 1 },
      themes: ['courriel'],
      duree: 60,
      ...fields,
    },
    ...more,
  };
}

async function post(content: unknown, { fileId = 'f1', who = 'claire' } = {}): Promise<void> {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  scene.posted.set(fileId, { name: 'cras.json', text });
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

/** Makes the last file that waits for delivery; answers what is posted with it. */
async function deliver() {
  const wanted = [...scene.tables.outbox.values()].flatMap(({ effect }) =>
    effect.kind === 'file' ? [effect] : [],
  );
  const last = wanted.at(-1);
  if (!last) throw new Error('no file waits');
  const opened = await scene.openFile(last.file);
  const to = { kind: 'direct', userId: claire } as const;
  if (opened.kind === 'instead') {
    return {
      report: undefined,
      said: readMessage(await scene.voice.renderFor(opened.message, to)),
    };
  }
  const report = (await gather(opened.content)).toString('utf8');
  const shown = opened.told?.() ?? last.message;
  return { report, said: readMessage(await scene.voice.renderFor(shown, to)) };
}

const plain = (text: unknown) => String(text).replace(/[\u00a0\u202f]/g, ' ');
const command = async () => plain((await scene.command('claire', '/cra import'))['text']);
const own = async () =>
  (await scene.storage.readers.cras.list({ author: 'claire', limit: 50 })).cras.map(
    ({ sourceId }) => sourceId,
  );

describe('/cra import', () => {
  it('asks for a file first', async () => {
    expect(await command()).toContain('Envoyez-moi d’abord');
  });

  it('tries the file and stores nothing, with its report and the button that imports', async () => {
    await post([record('a'), record('b', { duree: '0-30' }), record('c', { duree: 9_999 })]);
    const answer = await command();
    const { report, said } = await deliver();

    expect(answer).toContain('J’essaie « cras.json »');
    expect(plain(said.text)).toContain('Acceptés : 1 · réparés : 1 · refusés : 1');
    expect(plain(said.text)).toContain('n° 3 (c)');
    expect(report?.split('\r\n')).toHaveLength(5);
    expect(actionNamed(said, 'Importer 2 CRA')).toBeDefined();
    expect(await own()).toEqual([]);
  });

  it('imports once the button is pressed, and says what became of the file', async () => {
    await post([record('a'), record('b')]);
    await command();
    const { said: trial } = await deliver();
    const pressed = await scene.press('claire', actionNamed(trial, 'Importer 2 CRA'));
    const { said } = await deliver();

    expect(JSON.stringify(pressed)).toContain('Import en cours');
    expect(plain(said.text)).toContain('Import terminé');
    expect(said.actions).toEqual([]);
    expect((await own()).sort()).toEqual(['a', 'b']);
  });

  it('pressed twice imports once; made again after a crash it finds what is known', async () => {
    await post([record('a')]);
    await command();
    const { said: trial } = await deliver();
    await scene.press('claire', actionNamed(trial, 'Importer 1 CRA'));
    await scene.press('claire', actionNamed(trial, 'Importer 1 CRA'));
    const files = () =>
      [...scene.tables.outbox.values()].filter(({ effect }) => effect.kind === 'file');
    expect(files()).toHaveLength(2);

    await deliver();
    const { said } = await deliver();
    expect(plain(said.text)).toContain('déjà connus : 1');
    expect(await own()).toEqual(['a']);
  });

  it('refuses the CRAs of anyone else, each with its sentence', async () => {
    await post([record('a', {}, { conseiller: 'paul' }), record('b')]);
    await command();
    const { report, said } = await deliver();

    expect(plain(said.text)).toContain('refusés : 1');
    expect(report).toContain('other-adviser');
    await scene.press('claire', actionNamed(said, 'Importer 1 CRA'));
    await deliver();
    expect(await own()).toEqual(['b']);
    const paul = await scene.storage.readers.cras.list({ author: 'paul', limit: 5 });
    expect(paul.cras).toEqual([]);
  });

  it('lists ten of ten thousand wrong lines, counts the others, and reports them all', async () => {
    await post(Array.from({ length: 10_000 }, (_, n) => record(`w${String(n)}`, { duree: 1 })));
    await command();
    const { report, said } = await deliver();

    expect(plain(said.text)).toContain('refusés : 10 000');
    expect(plain(said.text)).toContain('… et 9 990 autres');
    expect(said.text.length).toBeLessThan(4_000);
    expect(said.actions).toEqual([]);
    expect(report?.split('\r\n')).toHaveLength(10_002);
  });

  it('shows on a card how far a long import is, and takes the card off at its end', async () => {
    const all = Array.from({ length: 2_500 }, (_, n) => record(`r${String(n)}`));
    await post(all);
    await command();
    const { said } = await deliver();
    await scene.press('claire', actionNamed(said, said.actions[0]?.name ?? ''));
    await deliver();
    const kinds = [...scene.tables.outbox.values()].flatMap<unknown>(({ effect }) =>
      effect.kind === 'card' ? [effect.message.text] : effect.kind === 'withdraw' ? ['off'] : [],
    );

    expect(kinds).toEqual([
      { key: 'cra.import.chat.progress', values: { records: 2_000, all: 2_500 } },
      'off',
    ]);
  });

  it.each([
    ['no CRA file', 'Bonjour à tous', 'n’est pas un export de CRA'],
    ['half a file', JSON.stringify([record('a'), record('b')]).slice(0, -40), 'coupé'],
    ['an empty file', '', 'vide'],
  ])('says of %s what it is', async (_, text, sentence) => {
    await post(text);
    await command();

    expect(plain((await deliver()).said.text)).toContain(sentence);
  });

  it('reads only the file that the person posted last', async () => {
    await post([record('a')]);
    await command();
    const { said } = await deliver();
    await post([record('b')], { fileId: 'f2' });
    await scene.press('claire', actionNamed(said, 'Importer 1 CRA'));

    expect(plain((await deliver()).said.text)).toContain('n’est plus là');
    expect(await own()).toEqual([]);
  });

  it('forgets a file after a day', async () => {
    await post([record('a')]);
    scene.clock.advance(25 * 3_600_000);

    expect(await command()).toContain('Envoyez-moi d’abord');
  });

  it('with other words is a line to record', async () => {
    await post([record('a')]);
    await scene.command('claire', '/cra import de photos 30 min 44000');

    expect([...scene.tables.outbox.values()].some(({ effect }) => effect.kind === 'file')).toBe(
      false,
    );
  });

  it('writes in the log of administration who imported, under a pseudonym', async () => {
    await post([record('a')]);
    await command();
    const { said } = await deliver();
    await scene.press('claire', actionNamed(said, 'Importer 1 CRA'));
    await deliver();
    const logged = scene.tables.chains.get('administration')?.at(-1)?.event ?? '';

    expect(logged).toContain('"cra.imported"');
    expect(logged).toMatch(/"actor":"p_[a-z2-7]{26}"/);
  });
});
