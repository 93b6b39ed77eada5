import { readFileSync } from 'node:fs';

import {
  readReplayCras,
  readReplayRegistry,
  type ReplayRegistry,
  type ReplayUnreadable,
} from '../../bot/src/features/stats/replay/replay-files.ts';
import type { AskedQuery } from '../../bot/src/features/stats/check-query.ts';
import type { Result } from '../../bot/src/core/result.ts';
import type { Cra } from '../../bot/src/features/cra/cra.ts';

export const statsCaseNames = [
  'c0-worked-example',
  'c1-small-loire',
  'c2-mixed-dst',
  'c3-yearend-w53',
  'c4-transfers-overseas',
  'c5-legacy',
] as const;

export interface StatsCase {
  readonly registry: ReplayRegistry;
  readonly cras: readonly Cra[];
  readonly expected: readonly { readonly query: AskedQuery; readonly result: unknown }[];
}

/** Where a file of a case is. */
export function statsCasePath(name: string, what: string): string {
  return `${import.meta.dirname}/stats-cases/${name}.${what}`;
}

export function readStatsCase(name: string): StatsCase {
  const text = (what: string) => readFileSync(statsCasePath(name, what), 'utf8');
  return {
    registry: value(readReplayRegistry(text('registry.json'))),
    cras: value(readReplayCras(text('cras.jsonl'))),
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- a file of the tests
    expected: JSON.parse(text('expected.json')) as StatsCase['expected'],
  };
}

function value<T>(read: Result<T, ReplayUnreadable>): T {
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}
