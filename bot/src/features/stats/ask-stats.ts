import type { StatsQuery, StatsResult } from '@coop/contract/stats';

import type { Communes } from '../territory/index.ts';
import type { StatsReader, StatsScope } from './ports.ts';
import { periodBefore, pointsOf } from './rules/periods.ts';
import { resultOf } from './rules/result-of.ts';

export interface AskStatsDeps {
  readonly stats: Pick<StatsReader, 'tally'>;
  readonly communes: Pick<Communes, 'presentCommune'>;
}

/**
 * The indicators of a checked question. Who may ask it is judged before; a commune asked for by a
 * former code is the present one. `signal` aborted: the work stops and the promise is rejected.
 */
export async function askStats(
  { stats, communes }: AskStatsDeps,
  query: StatsQuery,
  signal?: AbortSignal,
): Promise<StatsResult> {
  const period = { from: query.from, to: query.to };
  const filters = { ...query.filters };
  if (filters.communes) {
    filters.communes = [...new Set(filters.communes.map(communes.presentCommune))];
  }
  const answer = await stats.tally({
    ...period,
    scope: scopeOf(query),
    filters,
    points: pointsOf(period).map(({ from, to }) => ({ from, to })),
    before: periodBefore(period),
    ...(signal && { signal }),
  });
  return resultOf(period, answer, query.scope === 'soi' ? 'own' : 'protected');
}

function scopeOf({ scope, id = '', departements = [] }: StatsQuery): StatsScope {
  switch (scope) {
    case 'soi':
    case 'conseiller':
      return { kind: 'conseiller', id };
    case 'structure':
      return { kind: 'structure', id };
    case 'territoireConseillers':
    case 'territoireLieux':
      return { kind: scope, departements };
    case 'nation':
      return { kind: 'nation' };
  }
}
