import type { CharterActDeps } from './accept-charter.ts';
import type { NoCharter } from './failures.ts';
import { reminderCardOf, reminderMessage } from './reminder-message.ts';
import { readPosition } from './standing/read-position.ts';
import { subjectOf } from './standing/subject.ts';
import type { Person } from '../../core/actor.ts';
import { afterQuietHours } from '../../core/calendar/person-hours.ts';
import { fail, ok, type Result } from '../../core/result.ts';

/** That person has answered, or was never asked: there is nothing to remind them of. */
export interface NothingToRemind {
  readonly tag: 'NothingToRemind';
}

/** They were reminded by hand already. */
export interface RemindedAlready {
  readonly tag: 'RemindedAlready';
}

const rankByHand = 4;

/** « Relancer »: a fourth and last reminder, outside quiet hours (charter.md, Escalation). */
export function remindByHand(
  deps: CharterActDeps,
  person: Person,
): Promise<Result<{ readonly at: number }, NoCharter | NothingToRemind | RemindedAlready>> {
  const now = deps.clock.now();
  type Answer = Result<{ readonly at: number }, NoCharter | NothingToRemind | RemindedAlready>;
  return deps.transaction(async (stores): Promise<Answer> => {
    const subject = subjectOf(person);
    const position = await readPosition(stores, { subject, now, zone: deps.timeZone });
    if (!position) return fail({ tag: 'NoCharter' });
    const { charter, events, standing } = position;
    const { name } = standing.state;
    if (name !== 'invited' && name !== 'expired') return fail({ tag: 'NothingToRemind' });
    const since = name === 'invited' && 'at' in standing.state ? standing.state.at : 0;
    const wasReminded = events.some(
      (event) => event.type === 'reminded' && event.rank === rankByHand && event.at >= since,
    );
    if (wasReminded) return fail({ tag: 'RemindedAlready' });
    const id = deps.ids.ulid();
    const at = afterQuietHours(subject, now);
    const event = { id, at: now, type: 'reminded', rank: rankByHand } as const;
    await stores.charters.record(charter, person.userId, event);
    const card = reminderCardOf(person.userId);
    const to = { kind: 'direct', userId: person.userId } as const;
    const message = reminderMessage(charter, rankByHand);
    await stores.outbox.add({
      key: `${card}.${id}.withdraw`,
      dueAt: at,
      effect: { kind: 'withdraw', card },
    });
    await stores.outbox.add({
      key: `${card}.${id}`,
      dueAt: at,
      effect: { kind: 'card', card, to, message },
    });
    return ok({ at });
  });
}
