import { silencedMessage } from './reminder-message.ts';
import { silenceReminders, type SilenceRemindersDeps } from './silence-reminders.ts';
import { describeAction } from '../../../core/describe-action.ts';
import { message } from '../../../core/message.ts';
import { say } from '../../../core/text.ts';

/** « Ne plus me rappeler »: one press. */
export const stopRemindersAction = describeAction({
  name: 'cra.reminders.stop',
  access: ['conseiller'],
  run: (deps: SilenceRemindersDeps, { actor }) =>
    silenceReminders(deps, { actor, isSilenced: true }),
  render: {
    ok: (silenced) => ({ kind: 'redraw', message: silencedMessage(silenced) }),
    NotRegistered: () => message(say('cra.failure.notRegistered')),
  },
});
