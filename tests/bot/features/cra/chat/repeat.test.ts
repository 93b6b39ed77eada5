import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as z from 'zod';

import { aContent, testId } from '../../../../support/builders.ts';
import { anAccount, makeBotScene, type BotScene } from '../../../../support/bot/bot-scene.ts';
import { actionNamed, readDialog, readMessage, untouched } from '../../../../support/bot/shapes.ts';

const workshop = aContent({
  date: '2026-02-09',
  activite: 'collectif',
  participants: 2,
  ages: { plus60: 2 },
  statuts: { retraite: 2 },
  titre: 'Café numérique',
});

let scene: BotScene;
beforeEach(async () => {
  scene = await makeBotScene();
});
afterEach(() => scene.end());

const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const type = async (line: string) => readMessage(await scene.command('claire', line));
const said = () => readMessage(scene.chat.said.at(-1)?.answer);
const dialog = () => readDialog(scene.chat.opened.at(-1));
const inForce = () =>
  [...scene.tables.cras.values()]
    .flatMap((all) => all.slice(-1))
    .filter(({ deletedAt }) => deletedAt === undefined)
    .toSorted((a, b) => (a.content.date < b.content.date ? -1 : 1));
const dates = () => inForce().map(({ content }) => content.date);

async function enter(number = 1, content: object = workshop) {
  const body = { id: testId(number), source: 'panel', again: true, content };
  expect((await scene.api('claire', 'POST', '/cra', body)).statusCode).toBe(200);
}

async function begin(number = 1) {
  const list = await type('/cra liste mois dernier');
  await scene.press('claire', actionNamed(list, 'Répéter…'), testId(number));
  return dialog();
}

const submit = (form: ReturnType<typeof dialog>, typed: string) =>
  scene.submit('claire', form, { ...untouched(form), dates: typed });

const refusedDates = z.object({ errors: z.object({ dates: z.string() }) });
const linesOf = (answer: unknown) => spaced(refusedDates.parse(answer).errors.dates).split('\n');

describe('a workshop repeated in the chat', () => {
  it('is recorded as it stands on each date, and all are of one series', async () => {
    await enter();
    const form = await begin();
    await submit(form, '16/02/2026, 23/2');

    expect(form.title).toBe('Répéter l’atelier');
    expect(spaced(form.introduction_text ?? '')).toContain('09/02/2026 · ');
    const [first, ...others] = inForce();
    expect(first).toMatchObject({ id: testId(1), rev: 2, source: 'panel' });
    const serie = first?.content.serie;
    expect(serie).toEqual(expect.any(String));
    expect(others.map(({ content, rev, source }) => ({ content, rev, source }))).toEqual(
      ['2026-02-16', '2026-02-23'].map((date) => ({
        content: { ...workshop, date, serie },
        rev: 1,
        source: 'dialog',
      })),
    );
    expect(spaced(said().text)).toContain('2 CRA enregistrés : 16/02/2026 et 23/02/2026.');
  });

  it('goes on with the series that it is of', async () => {
    await enter();
    await submit(await begin(), '16/02');
    const serie = inForce()[0]?.content.serie;
    await submit(await begin(), '23/02');

    expect(inForce().map(({ content }) => content.serie)).toEqual([serie, serie, serie]);
    expect(inForce()[0]).toMatchObject({ rev: 2 });
  });

  it('is recorded each week until today', async () => {
    await enter();
    await submit(await begin(), 'Chaque semaine');

    expect(dates()).toEqual(['2026-02-09', '2026-02-16', '2026-02-23', '2026-03-02']);
  });

  it('sent twice is recorded once', async () => {
    await enter();
    const form = await begin();
    await submit(form, '16/02, 23/02');
    await submit(form, '16/02, 23/02');

    expect(dates()).toEqual(['2026-02-09', '2026-02-16', '2026-02-23']);
  });

  it('says all that is wrong at once, each date and why, and stores nothing', async () => {
    await enter();
    const refused = await submit(
      await begin(),
      '16/02, bidule, 09/03/2026, 07/01/2019, 23/02, 23/02, 09/02/2026, 31/02/2026',
    );

    expect(linesOf(refused)).toEqual([
      'La date est trop ancienne : « 07/01/2019 » (à partir du 01/01/2020).',
      'La date est dans le futur : « 09/03/2026 » (aujourd’hui : 02/03/2026).',
      'Je n’ai pas compris « 31/02/2026 ».',
      'Je n’ai pas compris « bidule ».',
      'Le 09/02/2026, l’atelier a déjà son CRA.',
      '« 23/02/2026 » est donné deux fois.',
    ]);
    expect(dates()).toEqual(['2026-02-09']);
    expect(inForce()[0]).toMatchObject({ rev: 1 });
  });

  it('needs a date, and takes sixty at most', async () => {
    await enter();
    const form = await begin();
    const many = Array.from({ length: 60 }, (_, at) =>
      new Date(Date.UTC(2025, 0, 1 + at)).toISOString().slice(0, 10),
    );

    expect(await submit(form, ' , ')).toMatchObject({
      errors: { dates: 'Ce champ est nécessaire.' },
    });
    expect(await submit(form, many.join(','))).toMatchObject({
      errors: { dates: expect.stringContaining('60') },
    });
    await submit(form, many.slice(1).join(', '));
    expect(inForce()).toHaveLength(60);
  });

  it('is undone in one press', async () => {
    await enter();
    await submit(await begin(), '16/02, 23/02');
    await scene.press('claire', actionNamed(said(), 'Annuler ces 2 CRA'));

    expect(dates()).toEqual(['2026-02-09']);
  });

  it('asks "again?" when one of its dates is like a CRA of the last week', async () => {
    await enter();
    await enter(2, { ...workshop, date: '2026-02-16' });
    await submit(await begin(), '16/02, 23/02');
    const asked = said();
    expect(spaced(asked.text)).toContain('un CRA semblable');
    expect(inForce()).toHaveLength(2);
    await scene.press('claire', actionNamed(asked, 'Oui, l’enregistrer'));
    await scene.press('claire', actionNamed(asked, 'Oui, l’enregistrer'));

    expect(dates()).toEqual(['2026-02-09', '2026-02-16', '2026-02-16', '2026-02-23']);
  });

  it('is offered for workshops only, in the list and when one is saved', async () => {
    await enter(1, aContent({ date: '2026-02-09' }));
    const list = await type('/cra liste mois dernier');
    expect(list.actions.map(({ name }) => name)).not.toContain('Répéter…');

    const line = '/cra atelier 2 pers 45 min courriel 44000 sur place 2 60+ 2 retraités';
    await scene.press('claire', actionNamed(await type(line), 'Enregistrer'));
    await scene.press('claire', actionNamed(said(), 'Répéter'));
    expect(dialog().title).toBe('Répéter l’atelier');
  });

  it('deleted meanwhile asks to restore it first', async () => {
    await enter();
    const form = await begin();
    await scene.api('claire', 'DELETE', `/cra/${testId(1)}`);

    expect(await submit(form, '16/02')).toEqual({
      error: expect.stringContaining('rétablissez-le'),
    });
    expect(inForce()).toEqual([]);
  });

  it('is in English too', async () => {
    await scene.end();
    scene = await makeBotScene({ accounts: [anAccount('claire', { locale: 'en' })] });
    await enter();
    const list = await type('/cra list last month');
    await scene.press('claire', actionNamed(list, 'Repeat…'), testId(1));
    await submit(dialog(), '16/02, every week');

    expect(dialog().title).toBe('Repeat the workshop');
    expect(dates()).toEqual(['2026-02-09']);
    await submit(dialog(), 'every week');
    expect(spaced(said().text)).toContain('3 reports saved');
  });
});
