import { chainLine } from '../../core/chain.ts';
import { chainNames, type ChainName } from '../../core/history.ts';
import { ChainVerifier, type ChainState } from '../../core/verify-chain.ts';
import type { Session } from './session.ts';
import * as queries from './stores/history.queries.ts';

const pageSize = 5_000;

/**
 * Verifies what the database holds of each chain, from its last break on: all of it, or its `last`
 * events.
 */
export async function verifyHistory(
  session: Session,
  { last }: { readonly last?: number } = {},
): Promise<readonly ChainState[]> {
  const states: ChainState[] = [];
  for (const chain of chainNames) states.push(await verifyOne(session, chain, last));
  return states;
}

async function verifyOne(
  session: Session,
  chain: ChainName,
  last: number | undefined,
): Promise<ChainState> {
  const head = await session.first(queries.head, { chain });
  const segment = (await segmentsOf(session, chain)).at(-1);
  const start = Math.max(segment?.firstSeq ?? 1, last === undefined ? 1 : (head?.seq ?? 0) - last);
  const verifier = new ChainVerifier();
  for await (const line of linesFrom(session, chain, start)) {
    if (!verifier.line(line)) break;
  }
  const verdict = verifier.end();
  if (!verdict.ok) return { chain, ok: false, fault: verdict.fault };
  const { seq, hash, events } = verdict;
  if (seq === (head?.seq ?? 0) && (head === undefined || head.hash === hash)) {
    return { chain, ok: true, events };
  }
  const cut = seq < (head?.seq ?? 0);
  return { chain, ok: false, fault: { kind: cut ? 'gap' : 'hash', seq: cut ? seq + 1 : seq } };
}

export interface ChainExport {
  /** `journal-<chain>.jsonl`; after a break, with the `seq` of its first event. */
  readonly fileName: string;
  /** Lines without their line feed. */
  readonly lines: AsyncIterable<string>;
}

/** The export of a chain: one file, and one more for each break it went on after. */
export async function exportChain(
  session: Session,
  chain: ChainName,
): Promise<readonly ChainExport[]> {
  const segments = await segmentsOf(session, chain);
  const starts = [1, ...segments.map(({ firstSeq }) => firstSeq)];
  return starts.map((start, index) => ({
    fileName: `journal-${chain}${index === 0 ? '' : `-${start}`}.jsonl`,
    lines: linesFrom(session, chain, start, starts[index + 1]),
  }));
}

async function segmentsOf(session: Session, chain: ChainName) {
  const rows = await session.all(queries.segments, {});
  return rows
    .filter((row) => row.chain === chain)
    .map((row) => ({ firstSeq: row.first_seq, before: row.prev_hash }));
}

/** Lines from `start` on, before `end`; a start beyond 1 is preceded by the hash before it. */
async function* linesFrom(
  session: Session,
  chain: ChainName,
  start: number,
  end = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<string> {
  if (start > 1) yield `# prev ${await hashBefore(session, chain, start)}`;
  for (let after = start - 1; ;) {
    const rows = await session.all(queries.page, { chain, after, limit: pageSize });
    for (const { seq, hash, event } of rows) {
      if (seq >= end) return;
      yield chainLine(hash, event);
    }
    const next = rows.at(-1);
    if (next === undefined) return;
    after = next.seq;
  }
}

async function hashBefore(session: Session, chain: ChainName, start: number): Promise<string> {
  const segment = (await segmentsOf(session, chain)).find(({ firstSeq }) => firstSeq === start);
  if (segment !== undefined) return segment.before;
  const [row] = await session.all(queries.page, { chain, after: start - 2, limit: 1 });
  return row?.hash ?? '';
}
