import { canonical, firstHash, nextHash } from '../../../core/chain.ts';
import type { Random } from '../../../core/clock.ts';
import {
  chainNames,
  type ChainName,
  type HistoryEvent,
  type HistoryKeeper,
  type HistoryReader,
} from '../../../core/history.ts';
import { opaqueCode } from '../../../core/opaque-code.ts';
import type { Session } from '../session.ts';
import { toBreak, toHead, type HeadRow } from './history.row.ts';
import * as queries from './history.queries.ts';

export function makeHistoryReader(session: Session): HistoryReader {
  return {
    heads: async () => {
      const heads = (await session.all(queries.heads, {})).map(toHead);
      return chainNames.flatMap((name) => heads.filter(({ chain }) => chain === name));
    },
    breaks: async () => (await session.all(queries.segments, {})).map(toBreak),
    personOf: async (pseudonym) => (await session.first(queries.person, { pseudonym }))?.entry_id,
  };
}

export function makeHistory(session: Session, random: Random): HistoryKeeper {
  const append = async (chain: ChainName, event: HistoryEvent, at: number) => {
    const head = await headOf(session, chain);
    await add(session, { chain, event, at, seq: (head?.seq ?? 0) + 1, before: head?.hash });
  };
  return {
    append,
    pseudonym: async (chain, entryId) => {
      const known = await session.first(queries.pseudonym, { chain, entryId });
      if (known !== undefined) return known.pseudonym;
      const pseudonym = `p_${opaqueCode(random)}`;
      await session.send(queries.addPseudonym, { chain, entryId, pseudonym });
      return pseudonym;
    },
    goOn: async (chain, { seq: brokenSeq, why }, at) => {
      const head = await session.first(queries.head, { chain });
      const last = await session.first(queries.last, { chain });
      const seq = Math.max(head?.seq ?? 0, last?.seq ?? 0) + 1;
      const before = head?.hash ?? last?.hash ?? firstHash;
      await session.send(queries.addSegment, { chain, firstSeq: seq, before, brokenSeq, why });
      const data = { break: { seq: brokenSeq, why } };
      const event = { type: 'log.opened', actor: 'bot', obj: {}, data };
      await add(session, { chain, event, at, seq, before });
    },
    acceptBreaks: (chain, at) => session.send(queries.accept, { chain, at }),
    forgetPerson: (chain, entryId) => session.send(queries.forgetPseudonym, { chain, entryId }),
  };
}

async function add(
  session: Session,
  next: {
    readonly chain: ChainName;
    readonly event: HistoryEvent;
    readonly at: number;
    readonly seq: number;
    readonly before: string | undefined;
  },
): Promise<void> {
  const { chain, seq } = next;
  const event = canonical({ ...next.event, seq, at: new Date(next.at).toISOString() });
  const hash = nextHash(next.before ?? firstHash, event);
  await session.send(queries.addEvent, { chain, seq, hash, event });
  await session.send(queries.moveHead, { chain, seq, hash });
  session.memory?.set(`head:${chain}`, { chain, seq, hash });
}

/** Read once for a group of transactions: each then knows it from the one before. */
async function headOf(session: Session, chain: ChainName): Promise<HeadRow | undefined> {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- kept by add alone
  const known = session.memory?.get(`head:${chain}`) as HeadRow | undefined;
  return known ?? (await session.first(queries.head, { chain }));
}
