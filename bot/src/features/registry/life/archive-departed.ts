import { homeDay } from '../home-day.ts';
import type { RegistryReader, RegistryStore } from '../ports.ts';
import type { Entry } from '../registry.ts';
import type { EntryId } from '../../../core/actor.ts';
import { addDays, type CalendarDate } from '../../../core/calendar-date.ts';
import type { Clock } from '../../../core/clock.ts';
import type { History } from '../../../core/history.ts';
import type { Transaction } from '../../../core/transaction.ts';

export interface ArchiveDepartedDeps {
  readonly clock: Clock;
  /** Zone of people without territory. */
  readonly timeZone: string;
  readonly registry: RegistryReader;
  readonly transaction: Transaction<{
    readonly registry: RegistryStore;
    readonly history: History;
  }>;
}

const archivedAfterDays = 30;

/**
 * 30 days after they are gone, people are archived (`channels.md`, Life of a person): name, link, role,
 * dates and past affectations are kept, addresses and territories erased. An import of the same id
 * brings them back.
 */
export async function archiveDeparted(deps: ArchiveDepartedDeps): Promise<void> {
  const at = deps.clock.now();
  const here = { now: at, timeZone: deps.timeZone };
  const due: EntryId[] = [];
  for await (const entry of deps.registry.entries()) {
    if (isDue(entry, homeDay(entry, here))) due.push(entry.id);
  }
  for (const id of due) {
    await deps.transaction(async ({ registry, history }) => {
      const entry = await registry.entry(id);
      if (!entry || !isDue(entry, homeDay(entry, here))) return;
      await registry.put([archived(entry)]);
      const person = await history.pseudonym('administration', id);
      const event = { type: 'registry.archived', actor: 'bot', obj: { person }, data: {} };
      await history.append('administration', event, at);
    });
  }
}

function isDue({ status, end }: Entry, today: CalendarDate): boolean {
  return status === 'parti' && end !== undefined && addDays(end, archivedAfterDays) < today;
}

/** Its address becomes a placeholder: an entry has one. */
function archived(entry: Entry): Entry {
  const email = `${entry.id.toLowerCase()}@archive.invalid`;
  return {
    ...entry,
    email,
    otherEmails: [],
    territories: [],
    status: 'archive',
  };
}
