import type { BotState } from '../../core/bot-state.ts';
import type { HistoryKeeper, HistoryReader } from '../../core/history.ts';
import type { Inbox } from '../../core/inbox.ts';
import type { JobTable, Leases } from '../../core/jobs.ts';
import type { Cards, Outbox, OutboxQueue } from '../../core/outbox.ts';
import type { WaitingFileReader, WaitingFiles } from '../../core/posted-files.ts';
import type { Transaction } from '../../core/transaction.ts';
import type {
  CraReader,
  CraStore,
  DraftReader,
  DraftStore,
  PlacesReader,
  PlacesStore,
} from '../../features/cra/ports.ts';
import type { LedgerReader, LedgerStore } from '../../features/channels/ports.ts';
import type { CraErasureReader, CraErasureStore } from '../../features/cra/erase/ports.ts';
import type { ReminderReader, ReminderStore } from '../../features/cra/remind/ports.ts';
import type { StatsDirectory, StatsReader, StatsTotals } from '../../features/stats/ports.ts';
import type { TagReader, TagStore } from '../../features/cra/tags/ports.ts';
import type { CharterReader, CharterStore } from '../../features/charter/ports.ts';
import type { LinkCodes } from '../../features/registry/codes/ports.ts';
import type { RegistryReader, RegistryStore } from '../../features/registry/ports.ts';
import type { Ddl } from './migrations/migrate.ts';
import type { Session } from './session.ts';
import type { Workshop } from './statement.ts';

/** Everything a transaction may touch; a use case asks for the few that it needs. */
export interface Stores {
  readonly outbox: Outbox;
  readonly cards: Cards;
  readonly inbox: Inbox;
  readonly files: WaitingFiles;
  readonly history: HistoryKeeper;
  readonly state: BotState;
  readonly registry: RegistryStore;
  readonly linkCodes: LinkCodes;
  readonly cras: CraStore;
  readonly tags: TagStore;
  readonly drafts: DraftStore;
  readonly places: PlacesStore;
  readonly reminders: ReminderStore;
  readonly craErasures: CraErasureStore;
  readonly channels: LedgerStore;
  readonly charters: CharterStore;
}

/** What can be read outside a transaction, as of the last commit. */
export interface Readers {
  readonly files: WaitingFileReader;
  readonly history: HistoryReader;
  readonly registry: RegistryReader;
  readonly cras: CraReader;
  readonly tags: TagReader;
  readonly drafts: DraftReader;
  readonly places: PlacesReader;
  readonly reminders: ReminderReader;
  readonly craErasures: CraErasureReader;
  readonly channels: LedgerReader;
  readonly charters: CharterReader;
  readonly stats: StatsReader;
  readonly statsDirectory: StatsDirectory;
}

export interface Storage {
  readonly transaction: Transaction<Stores>;
  readonly readers: Readers;
  /** Each call of these is a durable transaction of its own. */
  readonly queue: OutboxQueue;
  readonly cards: Cards;
  readonly jobs: JobTable;
  readonly leases: Leases;
  readonly state: BotState;
  readonly totals: StatsTotals;
  /** How leases name this bot. */
  readonly holder: string;
  /** Frees what bots that were killed had taken; answers whether there was any. */
  freeDead(): Promise<boolean>;
  /** Removes ids, keys and files that need not be remembered any more; answers how many. */
  forgetOld(): Promise<{
    readonly inbox: number;
    readonly outbox: number;
    readonly files: number;
  }>;
  /**
   * Makes what was erased unreadable in the database's files (SQLite: rewritten; PostgreSQL: given
   * back to be overwritten). Writers may wait for some seconds.
   */
  scrub(): Promise<void>;
  /** For backups and verification: the database beneath. */
  readonly engine: Engine;
  /** Waits for the transactions begun, then releases files, locks and connections. Idempotent. */
  close(): Promise<void>;
}

/** A database, whichever it is. */
export interface Engine {
  readonly workshop: Workshop;
  /** Whether a second bot is refused. */
  readonly holdsOneBot: boolean;
  /** How leases name the bot that opened it. */
  readonly holder: string;
  /** Frees what bots that live no more had taken, those of other processes alone. */
  freeDead(): Promise<boolean>;
  /** Reads as of the last commit. */
  readonly reading: Session;
  /** Each call is a durable transaction of its own. */
  readonly direct: Session;
  /** Groups transactions into durable commits. */
  run<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Reads rows as of one instant, in order, while others write. */
  snapshot(work: (read: ReadRows) => Promise<void>): Promise<void>;
  readonly ddl: Ddl;
  scrub(): Promise<void>;
  close(): Promise<void>;
}

/** Rows of a plain query, a few thousand at a time. */
export type ReadRows = (sql: string) => AsyncIterable<readonly Record<string, unknown>[]>;
