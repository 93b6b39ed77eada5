import {
  noReminding,
  type Reminding,
  type ReminderStore,
} from '../../../features/cra/remind/ports.ts';
import type { Session } from '../session.ts';
import { statement } from '../statement.ts';

type Said = Omit<Reminding, 'isSilenced'>;

const read = statement<{ person: string }, { is_silenced: number; reminders: string }>(
  'reminder.read',
  ({ db }, { person }) =>
    db.selectFrom('cra_reminder').select(['is_silenced', 'reminders']).where('person', '=', person),
);

const silence = statement<{ person: string; is_silenced: number; reminders: string }>(
  'reminder.silence',
  ({ db }, { person, is_silenced, reminders }) =>
    db
      .insertInto('cra_reminder')
      .values({ person, is_silenced, reminders })
      .onConflict((conflict) => conflict.column('person').doUpdateSet({ is_silenced })),
);

const remember = statement<{ person: string; is_silenced: number; reminders: string }>(
  'reminder.remember',
  ({ db }, { person, is_silenced, reminders }) =>
    db
      .insertInto('cra_reminder')
      .values({ person, is_silenced, reminders })
      .onConflict((conflict) => conflict.column('person').doUpdateSet({ reminders })),
);

export function makeReminderStore(session: Session): ReminderStore {
  return {
    read: async (person) => {
      const row = await session.first(read, { person });
      if (row === undefined) return noReminding;
      return { isSilenced: row.is_silenced === 1, ...toSaid(row.reminders) };
    },
    silence: (person, isSilenced) =>
      session.send(silence, {
        person,
        is_silenced: isSilenced ? 1 : 0,
        reminders: JSON.stringify({ said: [] }),
      }),
    remember: (person, said) =>
      session.send(remember, { person, is_silenced: 0, reminders: JSON.stringify(said) }),
  };
}

function toSaid(reminders: string): Said {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by `remember` alone
  return JSON.parse(reminders) as Said;
}
