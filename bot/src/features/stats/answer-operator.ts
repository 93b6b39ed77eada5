import type { StatsAnswer } from '@coop/contract/stats-routes';

import { askStats, type AskStatsDeps } from './ask-stats.ts';
import { checkQuery, type AskedQuery } from './check-query.ts';
import type { StatsRefused } from './failures.ts';
import { nameCodes, type NameCodesDeps } from './name-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Communes } from '../territory/index.ts';

export type AnswerOperatorDeps = AskStatsDeps & NameCodesDeps & { readonly communes: Communes };

/**
 * The figures of any scope, for the administrator of the installation, in the shape of the reference
 * cases: small groups are hidden as for everybody, names of advisers and structures are not.
 */
export async function answerOperator(
  deps: AnswerOperatorDeps,
  asked: AskedQuery,
): Promise<Result<StatsAnswer, StatsRefused>> {
  const checked = checkQuery(asked, deps);
  if (!checked.ok) return checked;
  const query = checked.value;
  if (!(await exists(deps, query))) {
    return fail({ tag: 'UnknownScope', field: 'id', received: query.id ?? '' });
  }
  const result = await askStats(deps, query);
  return ok({ query, result, names: await nameCodes(deps, { query, result }) });
}

async function exists(
  { registry }: AnswerOperatorDeps,
  { scope, id = '' }: StatsAnswer['query'],
): Promise<boolean> {
  if (scope === 'structure') return (await registry.structure(id)) !== undefined;
  if (scope !== 'soi' && scope !== 'conseiller') return true;
  return (await registry.entry(id)) !== undefined;
}
