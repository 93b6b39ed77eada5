import type { WorkDeps, WorkPlace } from './apply-run.ts';
import { runningOf } from './run-record.ts';
import { runPlan, type RunReport } from './run-plan.ts';
import { saveLearnt } from './save-learnt.ts';
import { tellMoves } from './tell-moves.ts';
import { think, type Thought } from '../look/think.ts';
import { automaticPart } from '../plan/limits.ts';
import type { HeardHands } from '../plan/learn.ts';

export interface PassRequest {
  readonly depth: 'full' | 'light';
  readonly hands: HeardHands;
  /** Until a first plan was applied, passes only observe. */
  readonly mayAct: boolean;
  readonly isStopping: () => boolean;
}

export interface PassResult {
  readonly thought: Thought;
  readonly report: RunReport;
}

const nothing: RunReport = { done: [], refused: [], notAdded: [] };

/** Makes one team match what is wanted, as far as nobody has to decide; `undefined` without team. */
export async function pass(
  deps: WorkDeps,
  place: WorkPlace,
  { depth, hands, mayAct, isStopping }: PassRequest,
): Promise<PassResult | undefined> {
  const thought = await think(deps, { ...place, depth, hands });
  if (!thought) return undefined;
  await saveLearnt(deps, thought);
  const { channelSettings } = place.community;
  const { operations } = automaticPart(thought.plan, thought.observed, channelSettings);
  if (!mayAct || operations.length === 0) return { thought, report: nothing };
  const running = runningOf(thought, { run: deps.ids.ulid(), actor: 'bot' });
  const report = await runPlan(deps, running, {
    operations,
    concurrency: channelSettings.concurrency,
    onProgress: () => Promise.resolve(),
    isStopping,
  });
  await tellMoves(deps, { thought, report, run: running.run });
  return { thought, report };
}
