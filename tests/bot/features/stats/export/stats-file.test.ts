import {
  activites,
  canaux,
  organismes,
  statuts,
  storedThemes,
  storedTranchesAge,
} from '@coop/contract/cra';
import type { StatsFormat } from '@coop/contract/stats-downloads';
import { statsQuerySchema, statsResultSchema } from '@coop/contract/stats';
import type { StatsAnswer } from '@coop/contract/stats-routes';
import { describe, expect, it } from '@jest/globals';

import { makeTranslate } from '../../../../../bot/src/adapters/language/translate.ts';
import { readBlocks } from '../../../../../bot/src/features/stats/export/read-blocks.ts';
import { statsFile } from '../../../../../bot/src/features/stats/export/stats-file.ts';
import { readStatsCase, statsCaseNames } from '../../../../support/read-stats-cases.ts';
import { gather, readZip } from '../../../../support/read-zip.ts';

const translate = makeTranslate((text) => text);
const french = {
  locale: 'fr',
  say: (text: Parameters<typeof translate>[0]) =>
    translate(text, { locale: 'fr', timeZone: 'Europe/Paris' }),
} as const;

/** The answers of a case, those of the expected results that are no refusals. */
function answersOf(name: string): readonly StatsAnswer[] {
  return readStatsCase(name).expected.flatMap(({ query, result }) => {
    const read = statsResultSchema.safeParse(result);
    if (!read.success) return [];
    const names = { communes: {}, structures: {}, conseillers: {}, tags: {} };
    return [{ query: statsQuerySchema.parse(query), result: read.data, names }];
  });
}

const first = (name: string, accepts: (answer: StatsAnswer) => boolean = () => true) => {
  const answer = answersOf(name).find(accepts);
  if (!answer) throw new Error(`no such answer in ${name}`);
  return answer;
};

async function fileOf(answer: StatsAnswer, format: StatsFormat, reader = french) {
  const file = statsFile(answer, format, reader);
  return { ...file, bytes: await gather(file.content) };
}

const worked = () => first('c0-worked-example', ({ query }) => query.scope === 'soi');

async function csvLines(answer: StatsAnswer): Promise<readonly (readonly string[])[]> {
  const text = (await fileOf(answer, 'csv')).bytes.toString('utf8').replace(/\u00a0|\u202f/g, ' ');
  return text
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => line.split(';'));
}

/** The filled cells of a line of a block. */
async function csvLine(answer: StatsAnswer, block: string, code: string) {
  const [titles = [], ...lines] = await csvLines(answer);
  const line = lines.find(([title, own]) => title === block && own === code) ?? [];
  return Object.fromEntries(
    titles.slice(3).flatMap((title, index) => {
      const cell = line[index + 3] ?? '';
      return cell === '' ? [] : [[title, cell]];
    }),
  );
}

describe('the statistics as CSV', () => {
  it('state the worked example of the specification', async () => {
    const answer = worked();

    expect(await csvLine(answer, 'Résumé', 'personnes')).toMatchObject({ Personnes: '8' });
    expect(await csvLine(answer, 'Résumé', 'suites')).toMatchObject({
      Personnes: '5',
      'Part des personnes (%)': '62,5',
    });
    expect(await csvLine(answer, 'Résumé', 'temps')).toMatchObject({
      Minutes: '215',
      Heures: '3,58',
    });
    expect(await csvLine(answer, 'Activités', 'individuel')).toMatchObject({
      CRA: '2',
      Personnes: '2',
      Minutes: '65',
    });
    expect(await csvLine(answer, 'Statuts', 'retraite')).toEqual({
      Personnes: '3',
      'Part des personnes (%)': '37,5',
    });
    expect(await csvLine(answer, 'Thèmes', 'courriel')).toMatchObject({
      CRA: '2',
      'Thèmes dans La Coop de la médiation numérique': 'email',
    });
  });

  it('have as many cells in each line as titles', async () => {
    const lines = await csvLines(worked());

    expect(new Set(lines.map((cells) => cells.length))).toEqual(new Set([18]));
  });

  it('are named by scope and dates, and nobody', async () => {
    const { name } = await fileOf(worked(), 'csv');

    expect(name).toMatch(/^statistiques_soi_\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d\.csv$/);
  });

  it('write hidden cells as marks, never as numbers', async () => {
    const hidden = (answer: StatsAnswer) =>
      answer.result.ages.cellules.some(({ marque }) => marque === 'masque') &&
      answer.result.ages.etat === 'partiel';
    const few = (answer: StatsAnswer) => answer.result.petitEffectif;
    const masked = first('c1-small-loire', hidden);
    const lone = first('c1-small-loire', few);

    expect(await csvLine(masked, 'Âges', 'de12a17')).toEqual({ Personnes: 'masqué' });
    expect(await csvLine(lone, 'Résumé', 'personnes')).toMatchObject({ Personnes: '< 5' });
    expect(await csvLine(lone, 'Communes', 'total')).toEqual({
      CRA: 'masqué',
      Personnes: 'masqué',
    });
  });
});

describe('every reference case', () => {
  it.each(statsCaseNames)('%s shows no more in its file than in its answer', (name) => {
    for (const answer of answersOf(name)) {
      const { result } = answer;
      const blocks = new Map(readBlocks(answer, french.say).map((block) => [block.name, block]));
      const cells = (block: 'ages' | 'statuts') =>
        blocks.get(block)?.lines.filter(({ code }) => code !== 'masque');

      for (const block of ['ages', 'statuts'] as const) {
        expect(cells(block)?.map(({ people }) => typeof people)).toEqual(
          result[block].cellules.map(({ n }) => (n === null ? 'string' : 'number')),
        );
      }
      if (result.petitEffectif) {
        const shown = [...blocks.values()].flatMap(({ lines }) => lines.map((line) => line.people));
        expect(shown.every((cell) => typeof cell !== 'number' || cell === 0)).toBe(true);
      }
    }
  });

  it.each(statsCaseNames)('%s has the totals of its answer in its file', (name) => {
    for (const answer of answersOf(name)) {
      const blocks = readBlocks(answer, french.say);
      const total = (code: string) =>
        blocks.flatMap(({ lines }) => lines).find((line) => line.code === code);
      const points = blocks.find(({ name: block }) => block === 'evolution')?.lines ?? [];

      expect(total('cras')?.cras).toBe(answer.result.cras);
      expect(total('temps')?.minutes).toBe(answer.result.temps.minutes);
      expect(points.reduce((sum, { cras }) => sum + Number(cras), 0)).toBe(answer.result.cras);
    }
  });

  it.each(statsCaseNames)('%s can be printed', async (name) => {
    for (const answer of answersOf(name).slice(0, 1)) {
      const { bytes, mediaType } = await fileOf(answer, 'pdf');

      expect(mediaType).toBe('application/pdf');
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    }
  });
});

describe('the other forms', () => {
  it('the workbook has a sheet for each block, with typed cells', async () => {
    const files = readZip((await fileOf(worked(), 'xlsx')).bytes);
    const names = [...(files.get('xl/workbook.xml') ?? '').matchAll(/sheet name="([^"]+)"/g)];

    expect(names.map(([, name]) => name)).toEqual([
      'Résumé',
      'Activités',
      'Thèmes',
      'Matériel',
      'Canaux',
      'Durées',
      'Âges',
      'Statuts',
      'Suites',
      'Redirections',
      'Évolution',
      'Communes',
      'Structures',
      'Conseillers',
    ]);
    expect(files.get('xl/worksheets/sheet1.xml')).toContain('<c s="4"><v>0.625</v></c>');
  });

  it('the page of a month is one page, however full it is', async () => {
    const month = first('c5-legacy');
    const { query, result } = month;
    const crowded: StatsAnswer = {
      ...month,
      query: { ...query, filters: { canaux: [...canaux], activites: [...activites] } },
      result: {
        ...result,
        orientations: {
          ...result.orientations,
          lignes: organismes.map((code) => ({ code, n: 100, pm: 47 })),
        },
        communes: {
          ...result.communes,
          lignes: Array.from({ length: 20 }, (_, n) => ({
            code: `440${String(n)}`,
            cras: 20,
            personnes: 20,
          })),
        },
        themes: storedThemes.map((code) => ({ code, cras: 1, crasPm: 10, personnes: 5 })),
        ages: {
          etat: 'partiel',
          total: 60,
          masquees: { n: 10, pm: 100 },
          cellules: storedTranchesAge.map((code) => ({ code, n: 10, pm: 100, marque: null })),
        },
        statuts: {
          etat: 'partiel',
          total: 60,
          masquees: { n: 10, pm: 100 },
          cellules: statuts.map((code) => ({ code, n: 10, pm: 100, marque: null })),
        },
      },
    };
    const text = (await fileOf(crowded, 'pdf')).bytes.toString('latin1');

    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
  });

  it('JSON is the answer itself', async () => {
    const answer = worked();

    expect(JSON.parse((await fileOf(answer, 'json')).bytes.toString())).toEqual(answer);
  });

  it('speaks the language of its reader', async () => {
    const english = {
      locale: 'en',
      say: (text: Parameters<typeof translate>[0]) =>
        translate(text, { locale: 'en', timeZone: 'Europe/Paris' }),
    } as const;
    const file = statsFile(worked(), 'csv', english);

    expect((await gather(file.content)).toString()).toContain(
      'Summary;suites;People with a follow-up',
    );
  });
});
