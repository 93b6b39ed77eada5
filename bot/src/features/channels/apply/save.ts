import { lineOf, teamLinesKey, type Ledger, type LineChange } from '../plan/ledger.ts';
import type { Recorded } from '../plan/record.ts';
import type { LedgerStore, LineWrite } from '../ports.ts';

/** Lines with what they replace, so that a change made meanwhile is not lost. */
export function writesOf(former: Ledger, changes: readonly LineChange[]): readonly LineWrite[] {
  return changes.map(({ channel, userId, line }) => {
    const before = lineOf(former, channel, userId);
    return { channel, userId, line, ...(before && { former: before }) };
  });
}

/** Writes what a call changed; `former` is the ledger before it. */
export async function saveRecorded(
  store: LedgerStore,
  former: Ledger,
  { recorded, team }: { readonly recorded: Recorded; readonly team: string },
): Promise<void> {
  await store.putLines(writesOf(former, recorded.lines));
  for (const [key, binding] of recorded.bindings) await store.putBinding(key, binding, team);
  await store.putLines(
    recorded.teamAdditions.map(({ pair, isIn }) => {
      const [teamKey = '', userId = ''] = pair.split(' ');
      const line = { origin: 'rule', isIn, at: 0 } as const;
      const isKnown = former.teamAdditions.has(pair);
      const channel = `${teamLinesKey}${teamKey}`;
      return { channel, userId, line, ...(isKnown && { former: { ...line, isIn: true } }) };
    }),
  );
}
