import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { statsQuerySchema, statsResultSchema, type StatsScopeKind } from '@coop/contract/stats';
import type { StatsAnswer, StatsChoices } from '@coop/contract/stats-routes';
import * as z from 'zod/mini';

const folder = join(import.meta.dirname, '../stats-cases');
const linesSchema = z.array(z.looseObject({ query: z.unknown(), result: z.unknown() }));
const caseSchema = z.looseObject({ query: statsQuerySchema, result: statsResultSchema });
type StatsCase = Pick<StatsAnswer, 'query' | 'result'>;

/** The questions of a file of cases that have figures for an answer, in its order. */
export function statsCases(name: string): readonly StatsCase[] {
  const text = readFileSync(join(folder, `${name}.expected.json`), 'utf8');
  return linesSchema.parse(JSON.parse(text)).flatMap((line) => {
    const answered = z.safeParse(caseSchema, line);
    return answered.success ? [answered.data] : [];
  });
}

const choices: StatsChoices = {
  today: '2026-03-12',
  scopes: ['soi', 'nation'],
  departements: [],
  structures: [],
  conseillers: [],
  more: false,
};

export const choicesOfAdviser = choices;
export const choicesOfCoordinateur: StatsChoices = {
  ...choices,
  scopes: ['territoireConseillers', 'territoireLieux', 'structure', 'conseiller', 'nation'],
  departements: [
    { code: '2A', nom: 'Corse-du-Sud' },
    { code: '2B', nom: 'Haute-Corse' },
    { code: '35', nom: 'Ille-et-Vilaine' },
  ],
  structures: [{ id: 'ST0004', nom: 'Mairie de Bastia' }],
  conseillers: [{ id: 'AD0001', nom: 'Claire Martin' }],
};

/** An answer for a scope, out of the cases: the figures of a case, whatever the period asked. */
export function fakeStatsAnswer(query: URLSearchParams): StatsAnswer {
  const scope = query.get('scope') ?? 'soi';
  const filters = ['communes', 'activites', 'themes', 'tags', 'canaux'].filter((name) =>
    query.has(name),
  );
  const all = statsCases('c5-legacy').filter((one) => one.query.scope === scope);
  const found = filters.length === 0 ? all[0] : all.find((one) => one.query.filters !== undefined);
  const { query: asked, result } = found ?? all[0] ?? notThere(scope);
  return {
    query: asked,
    result,
    names: {
      communes: communeNames,
      structures: named('Structure', result.structures),
      conseillers: named('Conseiller', result.conseillers),
      tags: {},
    },
    ...(isWide(asked.scope) ? { carte } : {}),
  };
}

function notThere(scope: string): never {
  throw new Error(`The cases have no scope ${scope}.`);
}

function isWide(scope: StatsScopeKind): boolean {
  return ['territoireConseillers', 'territoireLieux', 'nation'].includes(scope);
}

const carte = { '2A': 12, '2B': 66, '35': 14, '64': 41, '75': 8, '974': 31, '978': 9, '988': 4 };
const communeNames = {
  '2B033': 'Bastia',
  '2A004': 'Ajaccio',
  '35238': 'Rennes',
  '97412': 'Saint-Joseph',
};

/** Whole names for what the cases know by id alone. */
function named(
  kind: string,
  { lignes }: StatsCase['result']['structures'],
): Record<string, string> {
  return Object.fromEntries(lignes.map(({ code }) => [code, `${kind} ${code}`]));
}
