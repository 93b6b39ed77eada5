import type { Clock } from '../../core/clock.ts';
import type { ChainName, HistoryKeeper, HistoryReader } from '../../core/history.ts';
import type { Transaction } from '../../core/transaction.ts';
import type { ChainState } from '../../core/verify-chain.ts';

export interface AcceptBreakDeps {
  readonly clock: Clock;
  readonly history: HistoryReader;
  readonly verifyLogs: () => Promise<readonly ChainState[]>;
  readonly transaction: Transaction<{ readonly history: HistoryKeeper }>;
}

/**
 * The operator acknowledges that a log was broken (moderation.md §10): it goes on in a new segment
 * that names the break, unless it already does, and decisions need wait no more. Answers how many
 * breaks were acknowledged now; a log without any stays as it is.
 */
export async function acceptBreak(deps: AcceptBreakDeps, chain: ChainName): Promise<number> {
  const { clock, history: reader, transaction, verifyLogs } = deps;
  const state = (await verifyLogs()).find((one) => one.chain === chain);
  const fault = state?.ok === false ? state.fault : undefined;
  const open = (await reader.breaks()).filter(
    (one) => one.chain === chain && one.acceptedAt === undefined,
  );
  const breaks = open.length + (fault ? 1 : 0);
  if (breaks === 0) return 0;
  const now = clock.now();
  await transaction(async ({ history }) => {
    if (fault) await history.goOn(chain, { seq: fault.seq, why: fault.kind }, now);
    await history.acceptBreaks(chain, now);
    const event = { type: 'break.accepted', actor: 'operator', obj: { chain }, data: { breaks } };
    await history.append('administration', event, now);
  });
  return breaks;
}
