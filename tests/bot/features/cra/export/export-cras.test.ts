import { apiPrefix } from '@coop/contract/identity';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as z from 'zod';

import { makeBotScene, type BotScene } from '../../../../support/bot/bot-scene.ts';
import { aContent, aCra, testId } from '../../../../support/builders.ts';
import { accountId } from '../../../../support/people.ts';
import { gather, readZip } from '../../../../support/read-zip.ts';

let scene: BotScene;
beforeEach(async () => {
  scene = await makeBotScene();
});
afterEach(() => scene.end());

const record = (number: number, fields: Parameters<typeof aCra>[0] = {}) =>
  scene.storage.transaction(({ cras }) => cras.insert(aCra({ id: testId(number), ...fields })));

async function download(query: string, who = 'claire') {
  const token = await scene.sessions.issue(accountId(who));
  return scene.app.inject({
    url: `${apiPrefix}/cra/export?${query}`,
    headers: { authorization: `Bearer ${token.token}` },
  });
}

const rich = {
  content: {
    activite: 'collectif',
    participants: 3,
    recurrents: 1,
    titre: '=HYPERLINK("x")',
    themes: ['materiel', 'demarches', 'autre'],
    sousThemes: ['materiel.tablette'],
    materiel: ['ordinateur', 'tablette'],
    ages: { plus60: 2, nonRenseigne: 1 },
    statuts: { retraite: 3 },
    suites: { atelier: 1, redirection: 2 },
    orientations: [
      { organisme: 'caf', n: 1 },
      { organisme: 'autre', n: 1, precision: 'Emmaüs' },
    ],
    notes: 'première ligne\nseconde ; "fin"',
    tags: ['unknown'],
  },
} as const satisfies Parameters<typeof aCra>[0];

describe('the list of one’s own CRAs as CSV', () => {
  it('has the columns of the specification, in its order', async () => {
    await record(1);
    const [titles] = (await download('format=csv')).body.split('\r\n');

    expect(titles?.split(';')).toEqual([
      '\uFEFFDate',
      'Enregistré le',
      'Modifié le',
      'Activité',
      'Titre de l’atelier',
      'Participants',
      'Dont déjà vus',
      'Canal',
      'Commune',
      'Code postal',
      'Code INSEE',
      'Durée (min)',
      'Moins de 12 ans',
      '12-17 ans',
      '18-34 ans',
      '35-59 ans',
      '60 ans et plus',
      'Âge inconnu',
      'Scolarisés',
      'Sans emploi',
      'En emploi',
      'Retraités',
      'Statut inconnu',
      'Thèmes',
      'Sous-thèmes',
      'Thèmes dans La Coop de la médiation numérique',
      'Matériel',
      'Suite individuelle',
      'Suite en atelier',
      'Redirection',
      'Redirections',
      'Notes',
      'Étiquettes',
      'Série',
      'Origine',
      'Identifiant',
    ]);
  });

  it('writes codes, counts, lists, several lines and what looks like a formula', async () => {
    await record(1, { ...rich, createdAt: Date.UTC(2026, 2, 2, 8, 15) });
    const { body } = await download('format=csv');

    expect(body.slice(body.indexOf('\r\n') + 2)).toBe(
      '2026-03-02;2026-03-02 09:15;1970-01-01 01:00;collectif;"\'=HYPERLINK(""x"")";3;1;' +
        'rattachement;Nantes;44000;44109;45;0;0;0;0;2;1;0;0;0;3;0;materiel, demarches, autre;' +
        'materiel.tablette;prendre_en_main_du_materiel, gere_ses_contenus_numeriques, ' +
        'aide_aux_demarches_administratives;ordinateur, tablette;0;1;2;' +
        `caf: 1, autre (Emmaüs): 1;"première ligne\nseconde ; ""fin""";unknown;;panel;${testId(1)}\r\n`,
    );
  });

  it('names tags', async () => {
    const tag = {
      id: testId(9),
      name: 'Forum',
      scope: { kind: 'nation' },
      madeBy: 'x',
      madeAt: 0,
    } as const;
    await scene.storage.transaction(({ tags }) => tags.insert(tag));
    await record(1, { content: { tags: [tag.id] } });

    expect((await download('format=csv')).body).toContain(';Forum;');
  });

  it('is a file to save, named by its dates and nobody', async () => {
    await record(1);
    const { headers } = await download('format=csv&from=2026-03-01&to=2026-03-31');

    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="cra_2026-03-01_2026-03-31.csv"',
      'cache-control': 'no-store',
      'access-control-expose-headers': expect.stringContaining('content-disposition'),
    });
  });

  it('holds the CRAs in force of the person alone, of the period and activity asked, newest first', async () => {
    await record(1);
    await record(2, { content: { date: '2026-03-05', activite: 'ponctuel' } });
    await record(3, { content: { date: '2026-02-28' } });
    await record(4, { author: 'paul' });
    await record(5, { deletedAt: 5 });
    const ids = async (query: string) =>
      [...(await download(query)).body.matchAll(/01J\d{23}/g)].map(([id]) => id);

    expect(await ids('format=csv&from=2026-03-01&to=2026-03-31')).toEqual([testId(2), testId(1)]);
    expect(await ids('format=csv')).toEqual([testId(2), testId(1), testId(3)]);
    expect(await ids('format=csv&activite=ponctuel')).toEqual([testId(2)]);
  });
});

describe('the same list', () => {
  it('is a workbook with typed cells', async () => {
    await record(1, rich);
    const answer = await download('format=xlsx');
    const xml = readZip(answer.rawPayload).get('xl/worksheets/sheet1.xml') ?? '';

    expect(answer.headers['content-disposition']).toBe(
      'attachment; filename="cra_2026-03-02.xlsx"',
    );
    expect(xml).toContain('<row><c s="2"><v>46083</v></c>');
    expect(xml).toContain('<t xml:space="preserve">44000</t>');
    expect(xml).toContain('<c s="5" t="inlineStr"><is><t xml:space="preserve">=HYPERLINK');
  });

  it('is JSON with each CRA as the API answers it and the successor’s codes', async () => {
    await record(1, rich);
    await record(2, { content: { date: '2026-03-01' } });
    const { body } = await download('format=json&from=2026-03-01');

    expect(JSON.parse(body)).toMatchObject({
      format: 'coop-cra',
      version: 1,
      from: '2026-03-01',
      to: null,
      cras: [
        {
          id: testId(1),
          content: { ...aContent(rich.content) },
          successorCodes: [
            'prendre_en_main_du_materiel',
            'gere_ses_contenus_numeriques',
            'aide_aux_demarches_administratives',
          ],
        },
        { id: testId(2), successorCodes: ['email'] },
      ],
    });
  });

  it('is read page by page, whole', async () => {
    for (let number = 1; number <= 1_203; number += 1) await record(number);
    const { body } = await download('format=json');

    expect(z.object({ cras: z.array(z.unknown()) }).parse(JSON.parse(body)).cras).toHaveLength(
      1_203,
    );
  });
});

describe('a list that cannot be', () => {
  it.each([
    ['format=pdf', 400, 'request-refused'],
    ['', 400, 'request-refused'],
    ['format=csv&from=2026-02-30', 400, 'invalid-period'],
    ['format=csv&from=2026-03-02&to=2026-03-01', 400, 'invalid-period'],
    ['format=csv&to=2020-01-01', 404, 'nothing-to-export'],
  ])('with “%s” is refused before a byte', async (query, status, code) => {
    await record(1);
    const answer = await download(query);

    expect(answer.json()).toMatchObject({ status, code });
  });

  it('is refused without a session and without the role', async () => {
    const scene2 = await makeBotScene({ entries: [{ roles: ['animateur'] }] });
    const { token } = await scene2.sessions.issue(accountId('claire'));
    const ask = (headers: Record<string, string>) =>
      scene2.app.inject({ url: `${apiPrefix}/cra/export?format=csv`, headers });

    expect((await ask({})).statusCode).toBe(401);
    expect((await ask({ authorization: `Bearer ${token}` })).statusCode).toBe(403);
    await scene2.end();
  });
});

describe('/cra export', () => {
  const wanted = () =>
    [...scene.tables.outbox.values()].flatMap(({ effect }) =>
      effect.kind === 'file' ? [effect] : [],
    );

  it.each([
    ['/cra export', { format: 'csv' }],
    ['/cra Export XLSX', { format: 'xlsx' }],
    ['/cra export excel', { format: 'xlsx' }],
    ['/cra export json ce mois', { format: 'json', from: '2026-03-01', to: '2026-03-02' }],
    ['/cra export du 1/3 au 31/3 csv', { format: 'csv', from: '2026-03-01', to: '2026-03-31' }],
  ])('%s sends the file by direct message', async (line, args) => {
    await record(1);
    const answer = await scene.command('claire', line);

    expect(answer['text']).toMatch(/^1 CRA\s: le fichier arrive en message direct\.$/);
    expect(wanted()).toMatchObject([
      {
        to: { kind: 'direct', userId: accountId('claire') },
        file: { export: 'cra.export', args, by: accountId('claire') },
      },
    ]);
  });

  it('makes the same file as the panel’s', async () => {
    await record(1, rich);
    await scene.command('claire', '/cra export');
    const [effect] = wanted();
    const opened = effect && (await scene.openFile(effect.file));

    if (opened?.kind !== 'file') throw new Error('no file was opened');
    expect((await gather(opened.content)).toString()).toBe((await download('format=csv')).body);
  });

  it('says that there is nothing, and sends nothing', async () => {
    const answer = await scene.command('claire', '/cra export 2020');

    expect(answer['text']).toBe('Aucun CRA à exporter sur cette période.');
    expect(wanted()).toEqual([]);
  });

  it('with other words is a line to record', async () => {
    await scene.command('claire', '/cra export de photos 30 min 44000');

    expect(wanted()).toEqual([]);
  });

  it('counts rights again when the file is made', async () => {
    await record(1);
    await scene.command('claire', '/cra export');
    const [effect] = wanted();
    await scene.storage.transaction(async ({ registry }) => {
      const entry = await registry.entry('claire');
      if (entry) await registry.put([{ ...entry, roles: [] }]);
    });

    expect(effect && (await scene.openFile(effect.file))).toMatchObject({ kind: 'instead' });
  });
});
