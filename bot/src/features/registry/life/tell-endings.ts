import { homeDay } from '../home-day.ts';
import { homeTerritory } from '../home-territory.ts';
import type { RegistryReader } from '../ports.ts';
import type { Entry } from '../registry.ts';
import { departementByCode } from '../../territory/index.ts';
import { nextWorkingInstantOf } from '../../../core/calendar/person-hours.ts';
import { addDays, type CalendarDate } from '../../../core/calendar-date.ts';
import type { Clock } from '../../../core/clock.ts';
import { message } from '../../../core/message.ts';
import type { Outbox } from '../../../core/outbox.ts';
import { day, say } from '../../../core/text.ts';
import type { Transaction } from '../../../core/transaction.ts';

export interface TellEndingsDeps {
  readonly clock: Clock;
  /** Zone of people without territory. */
  readonly timeZone: string;
  readonly registry: RegistryReader;
  readonly transaction: Transaction<{ readonly outbox: Outbox }>;
}

/** Days before the last one at which it is told; the nearest counts. */
const stages = [7, 30] as const;

/**
 * Tells people, in their working hours, that their last day comes: 30 and 7 days before (`channels.md`,
 * Life of a person), each once for a given last day.
 */
export async function tellEndings(deps: TellEndingsDeps): Promise<void> {
  const now = deps.clock.now();
  for await (const entry of deps.registry.entries()) {
    const { id, end, link, status } = entry;
    const stage = stageOf(entry, homeDay(entry, { now, timeZone: deps.timeZone }));
    if (stage === undefined || end === undefined || !link || status !== 'actif') continue;
    await deps.transaction(({ outbox }) =>
      outbox.add({
        key: `registry-end-${id}-${end}-${String(stage)}`,
        dueAt: nextWorkingInstantOf(whereabouts(entry, end, deps.timeZone), now),
        effect: {
          kind: 'say',
          to: { kind: 'direct', userId: link.userId },
          message: message(say('registry.ending', { end: day(end) })),
        },
      }),
    );
  }
}

function stageOf({ end }: Entry, today: CalendarDate): number | undefined {
  if (end === undefined || end < today) return undefined;
  return stages.find((days) => end <= addDays(today, days));
}

function whereabouts(entry: Entry, on: CalendarDate, timeZone: string) {
  const territory = homeTerritory(entry, on);
  return { territory, timeZone: departementByCode(territory ?? '')?.timeZone ?? timeZone };
}
