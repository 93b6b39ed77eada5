import type { StatsQuery } from '@coop/contract/stats';

import type { Person } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import type { EventValue, History } from '../../core/history.ts';
import type { Transaction } from '../../core/transaction.ts';

export interface NoteWideReadDeps {
  readonly clock: Clock;
  readonly transaction: Transaction<{ readonly history: History }>;
}

export type NoteWideRead = (actor: Person, query: StatsQuery) => Promise<void>;

const keptMs = 3_600_000;
const keptQuestions = 2_000;

/**
 * Writes into the log of administration who asked for figures other than their own, over which
 * period and with which filters (stats-rules §6.4): nobody is kept from subtracting one wide answer
 * from another, but it shows. The same question of the same person is written once an hour, so that
 * a panel that is refreshed costs nothing.
 */
export function makeNoteWideRead({ clock, transaction }: NoteWideReadDeps): NoteWideRead {
  const noted = new Map<string, number>();
  return async (actor, query) => {
    if (query.scope === 'soi') return;
    const now = clock.now();
    const question = JSON.stringify([actor.userId, query]);
    const last = noted.get(question);
    if (last !== undefined && now - last < keptMs) return;
    await transaction(async ({ history }) => {
      const { entryId, userId } = actor;
      const who =
        entryId === undefined ? userId : await history.pseudonym('administration', entryId);
      await noteRead(history, { who, query, now });
    });
    forgetOldest(noted);
    noted.delete(question);
    noted.set(question, now);
  };
}

/** Writes down one question; `who` is `operator` or a pseudonym. */
export async function noteRead(
  history: History,
  { who, query, now }: { readonly who: string; readonly query: StatsQuery; readonly now: number },
): Promise<void> {
  const { scope, id, departements, from, to, filters = {} } = query;
  const isOfPerson = scope === 'conseiller' || scope === 'soi';
  const about =
    id !== undefined && isOfPerson
      ? { id: await history.pseudonym('administration', id) }
      : { ...(id !== undefined && { id }) };
  const asked: Record<string, EventValue> = {};
  for (const [name, codes = []] of Object.entries(filters)) asked[name] = codes;
  const event = {
    type: 'stats.read',
    actor: who,
    obj: { scope, ...about, ...(departements && { departements }) },
    data: { from, to, filters: asked },
  };
  await history.append('administration', event, now);
}

function forgetOldest(noted: Map<string, number>): void {
  const [oldest] = noted.keys();
  if (noted.size >= keptQuestions && oldest !== undefined) noted.delete(oldest);
}
