import { applyPlan, type ApplyPlanDeps, type ApplyRefused } from './apply-plan.ts';
import { applyRun, type WorkPlace } from './apply-run.ts';
import { appliedKey } from './channel-work.ts';
import { holdLease } from './hold-lease.ts';
import { leaseOf, type Busy, type NoTeam, type PlanHereDeps } from './make-plan.ts';
import { progressOf, type Progress } from './progress.ts';
import type { RunReport } from './run-plan.ts';
import type { Thought } from '../look/think.ts';
import type { Team } from '../channels.ts';
import type { RunRecord } from '../ports.ts';
import type { BotState } from '../../../core/bot-state.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

/** Something appeared that was not shown. */
export interface PlanChanged {
  readonly tag: 'PlanChanged';
}

/** Mattermost stopped answering, or refuses the token: the bot goes on. */
export interface Interrupted {
  readonly tag: 'Interrupted';
}

export interface ApplyHereRequest {
  readonly id: string;
  readonly typed?: string;
  readonly teams: readonly Team[];
  readonly place: (team: Team) => WorkPlace;
  readonly onProgress: (progress: Progress) => void;
}

export interface AppliedHere {
  readonly reports: readonly RunReport[];
  readonly left: Thought;
}

const progressEveryMs = 5_000;

/** Applies a plan in this process; should it die, a bot that runs goes on with it. */
export async function applyHere(
  deps: PlanHereDeps & ApplyPlanDeps & { readonly state: BotState },
  request: ApplyHereRequest,
): Promise<Result<AppliedHere, ApplyRefused | Busy | NoTeam | PlanChanged | Interrupted>> {
  const known = await deps.ledger.run(request.id.trim().toUpperCase());
  const team = request.teams.find(({ key }) => key === known?.team);
  if (!team) return fail({ tag: 'PlanUnknown', id: request.id });
  const done = await holdLease(deps, leaseOf(team.key), async () => {
    const asked = await applyPlan(deps, request);
    if (!asked.ok) return asked;
    return work(deps, { ...request, run: asked.value, team });
  });
  return done ?? fail({ tag: 'Busy' });
}

async function work(
  deps: PlanHereDeps & { readonly state: BotState },
  {
    run,
    team,
    place,
    onProgress,
  }: ApplyHereRequest & { readonly run: RunRecord; readonly team: Team },
): Promise<Result<AppliedHere, NoTeam | PlanChanged | Interrupted>> {
  const begunAt = deps.clock.now();
  const shown = { at: begunAt };
  const applied = await applyRun(deps, place(team), {
    run,
    options: {
      actor: 'operator',
      isStopping: () => false,
      onProgress: (steps) => {
        const now = deps.clock.now();
        if (now - shown.at >= progressEveryMs) {
          shown.at = now;
          onProgress(progressOf(steps, { begunAt, now }));
        }
        return Promise.resolve();
      },
    },
  });
  const put = (next: RunRecord) => deps.transaction(({ channels }) => channels.putRun(next));
  switch (applied.kind) {
    case 'no-team':
      await put({ ...run, state: 'failed' });
      return fail({ tag: 'NoTeam' });
    case 'changed':
      await put(applied.run);
      return fail({ tag: 'PlanChanged' });
    case 'ended':
      return fail({ tag: 'Interrupted' });
    case 'done': {
      const known = await deps.state.read(appliedKey);
      await deps.state.write(appliedKey, { ...known, [team.key]: deps.clock.now() });
      await put({ ...run, state: 'done' });
      return ok({ reports: applied.reports, left: applied.left });
    }
  }
}
