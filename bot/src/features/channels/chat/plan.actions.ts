import { begunMessage } from './plan.commands.ts';
import { numberNeeded, refusingApply } from './refusal-texts.ts';
import { applyPlan, stopRun, type ApplyPlanDeps, type ApplyRefused } from '../apply/apply-plan.ts';
import type { RunRecord } from '../ports.ts';
import { describeAction, type PressRequest } from '../../../core/describe-action.ts';
import {
  describeDialog,
  type DialogForm,
  type DialogRequest,
  type SubmittedDialog,
} from '../../../core/describe-dialog.ts';
import { message, openDialog } from '../../../core/message.ts';
import type { Result } from '../../../core/result.ts';
import { say } from '../../../core/text.ts';

function runOf({ args }: Pick<PressRequest, 'args'>): string {
  return String(args['run'] ?? '');
}

/** « Appliquer », on the card of a plan. */
export const applyAction = describeAction({
  name: 'channels.apply',
  access: ['animateur'],
  run: (deps: ApplyPlanDeps, request: PressRequest) =>
    applyPlan(deps, { actor: request.actor, id: runOf(request) }),
  render: {
    ok: (run) => ({ kind: 'redraw', message: begunMessage(run) }),
    ...refusingApply,
    NumberNeeded: ({ id }) => openDialog('channels.confirm', { run: id }),
  },
});

/** « Arrêter », on the card of a run. */
export const stopAction = describeAction({
  name: 'channels.stop',
  access: ['animateur'],
  run: (deps: ApplyPlanDeps, request: PressRequest) => stopRun(deps, runOf(request)),
  render: {
    ok: ({ id }) => message(say('channels.run.stopping', { id })),
    PlanUnknown: refusingApply.PlanUnknown,
  },
});

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** « Appliquer le plan »: the number of removals, typed. */
export const confirmDialog = describeDialog({
  name: 'channels.confirm',
  access: ['animateur'],
  form: async (deps: ApplyPlanDeps, request: DialogRequest) => {
    const run = await deps.ledger.run(runOf(request));
    return confirmForm({ id: runOf(request), removals: run?.removals ?? 0 });
  },
  run: (
    deps: ApplyPlanDeps,
    { actor, args, submission }: SubmittedDialog,
  ): Promise<Result<RunRecord, ApplyRefused>> =>
    applyPlan(deps, { actor, id: runOf({ args }), typed: textOf(submission['removals']) }),
  render: {
    ok: begunMessage,
    refuse: {
      NoCommunity: () => ({ general: say('channels.failure.noCommunity') }),
      PlanUnknown: ({ id }) => ({ general: say('channels.failure.planUnknown', { id }) }),
      RunUnderWay: ({ id }) => ({ general: say('channels.failure.underWay', { id }) }),
      NumberNeeded: (failure) => ({ elements: { removals: numberNeeded(failure) } }),
    },
  },
});

export function confirmForm({ id, removals }: Pick<RunRecord, 'id' | 'removals'>): DialogForm {
  return {
    title: say('channels.confirm.title'),
    introduction: say('channels.confirm.introduction', { id, removals }),
    submit: say('channels.button.apply'),
    elements: [
      {
        type: 'text',
        name: 'removals',
        label: say('channels.confirm.removals'),
        help: say('channels.confirm.help'),
        maxLength: 12,
      },
    ],
  };
}
