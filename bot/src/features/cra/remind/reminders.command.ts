import { silencedMessage } from './reminder-message.ts';
import { silenceReminders, type SilenceRemindersDeps } from './silence-reminders.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import { message } from '../../../core/message.ts';
import { fold, rest, type Parameter } from '../../../core/parameters.ts';
import { say } from '../../../core/text.ts';

const meanings = new Map([
  ['oui', true],
  ['yes', true],
  ['non', false],
  ['no', false],
]);

/** `oui` or `non`, in either language; anything else is no word of this command. */
const wanted: Parameter<boolean> = {
  ...rest('cra.reminders.wanted'),
  read: (text) => meanings.get(fold(text)),
  absent: { allowed: false },
};

/** `/cra rappels oui|non`. */
export const remindersCommand = describeCommand({
  name: 'cra.reminders',
  trigger: 'cra',
  words: 'cra.reminders.words',
  summary: 'cra.reminders.summary',
  example: 'cra.reminders.example',
  access: ['conseiller'],
  parameters: { wanted },
  run: (deps: SilenceRemindersDeps, { actor, args }) =>
    silenceReminders(deps, { actor, isSilenced: !args.wanted }),
  render: {
    ok: (silenced) => silencedMessage(silenced),
    NotRegistered: () => message(say('cra.failure.notRegistered')),
  },
});
