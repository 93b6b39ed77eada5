import { cardOf, positionMessage } from './card-message.ts';
import { readPosition, type CharterSources } from './standing/read-position.ts';
import { subjectOf } from './standing/subject.ts';
import type { Person } from '../../core/actor.ts';
import type { Outbox } from '../../core/outbox.ts';

export interface ShowPositionDeps {
  readonly timeZone: string;
  readonly stores: CharterSources & { readonly outbox: Outbox };
}

/** Draws the person's one card again, after an act; once for each act. */
export async function showPosition(
  { timeZone, stores }: ShowPositionDeps,
  {
    actor,
    charter,
    at,
    act,
  }: {
    readonly actor: Person;
    readonly charter: string;
    readonly at: number;
    readonly act: string;
  },
): Promise<void> {
  const subject = subjectOf(actor);
  const position = await readPosition(stores, { subject, charter, now: at, zone: timeZone });
  if (!position) return;
  const card = cardOf(actor.userId);
  await stores.outbox.add({
    key: `${card}.${act}`,
    dueAt: at,
    effect: {
      kind: 'card',
      card,
      to: { kind: 'direct', userId: actor.userId },
      message: positionMessage(position, actor),
    },
  });
}
