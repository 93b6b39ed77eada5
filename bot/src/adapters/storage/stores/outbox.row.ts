import type { Conversation, Effect, OutboxEntry, TakenEntry } from '../../../core/outbox.ts';

export interface NewOutboxRow {
  readonly key: string;
  readonly conversation: string;
  readonly card: string | null;
  readonly effect: string;
  readonly due_at: number;
}

export interface TakenRow {
  readonly position: number;
  readonly key: string;
  readonly effect: string;
  readonly due_at: number;
  /** The attempt just begun included. */
  readonly attempts: number;
  readonly first_tried_at: number | null;
}

export function toRow({ key, effect, dueAt }: OutboxEntry): NewOutboxRow {
  return {
    key,
    conversation: conversationOf(effect),
    card: 'card' in effect ? effect.card : null,
    effect: JSON.stringify(effect),
    due_at: dueAt,
  };
}

export function toTaken(row: TakenRow): TakenEntry {
  return {
    key: row.key,
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by toRow alone
    effect: JSON.parse(row.effect) as Effect,
    dueAt: row.due_at,
    position: row.position,
    attempts: row.attempts - 1,
    ...(row.first_tried_at === null ? {} : { firstTriedAt: row.first_tried_at }),
  };
}

/**
 * A card withdrawn belongs to the conversation it was drawn in; this is for one never drawn. Files
 * have an order of their own, so that a long one holds back no message.
 */
function conversationOf(effect: Effect): string {
  if (effect.kind === 'withdraw') return `card:${effect.card}`;
  return effect.kind === 'file' ? `files:${nameOf(effect.to)}` : nameOf(effect.to);
}

function nameOf(to: Conversation): string {
  return to.kind === 'direct'
    ? `direct:${to.userId}`
    : `channel:${to.channelId}:${to.rootId ?? ''}`;
}
