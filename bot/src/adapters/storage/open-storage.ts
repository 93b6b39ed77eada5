import type { Clock, Random } from '../../core/clock.ts';
import { loadPresentCommunes } from '../../features/territory/index.ts';
import { UnknownDatabase } from './errors.ts';
import { migrate } from './migrations/migrate.ts';
import { openPostgres } from './postgres/open-postgres.ts';
import type { Session } from './session.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';
import { makeStatsReader } from './stats/totals-reader.ts';
import { makeStatsTotals } from './stats/totals.ts';
import type { Engine, Readers, Storage, Stores } from './storage.ts';
import { makeBotState } from './stores/bot-state.store.ts';
import { makeCards } from './stores/cards.store.ts';
import { makeCharterReader, makeCharterStore } from './stores/charter.store.ts';
import { makeCraReader, makeCraStore } from './stores/cra.store.ts';
import { makeCraErasureReader, makeCraErasureStore } from './stores/cra-erasure.store.ts';
import { makeLedgerReader, makeLedgerStore } from './stores/channel-ledger.store.ts';
import { makeDraftStore } from './stores/draft.store.ts';
import { makeHistory, makeHistoryReader } from './stores/history.store.ts';
import { freeLeases } from './stores/free-leases.ts';
import { forgetInbox, makeInbox } from './stores/inbox.store.ts';
import { makeJobTable } from './stores/jobs.store.ts';
import { makeLinkCodes } from './stores/link-codes.store.ts';
import { makeLeases } from './stores/leases.store.ts';
import { forgetDelivered, makeOutbox, makeOutboxQueue } from './stores/outbox.store.ts';
import { makePlacesStore } from './stores/places.store.ts';
import { makeReminderStore } from './stores/reminder.store.ts';
import { makeStatsDirectory } from './stores/stats-directory.store.ts';
import { makeTagReader, makeTagStore } from './stores/tag.store.ts';
import {
  forgetWaitingFiles,
  makeWaitingFileReader,
  makeWaitingFiles,
} from './stores/waiting-files.store.ts';
import { makeRegistryReader, makeRegistryStore } from './stores/registry.store.ts';

export interface StorageDeps {
  readonly clock: Clock;
  readonly random: Random;
  /**
   * `bot`: refuses to open a SQLite file on which another bot runs. `command-line`: works beside a
   * running bot.
   */
  readonly role: 'bot' | 'command-line';
}

/**
 * Opens `sqlite:<path>` or `postgres://…` and brings its schema up to date. Throws `SchemaTooNew`,
 * `DatabaseInUse`, `UnknownDatabase`, or what the database says.
 */
export async function openStorage(url: string, deps: StorageDeps): Promise<Storage> {
  const engine = await openEngine(url, deps.role);
  try {
    await migrate(engine.ddl, engine.workshop.dialect);
    if (deps.role === 'bot') {
      await (engine.holdsOneBot ? freeLeases(engine.direct) : engine.freeDead());
    }
    return makeStorage(engine, deps);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** Opens the database beneath, its schema as it is found. */
export async function openEngine(url: string, role: StorageDeps['role']): Promise<Engine> {
  if (url.startsWith('sqlite:')) return openSqlite(url.slice('sqlite:'.length), role);
  if (/^postgres(ql)?:/.test(url)) return openPostgres(url, role);
  throw new UnknownDatabase();
}

function makeStorage(engine: Engine, { clock, random }: StorageDeps): Storage {
  const { direct, holder } = engine;
  const storesOf = keptBySession((session) => makeStores(session, { clock, random }));
  const totals = { engine, communes: keptOnce(loadPresentCommunes) };
  return {
    transaction: (work) => engine.run((session) => work(storesOf(session))),
    readers: { ...makeReaders(engine.reading, clock), stats: makeStatsReader(totals) },
    queue: makeOutboxQueue(direct, holder),
    cards: makeCards(direct),
    jobs: makeJobTable(direct, holder),
    leases: makeLeases(direct),
    state: makeBotState(direct),
    totals: makeStatsTotals(totals, clock),
    holder,
    freeDead: () => engine.freeDead(),
    forgetOld: async () => ({
      inbox: await forgetInbox(direct, clock.now()),
      outbox: await forgetDelivered(direct, clock.now()),
      files: await forgetWaitingFiles(direct, clock.now()),
    }),
    scrub: () => engine.scrub(),
    engine,
    close: () => engine.close(),
  };
}

function makeStores(session: Session, deps: Pick<StorageDeps, 'clock' | 'random'>): Stores {
  const cras = makeCraStore(session, deps.clock);
  return {
    outbox: makeOutbox(session),
    cards: makeCards(session),
    inbox: makeInbox(session),
    files: makeWaitingFiles(session),
    history: makeHistory(session, deps.random),
    state: makeBotState(session),
    linkCodes: makeLinkCodes(session),
    registry: makeRegistryStore(session),
    cras,
    tags: makeTagStore(session),
    drafts: makeDraftStore(session),
    places: makePlacesStore(session),
    reminders: makeReminderStore(session),
    craErasures: makeCraErasureStore(session, cras),
    channels: makeLedgerStore(session),
    charters: makeCharterStore(session),
  };
}

function makeReaders(session: Session, clock: Clock): Omit<Readers, 'stats'> {
  return {
    files: makeWaitingFileReader(session),
    history: makeHistoryReader(session),
    registry: makeRegistryReader(session),
    cras: makeCraReader(session, clock),
    tags: makeTagReader(session),
    drafts: makeDraftStore(session),
    places: makePlacesStore(session),
    reminders: makeReminderStore(session),
    craErasures: makeCraErasureReader(session),
    channels: makeLedgerReader(session),
    charters: makeCharterReader(session),
    statsDirectory: makeStatsDirectory(session),
  };
}

/** Loads it when it is first asked. */
function keptOnce<T>(load: () => T): () => T {
  let loaded: { readonly value: T } | undefined;
  return () => (loaded ??= { value: load() }).value;
}

/** The stores of a session are made once: there is one session that writes. */
function keptBySession(make: (session: Session) => Stores): (session: Session) => Stores {
  const kept = new WeakMap<Session, Stores>();
  return (session) => {
    const stores = kept.get(session) ?? make(session);
    kept.set(session, stores);
    return stores;
  };
}
