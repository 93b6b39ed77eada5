import type { Clock } from '../../../core/clock.ts';
import type { StatsTotals } from '../../../features/stats/ports.ts';
import { buildTotals } from './build.ts';
import { checkTotals } from './check.ts';
import { foldChanges, waitingChanges } from './fold.ts';
import type { TotalsDeps } from './totals-deps.ts';

export function makeStatsTotals(deps: TotalsDeps, clock: Clock): StatsTotals {
  return {
    waiting: () => waitingChanges(deps),
    fold: () => foldChanges(deps),
    build: () => buildTotals(deps),
    check: () => checkTotals(deps, clock.now()),
  };
}
