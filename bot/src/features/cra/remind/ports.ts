import type { EntryId } from '../../../core/actor.ts';
import type { CalendarDate } from '../../../core/calendar-date.ts';

/** How long without a CRA: the first and the last reminder. */
export const reminderStages = ['month', 'sixWeeks'] as const;
export type ReminderStage = (typeof reminderStages)[number];

export interface Reminder {
  readonly stage: ReminderStage;
  /** Date of the last CRA, or of the arrival. */
  readonly since: CalendarDate;
}

/** What the bot keeps of the reminders of a person. */
export interface Reminding {
  /** The person wants none. */
  readonly isSilenced: boolean;
  /** Those that were said, latest first; at most `keptReminders`. */
  readonly said: readonly Reminder[];
  /** The one whose message stands in the person's conversation. */
  readonly standing?: Reminder;
}

export const noReminding: Reminding = { isSilenced: false, said: [] };

/** Reads what is kept of the reminders of a person; `noReminding` when there is nothing. */
export interface ReminderReader {
  read(person: EntryId): Promise<Reminding>;
}

/** Writes it inside a transaction. */
export interface ReminderStore extends ReminderReader {
  /** Reminders no more, or again; what was said stays known. */
  silence(person: EntryId, isSilenced: boolean): Promise<void>;
  /** Remembers what was said and which message stands; the wish stays what it is. */
  remember(
    person: EntryId,
    reminders: { readonly said: readonly Reminder[]; readonly standing?: Reminder },
  ): Promise<void>;
}
