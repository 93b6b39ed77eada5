import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { aContent, testId } from '../../../../support/builders.ts';
import { anAccount, makeBotScene, type BotScene } from '../../../../support/bot/bot-scene.ts';
import { actionNamed, readMessage } from '../../../../support/bot/shapes.ts';

let scene: BotScene;
beforeEach(async () => {
  scene = await makeBotScene({
    entries: [{}, { id: 'paul' }, { id: 'karim', roles: ['coordinateur'] }],
    accounts: [anAccount('claire'), anAccount('karim'), anAccount('paul', { locale: 'en' })],
  });
});
afterEach(() => scene.end());

async function record(number: number, date = '2026-03-02') {
  await scene.api('claire', 'POST', '/cra', {
    id: testId(number),
    source: 'panel',
    again: true,
    content: aContent({ date }),
  });
}

/** What was said last through the response address. */
const said = () => textOf(scene.chat.said.at(-1)?.answer);

const files = () =>
  [...scene.tables.outbox.values()].flatMap(({ effect }) =>
    effect.kind === 'file' ? [effect] : [],
  );

describe('/stats', () => {
  it('answers privately with the figures, the first line making sense alone', async () => {
    await record(1);

    const answer = await scene.command('claire', '/stats');

    expect(answer).toMatchObject({ response_type: 'ephemeral' });
    expect(textOf(answer).split('\n')[0]).toBe(
      '**Vos statistiques, du 01/03/2026 au 02/03/2026 : 1 CRA, 1 accompagnement**',
    );
    expect(textOf(answer)).toContain('Courriel 1 (100,0 %)');
  });

  it('speaks English to who reads English, with English words', async () => {
    const answer = await scene.command('paul', '/stats last month');

    expect(textOf(answer).split('\n')[0]).toBe(
      '**Your statistics, February 2026: no report, nobody helped**',
    );
  });

  it('sends one picture in the direct message, made when it is sent; none of nothing', async () => {
    await scene.command('claire', '/stats');
    expect(files()).toEqual([]);
    await record(1);
    await scene.command('claire', '/stats');

    const [file] = files();
    const opened = file && (await scene.openFile(file.file));
    expect(opened).toMatchObject({ kind: 'file', mediaType: 'image/png' });
    expect(await firstBytes(opened)).toBe('89504e470d0a1a0a');
  });

  it('has a button for each usual period but the one shown, which the press answers', async () => {
    await record(1, '2026-02-10');

    const month = await scene.command('claire', '/stats');
    await scene.press('claire', actionNamed(readMessage(month), 'Mois dernier'));

    expect(readMessage(month).actions.map(({ name }) => name)).toEqual([
      'Mois dernier',
      'Trimestre',
      'Année',
      'Année scolaire',
    ]);
    expect(said()).toContain('février 2026 : 1 CRA');
  });

  it('keeps scope and filters from button to button', async () => {
    await record(1, '2026-02-10');
    const month = await scene.command('karim', '/stats territoire theme:courriel');

    await scene.press('karim', actionNamed(readMessage(month), 'Mois dernier'));

    expect(said()).toContain('Conseillers du territoire (Loire-Atlantique), février 2026 : 1 CRA');
    expect(said()).toContain('Filtres : Courriel');
  });

  it('finds a person by their name in Mattermost', async () => {
    await record(1);

    expect(textOf(await scene.command('karim', '/stats @claire'))).toContain(
      'Statistiques de Claire Martin',
    );
    expect(textOf(await scene.command('paul', '/stats @claire'))).toContain('not open to you');
    expect(textOf(await scene.command('paul', '/stats @nobody'))).toContain('not open to you');
  });

  it('proposes the nearest words to what it does not know', async () => {
    expect(textOf(await scene.command('claire', '/stats mois dernié'))).toContain('mois dernier');
  });
});

describe('/stats export', () => {
  it.each([
    ['/stats export', 'csv'],
    ['/stats export pdf mois dernier', 'pdf'],
    ['/stats export mois dernier xlsx', 'xlsx'],
    ['/stats exporter json 2026', 'json'],
  ])('%s', async (line, format) => {
    const answer = await scene.command('claire', line);

    expect(textOf(answer)).toContain('message direct');
    expect(files()).toMatchObject([{ file: { export: 'stats.export', args: { format } } }]);
  });

  it('sends nothing of a scope that is not open', async () => {
    await scene.command('claire', '/stats export csv territoire');

    expect(files()).toEqual([]);
  });
});

function textOf(answer: unknown): string {
  return readMessage(answer).text.replace(/[\u00a0\u202f]/g, ' ');
}

async function firstBytes(opened: unknown): Promise<string> {
  if (typeof opened !== 'object' || opened === null || !('content' in opened)) return '';
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- an opened file has bytes
  for await (const bytes of opened.content as AsyncIterable<Uint8Array>) {
    return Buffer.from(bytes.subarray(0, 8)).toString('hex');
  }
  return '';
}
