import type { ReminderStore } from './ports.ts';
import type { NotRegistered } from '../failures.ts';
import type { Person } from '../../../core/actor.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { Transaction } from '../../../core/transaction.ts';

export interface SilenceRemindersDeps {
  readonly transaction: Transaction<{ readonly reminders: ReminderStore }>;
}

/** The person wants no reminder, or wants them again (`cra.md`, Reminders). */
export function silenceReminders(
  { transaction }: SilenceRemindersDeps,
  { actor, isSilenced }: { readonly actor: Person; readonly isSilenced: boolean },
): Promise<Result<{ readonly isSilenced: boolean }, NotRegistered>> {
  const person = actor.entryId;
  if (person === undefined) return Promise.resolve(fail({ tag: 'NotRegistered' }));
  return transaction(async ({ reminders }) => {
    await reminders.silence(person, isSilenced);
    return ok({ isSilenced });
  });
}
