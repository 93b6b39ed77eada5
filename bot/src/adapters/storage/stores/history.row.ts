import {
  chainNames,
  type ChainBreak,
  type ChainHead,
  type ChainName,
} from '../../../core/history.ts';
import { present } from '../../../core/invariant.ts';
import type { HistorySegmentTable } from '../schema.ts';

export interface HeadRow {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
}

export function toHead({ chain, seq, hash }: HeadRow): ChainHead {
  return { chain: toChain(chain), seq, hash };
}

export function toBreak(row: Readonly<HistorySegmentTable>): ChainBreak {
  return {
    chain: toChain(row.chain),
    firstSeq: row.first_seq,
    brokenSeq: row.broken_seq,
    why: row.why,
    ...(row.accepted_at === null ? {} : { acceptedAt: row.accepted_at }),
  };
}

function toChain(name: string): ChainName {
  return present(
    chainNames.find((known) => known === name),
    `a chain named ${name}`,
  );
}
