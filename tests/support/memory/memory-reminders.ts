import { noReminding, type ReminderStore } from '../../../bot/src/features/cra/remind/ports.ts';
import type { Tables } from './tables.ts';

export function memoryReminders({ reminders }: Tables): ReminderStore {
  const of = (person: string) => reminders.get(person) ?? noReminding;
  return {
    read: (person) => Promise.resolve(of(person)),
    silence: (person, isSilenced) => {
      reminders.set(person, { ...of(person), isSilenced });
      return Promise.resolve();
    },
    remember: (person, said) => {
      reminders.set(person, { isSilenced: of(person).isSilenced, ...said });
      return Promise.resolve();
    },
  };
}
