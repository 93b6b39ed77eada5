import { loadPresentCommunes } from '../../../bot/src/features/territory/index.ts';
import type { Clock, Random } from '../../../bot/src/core/clock.ts';
import { fileWaitMs } from '../../../bot/src/core/posted-files.ts';
import { rememberedMs } from '../../../bot/src/core/inbox.ts';
import type { Readers, Storage, Stores } from '../../../bot/src/adapters/storage/storage.ts';
import { memoryCharters } from './memory-charters.ts';
import { memoryCraReader, memoryCras } from './memory-cras.ts';
import { memoryCraErasures } from './memory-erasures.ts';
import { memoryDrafts, memoryPlaces } from './memory-entry.ts';
import { memoryLinkCodes } from './memory-link-codes.ts';
import { memoryHistory, memoryHistoryReader } from './memory-history.ts';
import { memoryOutbox, memoryOutboxQueue } from './memory-outbox.ts';
import { memoryLedger } from './memory-ledger.ts';
import { memoryReminders } from './memory-reminders.ts';
import { memoryTagReader, memoryTags } from './memory-tags.ts';
import { memoryRegistry, memoryRegistryReader } from './memory-registry.ts';
import { memoryStatsDirectory } from './memory-stats-directory.ts';
import { memoryStatsReader } from './memory-stats.ts';
import {
  memoryCards,
  memoryInbox,
  memoryJobs,
  memoryLeases,
  memoryState,
  memoryWaitingFiles,
} from './memory-state.ts';
import { emptyTables, rememberTables, type Tables } from './tables.ts';

/** A storage that forgets everything with the process: the fake of every port, for tests. */
export type MemoryStorage = Omit<Storage, 'engine'> & { readonly tables: Tables };

export function makeMemoryStorage(deps: {
  readonly clock: Clock;
  readonly random: Random;
}): MemoryStorage {
  const tables = emptyTables();
  const stores = makeStores(tables, deps.random);
  return {
    tables,
    transaction: oneAfterAnother((work) => undoneOnFailure(tables, () => work(stores))),
    readers: makeReaders(tables),
    queue: memoryOutboxQueue(tables),
    cards: stores.cards,
    jobs: memoryJobs(tables),
    leases: memoryLeases(tables),
    state: stores.state,
    totals: memoryTotals,
    scrub: () => Promise.resolve(),
    holder: 'bot',
    freeDead: () => Promise.resolve(false),
    forgetOld: () => Promise.resolve(forgetOld(tables, deps.clock.now())),
    close: () => Promise.resolve(),
  };
}

/** A plain recomputation keeps none. */
const memoryTotals: Storage['totals'] = {
  waiting: () => Promise.resolve(0),
  fold: () => Promise.resolve(0),
  build: () => Promise.resolve(false),
  check: () =>
    Promise.resolve({ at: 0, months: 0, segments: 0, differences: 0, examples: [], repaired: 0 }),
};

function makeStores(tables: Tables, random: Random): Stores {
  return {
    outbox: memoryOutbox(tables),
    cards: memoryCards(tables),
    inbox: memoryInbox(tables),
    files: memoryWaitingFiles(tables),
    history: memoryHistory(tables, random),
    state: memoryState(tables),
    linkCodes: memoryLinkCodes(tables),
    registry: memoryRegistry(tables),
    cras: memoryCras(tables),
    tags: memoryTags(tables),
    drafts: memoryDrafts(tables),
    places: memoryPlaces(tables),
    reminders: memoryReminders(tables),
    craErasures: memoryCraErasures(tables),
    charters: memoryCharters(tables),
    channels: memoryLedger(tables),
  };
}

function makeReaders(tables: Tables): Readers {
  return {
    files: memoryWaitingFiles(tables),
    history: memoryHistoryReader(tables),
    registry: memoryRegistryReader(tables),
    cras: memoryCraReader(tables),
    tags: memoryTagReader(tables),
    drafts: memoryDrafts(tables),
    places: memoryPlaces(tables),
    reminders: memoryReminders(tables),
    craErasures: memoryCraErasures(tables),
    charters: memoryCharters(tables),
    channels: memoryLedger(tables),
    stats: memoryStatsReader(tables, loadPresentCommunes().presentCommune),
    statsDirectory: memoryStatsDirectory(tables),
  };
}

type Run = <T>(work: (stores: Stores) => Promise<T>) => Promise<T>;

function oneAfterAnother(run: Run): Run {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(() => run(work));
    last = next.catch(() => undefined);
    return next;
  };
}

async function undoneOnFailure<T>(tables: Tables, work: () => Promise<T>): Promise<T> {
  const undo = rememberTables(tables);
  try {
    const value = await work();
    if (isFailedResult(value)) undo();
    return value;
  } catch (error) {
    undo();
    throw error;
  }
}

function isFailedResult(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;
}

function forgetOld({ inbox, outbox, files }: Tables, now: number) {
  const seen = [...inbox].filter(([, at]) => at < now - rememberedMs);
  seen.forEach(([id]) => inbox.delete(id));
  const said = [...outbox.values()].filter(
    ({ state, endedAt = now }) => state === 'delivered' && endedAt < now - 90 * 86_400_000,
  );
  said.forEach(({ key }) => outbox.delete(key));
  const waited = [...files.values()].filter(({ postedAt }) => postedAt < now - fileWaitMs);
  waited.forEach(({ userId }) => files.delete(userId));
  return { inbox: seen.length, outbox: said.length, files: waited.length };
}
