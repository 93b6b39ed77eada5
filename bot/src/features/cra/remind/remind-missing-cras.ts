import { keptReminders, reminderDue, wasSaid } from './reminder.ts';
import { reminderCard, reminderMessage } from './reminder-message.ts';
import type { Reminder, Reminding, ReminderStore } from './ports.ts';
import type { CraReader } from '../ports.ts';
import {
  affectationOn,
  homeTerritory,
  type Entry,
  type RegistryReader,
} from '../../registry/index.ts';
import { departementByCode } from '../../territory/index.ts';
import type { CalendarDate } from '../../../core/calendar-date.ts';
import { workingHoursOf } from '../../../core/calendar/person-hours.ts';
import { isOpen } from '../../../core/calendar/working-time.ts';
import { localDay } from '../../../core/local-day.ts';
import type { Outbox } from '../../../core/outbox.ts';
import type { Transaction } from '../../../core/transaction.ts';

export interface RemindMissingCrasDeps {
  /** Zone of people without territory. */
  readonly timeZone: string;
  readonly registry: RegistryReader;
  readonly transaction: Transaction<RemindingStores>;
}

interface RemindingStores {
  readonly registry: RegistryReader;
  readonly cras: CraReader;
  readonly reminders: ReminderStore;
  readonly outbox: Outbox;
}

/** A conseiller who could record a CRA now, where they are. */
interface Remindable {
  readonly id: string;
  readonly userId: string;
  readonly arrival: CalendarDate;
  readonly today: CalendarDate;
  readonly isAtWork: boolean;
}

/**
 * Reminds each conseiller, in their working hours, when the date of the last CRA (else the arrival)
 * is a month, then six weeks ago; each once. A reminder that was answered is taken away, and so is
 * the first when the second comes.
 */
export async function remindMissingCras(deps: RemindMissingCrasDeps, now: number): Promise<void> {
  for await (const entry of deps.registry.entries()) {
    const person = remindable(entry, now, deps.timeZone);
    if (person?.isAtWork === true) {
      await deps.transaction((stores) => remindOne(stores, person, now));
    }
  }
}

async function remindOne(
  { cras, reminders, outbox }: RemindingStores,
  { id, userId, arrival, today }: Remindable,
  now: number,
): Promise<void> {
  const reminding = await reminders.read(id);
  const since = (await cras.lastDate(id)) ?? arrival;
  const due = reminderToSay(reminding, since, today);
  const { standing, said } = reminding;
  const isAnswered = standing !== undefined && standing.since !== since;
  if (due === undefined && !isAnswered) return;
  if (standing !== undefined) {
    const card = reminderCard(id, standing);
    await outbox.add({ key: `${card}.withdraw`, dueAt: now, effect: { kind: 'withdraw', card } });
  }
  if (due === undefined) return reminders.remember(id, { said });
  const card = reminderCard(id, due);
  const to = { kind: 'direct', userId } as const;
  await outbox.add({
    key: card,
    dueAt: now,
    effect: { kind: 'card', card, to, message: reminderMessage(due) },
  });
  await reminders.remember(id, { said: [due, ...said].slice(0, keptReminders), standing: due });
}

function reminderToSay(
  reminding: Reminding,
  since: CalendarDate,
  today: CalendarDate,
): Reminder | undefined {
  if (reminding.isSilenced) return undefined;
  const due = reminderDue(since, today);
  return due && !wasSaid(reminding, due) ? due : undefined;
}

function remindable(entry: Entry, now: number, communityZone: string): Remindable | undefined {
  const { id, link, status, roles, affectations } = entry;
  if (link === undefined || status !== 'actif' || !roles.includes('conseiller')) return undefined;
  const territory = homeTerritory(entry, localDay(now, communityZone));
  const timeZone = departementByCode(territory ?? '')?.timeZone ?? communityZone;
  const today = localDay(now, timeZone);
  if (affectationOn(affectations, today) === undefined) return undefined;
  return {
    id,
    userId: link.userId,
    arrival: arrivalOf(entry, localDay(link.at, timeZone)),
    today,
    isAtWork: isOpen(workingHoursOf({ timeZone, territory }), now),
  };
}

/** Nobody has arrived before both their first day and their account are there. */
function arrivalOf({ start, affectations }: Entry, linkedOn: CalendarDate): CalendarDate {
  const first = start ?? affectations.map(({ from }) => from).sort()[0] ?? linkedOn;
  return first > linkedOn ? first : linkedOn;
}
