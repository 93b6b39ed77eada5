import { followRenames } from './follow-renames.ts';
import { holdLease, type LeaseDeps } from './hold-lease.ts';
import { saveLearnt } from './save-learnt.ts';
import { shownRun, askForPlan } from './run-record.ts';
import { think, type Thought } from '../look/think.ts';
import type { WorkDeps, WorkPlace } from './apply-run.ts';
import type { RunRecord } from '../ports.ts';
import type { Random } from '../../../core/clock.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

/** The bot is at work on the same team. */
export interface Busy {
  readonly tag: 'Busy';
}

/** The bot does not see the team of the file. */
export interface NoTeam {
  readonly tag: 'NoTeam';
}

export type PlanHereDeps = WorkDeps & LeaseDeps & { readonly random: Random };

/** Makes the plan of a team at once, and notes it so that it can be applied. */
export async function makePlan(
  deps: PlanHereDeps,
  place: WorkPlace,
): Promise<Result<{ readonly run: RunRecord; readonly thought: Thought }, Busy | NoTeam>> {
  const team = place.team.key;
  const made = await holdLease(deps, leaseOf(team), async () => {
    await followRenames(deps, place.community);
    const thought = await think(deps, { ...place, depth: 'full' });
    if (!thought) return fail({ tag: 'NoTeam' });
    await saveLearnt(deps, thought);
    const asked = await askForPlan(deps, { team });
    const run = shownRun(asked, thought, deps.clock.now());
    await deps.transaction(({ channels }) => channels.putRun(run));
    return ok({ run, thought });
  });
  return made ?? fail({ tag: 'Busy' });
}

/** One at a time for each team. */
export function leaseOf(team: string): string {
  return `channels.${team}`;
}
