import { chainNames, type History, type HistoryReader } from './history.ts';
import type { Transaction } from './transaction.ts';

/** Writes the first event of each log that has none; it names the community. Idempotent. */
export async function openLogs(
  deps: {
    readonly history: Pick<HistoryReader, 'heads'>;
    readonly transaction: Transaction<{ readonly history: History }>;
  },
  { community, at }: { readonly community: string; readonly at: number },
): Promise<void> {
  const begun = new Set((await deps.history.heads()).map(({ chain }) => chain));
  const missing = chainNames.filter((chain) => !begun.has(chain));
  if (missing.length === 0) return;
  const event = { type: 'log.opened', actor: 'bot', obj: {}, data: { community } };
  await deps.transaction(async ({ history }) => {
    for (const chain of missing) await history.append(chain, event, at);
  });
}
