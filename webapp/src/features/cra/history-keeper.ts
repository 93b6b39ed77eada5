import type { Activite, Canal, CraContent, CraView, Theme } from '@coop/contract/cra';
import { craRoutes } from '@coop/contract/cra-routes';

import type { BotClient, CallFailure, RouteAnswer } from '../../core/bot-client.ts';
import { type Live, makeSource, type Source } from '../../core/live.ts';

type Listed = RouteAnswer<typeof craRoutes.list>;

/** What is looked for among one's own CRAs; absent: whatever it is. */
export interface HistoryFilter {
  /** Calendar dates, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly activite?: Activite | undefined;
  readonly canal?: Canal | undefined;
  readonly theme?: Theme | undefined;
  readonly commune?: CraContent['commune'] | undefined;
  /** Id of a tag. */
  readonly tag?: string | undefined;
  readonly text?: string | undefined;
  readonly isDeleted?: boolean | undefined;
}

export interface History {
  readonly filter: HistoryFilter;
  /** Those that have been read, newest first. */
  readonly rows: readonly CraView[];
  /** Of all that the filter lets through; absent until the first page is there. */
  readonly totals?: Listed['totals'];
  readonly isLoading: boolean;
  readonly failure?: CallFailure;
}

export interface HistoryKeeper extends Live<History> {
  /** Looks for something else, from the top. */
  readonly look: (change: HistoryFilter) => void;
  readonly clear: () => void;
  /** Reads from the top again: the CRAs may have changed. */
  readonly reload: () => Promise<void>;
  /** Reads on until the row at that place is known, or there is none. */
  readonly reach: (index: number) => Promise<void>;
  /** Where the person was in the list, in pixels: they come back to it. */
  readonly place: Source<number>;
  /** A CRA as it is now: in its place, or gone from a list that it does not belong to any more. */
  readonly put: (cra: CraView) => void;
  readonly forget: () => void;
}

const pageSize = '200';
const nothing: History = { filter: {}, rows: [], isLoading: true };

/** The person's whole history, read a page at a time as they scroll. */
export function makeHistoryKeeper(client: BotClient): HistoryKeeper {
  const source = makeSource<History>(nothing);
  let next: string | undefined;
  let turn = 0;
  let wanted = 0;
  let reading: Promise<void> | undefined;
  const place = makeSource(0);

  const update = (change: Partial<History>): void => source.set({ ...source.get(), ...change });

  const readPage = async (): Promise<boolean> => {
    const mine = turn;
    const { filter } = source.get();
    const answer = await client.call(craRoutes.list, { query: queryOf(filter, next) });
    if (mine !== turn) {
      return false;
    }
    if (!answer.ok) {
      update({ failure: answer.failure, isLoading: false });
      return false;
    }
    const rows = next === undefined ? [] : source.get().rows;
    ({ next } = answer.value);
    const { cras, totals } = answer.value;
    source.set({ filter, rows: [...rows, ...cras], totals, isLoading: false });
    return next !== undefined;
  };

  const readOn = async (): Promise<void> => {
    while (source.get().rows.length <= wanted && (await readPage())) {
      // The next page begins where this one ended.
    }
  };

  const begin = (history: History): Promise<void> => {
    turn += 1;
    next = undefined;
    wanted = 0;
    source.set(history);
    reading = readPage().then(() => undefined);
    return reading;
  };

  const look = (filter: HistoryFilter): void => {
    place.set(0);
    void begin({ ...nothing, filter });
  };

  return {
    get: source.get,
    watch: source.watch,
    look: (change) => look({ ...source.get().filter, ...change }),
    clear: () => look({}),
    reload: () => {
      const { filter, rows, totals } = source.get();
      const isLoading = totals === undefined;
      return begin({ filter, rows, isLoading, ...(totals !== undefined && { totals }) });
    },
    reach: async (index) => {
      wanted = Math.max(wanted, index);
      await reading;
      if (source.get().rows.length <= index && next !== undefined) {
        reading = readOn();
        await reading;
      }
    },
    place,
    put: (cra) => {
      const { rows, filter, totals } = source.get();
      if (!rows.some(({ id }) => id === cra.id)) {
        return;
      }
      const isHere = (cra.deletedAt !== undefined) === (filter.isDeleted === true);
      update({
        rows: rows.flatMap((row) => (row.id === cra.id ? (isHere ? [cra] : []) : [row])),
        ...(totals !== undefined && !isHere && { totals: without(totals, cra.content) }),
      });
    },
    forget: () => {
      turn += 1;
      next = undefined;
      place.set(0);
      source.set(nothing);
    },
  };
}

function without(totals: Listed['totals'], { participants, duree }: CraContent): Listed['totals'] {
  return {
    cras: totals.cras - 1,
    participants: totals.participants - participants,
    minutes: totals.minutes - duree,
  };
}

function queryOf(filter: HistoryFilter, cursor?: string) {
  return {
    ...wordsOfQuery(filter),
    ...(filter.isDeleted === true && { deleted: 'true' as const }),
    ...(cursor !== undefined && { cursor }),
    limit: pageSize,
  };
}

/** The filter in the words of the API, deleted or not apart. */
export function wordsOfQuery({ commune, isDeleted: _, text, ...filter }: HistoryFilter) {
  return {
    ...filter,
    ...(commune !== undefined && { commune: commune.insee }),
    ...(text !== undefined && text.trim() !== '' && { text }),
  };
}
