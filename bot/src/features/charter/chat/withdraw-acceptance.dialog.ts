import { withdrawAcceptance } from '../decline-charter.ts';
import type { CharterChatDeps } from './charter-chat-deps.ts';
import {
  describeDialog,
  type DialogForm,
  type DialogRequest,
  type SubmittedDialog,
} from '../../../core/describe-dialog.ts';
import { message } from '../../../core/message.ts';
import { say } from '../../../core/text.ts';

/** « Retirer mon accord »: confirmed by a tick. */
export const withdrawAcceptanceDialog = describeDialog({
  name: 'charter.withdraw',
  access: 'everyone',
  form: (_deps: CharterChatDeps, _request: DialogRequest) => Promise.resolve(withdrawForm()),
  run: (deps: CharterChatDeps, { actor, submission: { confirme } }: SubmittedDialog) =>
    withdrawAcceptance(deps, {
      actor,
      isConfirmed: confirme === true || confirme === 'true',
      surface: 'dialog',
      channel: 'direct',
    }),
  render: {
    ok: () => message(say('charter.withdrawn')),
    refuse: {
      NoCharter: () => ({ general: say('charter.failure.none') }),
      NotAccepted: () => ({ general: say('charter.failure.notAccepted') }),
      NotConfirmed: () => ({ elements: { confirme: say('charter.failure.notConfirmed') } }),
    },
  },
});

export function withdrawForm(): DialogForm {
  return {
    title: say('charter.dialog.withdrawTitle'),
    introduction: say('charter.dialog.withdrawIntroduction'),
    submit: say('charter.dialog.withdrawTitle'),
    elements: [
      {
        type: 'tick' as const,
        name: 'confirme',
        label: say('charter.dialog.confirm'),
        help: say('charter.dialog.confirmHelp'),
      },
    ],
  };
}
