import { canonical, firstHash, nextHash } from '../../../bot/src/core/chain.ts';
import type { Random } from '../../../bot/src/core/clock.ts';
import {
  chainNames,
  type ChainName,
  type HistoryEvent,
  type HistoryKeeper,
  type HistoryReader,
} from '../../../bot/src/core/history.ts';
import { opaqueCode } from '../../../bot/src/core/opaque-code.ts';
import type { Tables } from './tables.ts';

export function memoryHistoryReader({ chains, breaks, pseudonyms }: Tables): HistoryReader {
  return {
    heads: () =>
      Promise.resolve(
        chainNames.flatMap((chain) => {
          const last = chains.get(chain)?.at(-1);
          return last === undefined ? [] : [{ chain, seq: last.seq, hash: last.hash }];
        }),
      ),
    breaks: () => Promise.resolve([...breaks.values()]),
    personOf: (pseudonym) => {
      const [key] = [...pseudonyms].find(([, known]) => known === pseudonym) ?? [];
      return Promise.resolve(key?.slice(key.indexOf(' ') + 1));
    },
  };
}

export function memoryHistory(tables: Tables, random: Random): HistoryKeeper {
  const { chains, breaks, pseudonyms } = tables;
  const append = (chain: ChainName, event: HistoryEvent, at: number) => {
    const lines = chains.get(chain) ?? [];
    const seq = (lines.at(-1)?.seq ?? 0) + 1;
    const written = canonical({ ...event, seq, at: new Date(at).toISOString() });
    const hash = nextHash(lines.at(-1)?.hash ?? firstHash, written);
    chains.set(chain, [...lines, { seq, hash, event: written }]);
    return Promise.resolve();
  };
  return {
    append,
    pseudonym: (chain, entryId) => {
      const key = `${chain} ${entryId}`;
      const pseudonym = pseudonyms.get(key) ?? `p_${opaqueCode(random)}`;
      pseudonyms.set(key, pseudonym);
      return Promise.resolve(pseudonym);
    },
    goOn: (chain, { seq, why }, at) => {
      const firstSeq = (chains.get(chain)?.at(-1)?.seq ?? 0) + 1;
      breaks.set(`${chain} ${firstSeq}`, { chain, firstSeq, brokenSeq: seq, why });
      const data = { break: { seq, why } };
      return append(chain, { type: 'log.opened', actor: 'bot', obj: {}, data }, at);
    },
    acceptBreaks: (chain, at) => {
      for (const [key, one] of breaks) {
        if (one.chain === chain) breaks.set(key, { ...one, acceptedAt: one.acceptedAt ?? at });
      }
      return Promise.resolve();
    },
    forgetPerson: (chain, entryId) => {
      pseudonyms.delete(`${chain} ${entryId}`);
      return Promise.resolve();
    },
  };
}
