import type { NamedPersonDeps } from './named-person.ts';
import { reasonLimits, voidAcceptance, type ActUnknown } from '../decide-about-person.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import {
  describeDialog,
  type DialogForm,
  type DialogRequest,
  type SubmittedDialog,
} from '../../../core/describe-dialog.ts';
import { message, openDialog } from '../../../core/message.ts';
import { rest } from '../../../core/parameters.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { say, typed } from '../../../core/text.ts';

/** `/charte annuler <id>`: an acceptance that does not hold. */
export const voidCommand = describeCommand({
  name: 'charter.void',
  trigger: 'charte',
  words: 'charter.void.words',
  summary: 'charter.void.summary',
  access: ['administrateur'],
  parameters: { id: rest('charter.void.id') },
  run: async (deps: NamedPersonDeps, { args }): Promise<Result<string, ActUnknown>> => {
    const id = args.id.trim().toUpperCase();
    const act = await deps.charters.act(id);
    return act?.event.type === 'accept' ? ok(id) : fail({ tag: 'ActUnknown', id });
  },
  render: {
    ok: (id) => openDialog('charter.void', { id }),
    ActUnknown: ({ id }) => message(say('charter.failure.actUnknown', { received: typed(id) })),
  },
});

/** Says why, before anything is done. */
export const voidDialog = describeDialog({
  name: 'charter.void',
  access: ['administrateur'],
  form: (_deps: NamedPersonDeps, _request: DialogRequest) => Promise.resolve(voidForm()),
  run: (deps: NamedPersonDeps, { actor, args, submission: { raison } }: SubmittedDialog) =>
    voidAcceptance(deps, {
      actor,
      id: String(args['id']),
      reason: typeof raison === 'string' ? raison.trim() : '',
    }),
  render: {
    ok: ({ person }) => message(say('charter.void.done', { name: typed(person.displayName) })),
    refuse: {
      NoCharter: () => ({ general: say('charter.failure.none') }),
      ActUnknown: ({ id }) => ({
        general: say('charter.failure.actUnknown', { received: typed(id) }),
      }),
      ReasonLength: ({ length }) => ({
        elements: { raison: say('charter.failure.reason', { length }) },
      }),
    },
  },
});

export function voidForm(): DialogForm {
  return {
    title: say('charter.void.title'),
    introduction: say('charter.void.introduction'),
    submit: say('charter.void.button'),
    elements: [
      {
        type: 'textarea' as const,
        name: 'raison',
        label: say('charter.exempt.reason'),
        help: say('charter.exempt.reasonHelp'),
        maxLength: reasonLimits.max,
      },
    ],
  };
}
