import type { Effect, Outbox, OutboxQueue, TakenEntry } from '../../../bot/src/core/outbox.ts';
import type { OutboxLine, Tables } from './tables.ts';

export function memoryOutbox({ outbox }: Tables): Outbox {
  return {
    add: (entry) => {
      if (outbox.has(entry.key)) return Promise.resolve();
      outbox.set(entry.key, {
        ...entry,
        position: Math.max(0, ...[...outbox.values()].map(({ position }) => position)) + 1,
        conversation: conversationOf(entry.effect, [...outbox.values()]),
        attempts: 0,
        leaseUntil: 0,
        state: 'waiting',
      });
      return Promise.resolve();
    },
  };
}

export function memoryOutboxQueue({ outbox }: Tables): OutboxQueue {
  const change = (key: string, changes: Partial<OutboxLine>) => {
    const line = outbox.get(key);
    if (line !== undefined) outbox.set(key, { ...line, ...changes });
    return Promise.resolve();
  };
  const isWaiting = (key: string) => outbox.get(key)?.state === 'waiting';
  return {
    take: ({ now, leaseUntil, limit }) => {
      const waiting = [...outbox.values()].filter(({ state }) => state === 'waiting');
      const taken = waiting
        .filter((line) => line.dueAt <= now && line.leaseUntil <= now)
        .filter((line) => !waiting.some((other) => holdsBack(other, line, now)))
        .slice(0, limit);
      taken.forEach((line) =>
        outbox.set(line.key, {
          ...line,
          attempts: line.attempts + 1,
          firstTriedAt: line.firstTriedAt ?? now,
          leaseUntil,
        }),
      );
      return Promise.resolve(taken.map((line) => toTaken(line, now)));
    },
    renew: (key, leaseUntil) => (isWaiting(key) ? change(key, { leaseUntil }) : Promise.resolve()),
    delivered: (key, _postId, at) => change(key, { state: 'delivered', endedAt: at }),
    postpone: (key, dueAt) =>
      isWaiting(key) ? change(key, { dueAt, leaseUntil: 0 }) : Promise.resolve(),
    setAside: (key, _reason, at) =>
      isWaiting(key) ? change(key, { state: 'aside', endedAt: at }) : Promise.resolve(),
    counts: () => {
      const of = (state: string) => [...outbox.values()].filter((l) => l.state === state).length;
      return Promise.resolve({ waiting: of('waiting'), setAside: of('aside') });
    },
  };
}

function holdsBack(other: OutboxLine, line: OutboxLine, now: number): boolean {
  return (
    other.conversation === line.conversation &&
    other.position < line.position &&
    (other.dueAt <= now || other.attempts > 0)
  );
}

function toTaken(line: OutboxLine, now: number): TakenEntry {
  const { key, effect, dueAt, position, attempts, firstTriedAt = now } = line;
  return { key, effect, dueAt, position, attempts, firstTriedAt };
}

function conversationOf(effect: Effect, lines: readonly OutboxLine[]): string {
  if ('card' in effect) {
    const drawn = lines.findLast(
      (line) => 'card' in line.effect && line.effect.card === effect.card,
    );
    if (drawn !== undefined) return drawn.conversation;
  }
  if (effect.kind === 'withdraw') return `card:${effect.card}`;
  const { to } = effect;
  const name = to.kind === 'direct' ? to.userId : `${to.channelId}:${to.rootId ?? ''}`;
  return effect.kind === 'file' ? `files:${name}` : name;
}
