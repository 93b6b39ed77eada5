import type { Reminder } from './ports.ts';
import type { EntryId } from '../../../core/actor.ts';
import { message, type Message } from '../../../core/message.ts';
import { day, lines, say } from '../../../core/text.ts';

/** The card of a reminder: one per person, silence and stage, whatever dies meanwhile. */
export function reminderCard(person: EntryId, { since, stage }: Reminder): string {
  return `cra.reminder.${person}.${since}.${stage}`;
}

/** Says since when nothing was recorded; one press records, another ends the reminders. */
export function reminderMessage({ since, stage }: Reminder): Message {
  const values = { since: day(since) };
  return message(lines(say(`cra.reminder.${stage}`, values), say('cra.reminder.how')), {
    buttons: [
      { action: 'cra.new', args: {}, label: say('cra.reminder.record'), style: 'primary' },
      { action: 'cra.reminders.stop', args: {}, label: say('cra.reminder.stop') },
    ],
  });
}

/** What is said once the person has chosen. */
export function silencedMessage({ isSilenced }: { readonly isSilenced: boolean }): Message {
  return message(say(isSilenced ? 'cra.reminder.silenced' : 'cra.reminder.wanted'));
}
