import type { StatsResult } from '@coop/contract/stats';

import { askStats, type AskStatsDeps } from '../ask-stats.ts';
import { checkQuery, type AskedQuery } from '../check-query.ts';
import type { StatsRefused } from '../failures.ts';
import type { Cra, CraStore } from '../../cra/index.ts';
import type { RegistryStore } from '../../registry/index.ts';
import type { Communes } from '../../territory/index.ts';
import { failureCode } from '../../../core/result.ts';
import type { Transaction } from '../../../core/transaction.ts';
import type { ReplayRegistry } from './replay-files.ts';

/** Why a question was refused, as the cases write it. */
export interface ReplayError {
  readonly field: string;
  readonly rule: string;
  readonly received: string;
}

export type ReplayAnswer =
  | { readonly query: AskedQuery; readonly result: StatsResult }
  | { readonly query: AskedQuery; readonly error: ReplayError };

export interface LoadReplayDeps {
  readonly transaction: Transaction<{ readonly registry: RegistryStore; readonly cras: CraStore }>;
}

const perTransaction = 500;

/**
 * Stores a registry and revisions of CRAs through the stores that every CRA goes through, each CRA
 * from its first revision to its last, each revision once, with the employer that it names.
 */
export async function loadReplay(
  { transaction }: LoadReplayDeps,
  { registry, cras }: { readonly registry: ReplayRegistry; readonly cras: readonly Cra[] },
): Promise<void> {
  await transaction(async (stores) => {
    await stores.registry.putStructures(registry.structures);
    await stores.registry.put(registry.entries);
  });
  const histories = [...Map.groupBy(cras, ({ id }) => id).values()].map(historyOf);
  for (let at = 0; at < histories.length; at += perTransaction) {
    const some = histories.slice(at, at + perTransaction);
    await transaction(async (stores) => {
      for (const history of some) await storeHistory(stores.cras, history);
    });
  }
}

/** Answers the questions in their order, as an operator, who may ask everything. */
export async function replayStats(
  deps: AskStatsDeps & { readonly communes: Communes },
  queries: readonly AskedQuery[],
): Promise<readonly ReplayAnswer[]> {
  const answers: ReplayAnswer[] = [];
  for (const query of queries) {
    const checked = checkQuery(query, deps);
    answers.push(
      checked.ok
        ? { query, result: await askStats(deps, checked.value) }
        : { query, error: errorOf(checked.failure) },
    );
  }
  return answers;
}

/** The refusal of a question in three words: field, rule, what was received. */
export function errorOf(refused: StatsRefused): ReplayError {
  switch (refused.tag) {
    case 'InvalidPeriod': {
      const { field, rule, received } = refused;
      return { field, rule, received };
    }
    case 'PeriodTooLong':
      return { field: 'to', rule: failureCode(refused.tag), received: refused.to };
    case 'UnknownScope':
      return { field: refused.field, rule: failureCode(refused.tag), received: refused.received };
    case 'UnknownFilter': {
      const { filter, received, tag } = refused;
      return { field: `filters.${filter}`, rule: failureCode(tag), received };
    }
  }
}

/** Each revision once, numbered without a gap. */
function historyOf(revisions: readonly Cra[]): readonly Cra[] {
  const byRev = new Map(revisions.map((cra) => [cra.rev, cra]));
  return [...byRev.values()]
    .toSorted((a, b) => a.rev - b.rev)
    .map((cra, at) => ({ ...cra, rev: at + 1 }));
}

async function storeHistory(cras: CraStore, [first, ...later]: readonly Cra[]): Promise<void> {
  if (first) await cras.insert(first);
  for (const cra of later) await cras.update(cra);
}
