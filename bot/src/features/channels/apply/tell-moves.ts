import type { RunReport } from './run-plan.ts';
import type { SaveLearntDeps } from './save-learnt.ts';
import type { Thought } from '../look/think.ts';
import { pairKey } from '../plan/world.ts';
import type { UserId } from '../../../core/actor.ts';
import { message, type Message } from '../../../core/message.ts';
import { lines, say, typed, type Text } from '../../../core/text.ts';

interface Move {
  readonly added: string[];
  readonly removed: string[];
}

/** So many channels are named in one message. */
const mostNamed = 20;
/** So many people at once are no news of each: somebody changed the file or the whole registry. */
const mostTold = 200;

/**
 * One message to whoever was moved, or placed for the first time, by a pass (`channels.md`, Life of a
 * person): which channels they are in now, which they have left.
 */
export async function tellMoves(
  { clock, transaction }: SaveLearntDeps,
  {
    thought,
    report,
    run,
  }: { readonly thought: Thought; readonly report: RunReport; readonly run: string },
): Promise<void> {
  const moves = movesOf(report, thought);
  if (moves.size === 0 || moves.size > mostTold) return;
  const dueAt = clock.now();
  await transaction(async ({ outbox }) => {
    for (const [userId, move] of moves) {
      await outbox.add({
        key: `channels.moved.${run}.${userId}`,
        dueAt,
        effect: { kind: 'say', to: { kind: 'direct', userId }, message: moveMessage(move) },
      });
    }
  });
}

function movesOf({ done }: RunReport, { world, learnt }: Thought): ReadonlyMap<UserId, Move> {
  const moves = new Map<UserId, Move>();
  const displays = new Map(world.community.channels.map(({ key, display }) => [key, display]));
  const of = (userId: UserId) => {
    const move = moves.get(userId) ?? { added: [], removed: [] };
    moves.set(userId, move);
    return move;
  };
  const putBack = new Set(
    learnt.happenings
      .filter(({ kind }) => kind === 'put-back')
      .map(({ channel, userId }) => pairKey(channel, userId)),
  );
  for (const one of done) {
    if (one.kind === 'add') {
      const news = one.userIds.filter((userId) => !putBack.has(pairKey(one.channel, userId)));
      for (const userId of news) of(userId).added.push(displays.get(one.channel) ?? '');
    }
    if (one.kind === 'remove' && one.cause === 'lost-reason') {
      of(one.userId).removed.push(displays.get(one.channel) ?? '');
    }
  }
  const told = [...moves].filter(([userId]) => world.inhabitants.get(userId)?.facts !== undefined);
  return new Map(told);
}

function moveMessage({ added, removed }: Move): Message {
  return message(
    lines(
      added.length > 0 ? say('channels.moved.added', { names: named(added) }) : undefined,
      removed.length > 0 ? say('channels.moved.removed', { names: named(removed) }) : undefined,
      say('channels.moved.how'),
    ),
  );
}

function named(displays: readonly string[]): readonly Text[] {
  return displays.slice(0, mostNamed).map(typed);
}
