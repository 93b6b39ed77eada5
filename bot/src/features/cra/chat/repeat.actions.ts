import type { CraChatDeps } from './chat-deps.ts';
import { failureText, refusingEntry } from './entry-answers.ts';
import { repeatMessage } from './repeat-answers.ts';
import { repeatOn } from './repeat.dialog.ts';
import {
  bindAction,
  describeAction,
  type BoundAction,
  type PressAnswer,
  type PressRequest,
} from '../../../core/describe-action.ts';
import { message, openDialog, type SealedArgs } from '../../../core/message.ts';
import { ok, type Result } from '../../../core/result.ts';
import { say } from '../../../core/text.ts';

const access = ['conseiller'] as const;

/** *Répéter*: asks the other dates; at each press another series, where there is none yet. */
const openAction = describeAction({
  name: 'cra.repeat',
  access,
  run: ({ ids }: CraChatDeps, { args }: PressRequest): Promise<Result<SealedArgs, never>> =>
    Promise.resolve(ok({ id: String(args['choice'] ?? args['id'] ?? ''), serie: ids.ulid() })),
  render: { ok: (args) => openDialog('cra.repeat', args) },
});

const againAction = describeAction({
  name: 'cra.repeat-again',
  access,
  run: (deps: CraChatDeps, { actor, args }: PressRequest) =>
    repeatOn(deps, { actor, args, dates: String(args['dates']).split(','), again: true }),
  render: {
    ...refusingEntry<PressAnswer>((failure) => message(failureText(failure))),
    Conflict: () => message(say('cra.failure.conflict')),
    ok: (outcome) => ({ kind: 'redraw', message: repeatMessage(outcome) }),
  },
});

/** What repeats a workshop on other dates. */
export function bindRepeatActions(deps: CraChatDeps): readonly BoundAction[] {
  return [bindAction(openAction, deps), bindAction(againAction, deps)];
}
