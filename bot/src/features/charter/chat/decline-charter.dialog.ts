import { declineCharter } from '../decline-charter.ts';
import type { CharterChatDeps } from './charter-chat-deps.ts';
import {
  describeDialog,
  type DialogForm,
  type DialogRequest,
  type SubmittedDialog,
} from '../../../core/describe-dialog.ts';
import { localDay } from '../../../core/local-day.ts';
import { message } from '../../../core/message.ts';
import { ok } from '../../../core/result.ts';
import { day, say } from '../../../core/text.ts';

/** « Refuser la charte »: says what closes and what remains; a reason is nobody's duty. */
export const declineCharterDialog = describeDialog({
  name: 'charter.decline',
  access: 'everyone',
  form: (_deps: CharterChatDeps, _request: DialogRequest) => Promise.resolve(declineForm()),
  run: async (deps: CharterChatDeps, { actor, args, submission }: SubmittedDialog) => {
    const { motif } = submission;
    const declined = await declineCharter(deps, {
      actor,
      charter: String(args['charter']),
      reason: typeof motif === 'string' ? motif.trim().slice(0, 500) : '',
      surface: 'dialog',
      channel: 'direct',
    });
    return declined.ok ? ok({ actor }) : declined;
  },
  render: {
    ok: () => message(say('charter.declined')),
    refuse: {
      NoCharter: () => ({ general: say('charter.failure.none') }),
      AlreadyAccepted: ({ at }) => ({
        general: say('charter.failure.alreadyAccepted', { on: day(localDay(at, 'Europe/Paris')) }),
      }),
    },
  },
});

export function declineForm(): DialogForm {
  return {
    title: say('charter.dialog.declineTitle'),
    introduction: say('charter.dialog.declineIntroduction'),
    submit: say('charter.dialog.decline'),
    elements: [
      {
        type: 'textarea' as const,
        name: 'motif',
        label: say('charter.dialog.reason'),
        help: say('charter.dialog.reasonHelp'),
        optional: true,
        maxLength: 500,
      },
    ],
  };
}
