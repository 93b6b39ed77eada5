import type { RegistryReader, RegistryStore } from './ports.ts';
import type { Entry } from './registry.ts';
import { homeDay } from './home-day.ts';
import type { Clock } from '../../core/clock.ts';
import type { History } from '../../core/history.ts';
import type { Transaction } from '../../core/transaction.ts';

export interface KeepStatusesDeps {
  readonly clock: Clock;
  /** Zone of people without territory. */
  readonly timeZone: string;
  readonly registry: RegistryReader;
  readonly transaction: Transaction<{
    readonly registry: RegistryStore;
    readonly history: History;
  }>;
}

/**
 * On the day after their last one, at midnight where they are, people are `parti` (`channels.md`,
 * Life of a person).
 */
export async function keepStatuses(deps: KeepStatusesDeps): Promise<void> {
  const at = deps.clock.now();
  const here = { now: at, timeZone: deps.timeZone };
  const gone: Entry[] = [];
  for await (const entry of deps.registry.entries()) {
    if (isGone(entry, homeDay(entry, here))) gone.push(entry);
  }
  for (const { id } of gone) {
    await deps.transaction(async ({ registry, history }) => {
      const entry = await registry.entry(id);
      if (!entry || !isGone(entry, homeDay(entry, here))) return;
      await registry.put([{ ...entry, status: 'parti' }]);
      const person = await history.pseudonym('administration', id);
      const data = { end: entry.end ?? '' };
      const event = { type: 'registry.departed', actor: 'bot', obj: { person }, data };
      await history.append('administration', event, at);
    });
  }
}

function isGone({ status, end }: Entry, today: string): boolean {
  return (status === 'actif' || status === 'attendu') && end !== undefined && end < today;
}
