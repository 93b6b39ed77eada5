import { runningOf, shownRun } from './run-record.ts';
import { runPlan, weightOf, type RunPlanDeps, type RunReport } from './run-plan.ts';
import { saveLearnt, type SaveLearntDeps } from './save-learnt.ts';
import { think, type ThinkDeps, type Thought } from '../look/think.ts';
import type { Community, Team } from '../channels.ts';
import { dangersOf } from '../plan/danger.ts';
import type { Operation, Plan } from '../plan/operation.ts';
import type { RunRecord } from '../ports.ts';

export type WorkDeps = ThinkDeps & RunPlanDeps & SaveLearntDeps;

export interface WorkPlace {
  readonly community: Community;
  readonly team: Team;
  /** Kept from pass to pass in this process. */
  readonly offsets: Map<string, number>;
}

/** What became of an application. */
export type Applied =
  | { readonly kind: 'done'; readonly reports: readonly RunReport[]; readonly left: Thought }
  /** Something appeared that was not shown: nothing was done. */
  | { readonly kind: 'changed'; readonly run: RunRecord; readonly thought: Thought }
  | {
      readonly kind: 'ended';
      readonly why: NonNullable<RunReport['ended']>;
      readonly reports: readonly RunReport[];
    }
  | { readonly kind: 'no-team' };

/** Adopted channels show their members once the bot is in: a second round places people there. */
const mostRounds = 5;

export interface ApplyOptions {
  readonly actor: string;
  readonly onProgress: (progress: {
    readonly done: number;
    readonly total: number;
  }) => Promise<void>;
  readonly isStopping: () => boolean;
}

/**
 * Applies a plan that was shown: observes and plans again, stops when removals, adoptions or changes
 * of privacy appeared that were not shown, otherwise does it, round after round, until there is
 * nothing left to do. Begun again after a death it goes on from what it sees.
 */
export async function applyRun(
  deps: WorkDeps,
  place: WorkPlace,
  { run, options }: { readonly run: RunRecord; readonly options: ApplyOptions },
): Promise<Applied> {
  const shown = new Set(run.shown);
  const reports: RunReport[] = [];
  let before = run.done ?? 0;
  for (let round = 0; ; round += 1) {
    const thought = await think(deps, { ...place, depth: 'full' });
    if (!thought) return { kind: 'no-team' };
    await saveLearnt(deps, thought);
    const isNew = dangersOf(thought.plan).some((one) => !shown.has(one));
    if (isNew && round === 0 && run.done === undefined) {
      return { kind: 'changed', run: shownRun(run, thought, deps.clock.now()), thought };
    }
    const operations = allowed(thought.plan, shown);
    if (operations.length === 0 || round === mostRounds) {
      return { kind: 'done', reports, left: thought };
    }
    const running = runningOf(thought, { run: run.id, actor: options.actor });
    const total = before + operations.reduce((sum, one) => sum + weightOf(one), 0);
    const start = before;
    const report = await runPlan(deps, running, {
      operations,
      concurrency: place.community.channelSettings.concurrency,
      onProgress: (done) => options.onProgress({ done: start + done, total }),
      isStopping: options.isStopping,
    });
    reports.push(report);
    if (report.ended) return { kind: 'ended', why: report.ended, reports };
    if (report.done.length === 0) return { kind: 'done', reports, left: thought };
    before = total;
  }
}

/** What was not shown waits for another plan. */
function allowed(plan: Plan, shown: ReadonlySet<string>): readonly Operation[] {
  return plan.operations.filter((one) => {
    const dangers = dangersOf({ operations: [one], drifts: [] });
    return dangers.every((danger) => shown.has(danger));
  });
}
