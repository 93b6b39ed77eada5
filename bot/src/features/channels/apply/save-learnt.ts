import { tellHappening } from './tell-happening.ts';
import type { Thought } from '../look/think.ts';
import { writesOf } from './save.ts';
import { pseudonyms } from './record-change.ts';
import { pairKey } from '../plan/world.ts';
import type { LedgerStore } from '../ports.ts';
import type { Clock } from '../../../core/clock.ts';
import type { History } from '../../../core/history.ts';
import type { Outbox } from '../../../core/outbox.ts';
import type { Transaction } from '../../../core/transaction.ts';

export interface SaveLearntDeps {
  readonly clock: Clock;
  readonly transaction: Transaction<{
    readonly channels: LedgerStore;
    readonly history: History;
    readonly outbox: Outbox;
  }>;
}

const linesAtOnce = 1_000;

/**
 * Keeps what was learnt, with what is said about it to those concerned; what somebody else noted
 * meanwhile is left as it is.
 */
export async function saveLearnt(deps: SaveLearntDeps, thought: Thought): Promise<void> {
  const { learnt, former, world, observed, plan } = thought;
  const { team } = world;
  const written = new Set<string>();
  const writes = writesOf(former, learnt.changes);
  for (let start = 0; start < writes.length; start += linesAtOnce) {
    const some = writes.slice(start, start + linesAtOnce);
    const kept = await deps.transaction(({ channels }) => channels.putLines(some));
    for (const { channel, userId } of kept) written.add(pairKey(channel, userId));
  }
  const at = deps.clock.now();
  const told = learnt.happenings.filter(({ channel, userId }) =>
    written.has(pairKey(channel, userId)),
  );
  await deps.transaction(async ({ channels, history, outbox }) => {
    await channels.closeCalls(learnt.settled);
    for (const [key, binding] of learnt.bindings) await channels.putBinding(key, binding, team.key);
    if (observed.hasEveryone) await channels.putDrifts(team.key, plan.drifts);
    for (const happening of told) {
      await tellHappening(outbox, world, { happening, at });
      const [person = ''] = await pseudonyms(history, world, [happening.userId]);
      const obj = { channel: happening.channel, person };
      const type = `membership.${happening.kind}`;
      await history.append('administration', { type, actor: 'bot', obj, data: {} }, at);
    }
  });
}
