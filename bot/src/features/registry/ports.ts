import type { EntryId, UserId } from '../../core/actor.ts';
import type { CalendarDate } from '../../core/calendar-date.ts';
import type { Result } from '../../core/result.ts';
import type { AccountAlreadyLinked, EmailTaken } from './failures.ts';
import type { Affectation, Alias, Entry, EntryStatus, Link, Structure } from './registry.ts';

/** Reads the registry as of the last commit. */
export interface RegistryReader {
  entry(id: EntryId): Promise<Entry | undefined>;
  /** The entry bound to a Mattermost account. */
  entryOfUser(userId: UserId): Promise<Entry | undefined>;
  /** The entry that has this address (main or other); compared in lower case, trimmed. */
  entryOfEmail(email: string): Promise<Entry | undefined>;
  /** Every entry, whatever its status, by id; read in pages, so a change meanwhile may show. */
  entries(): AsyncIterable<Entry>;
  /** The affectation in force on a date; of two at once, the one that began last. */
  affectationOn(id: EntryId, date: CalendarDate): Promise<Affectation | undefined>;
  structure(id: string): Promise<Structure | undefined>;
  /** Ids that were merged into another, and into which. */
  aliases(): Promise<ReadonlyMap<EntryId, EntryId>>;
  /** Number of entries of each status, and of bound ones. */
  counts(): Promise<RegistryCounts>;
}

export interface RegistryCounts {
  readonly statuses: Readonly<Record<EntryStatus, number>>;
  readonly linked: number;
}

/** Reads and writes the registry inside a transaction. */
export interface RegistryStore extends RegistryReader {
  /**
   * Writes whole entries, new or replaced, all but their `link`, which stays what it is. Uniqueness
   * of addresses is judged on the registry as it would be after; nothing is written on a failure.
   */
  put(entries: readonly Entry[]): Promise<Result<undefined, EmailTaken>>;
  /** Writes or renames structures. */
  putStructures(structures: readonly Structure[]): Promise<void>;
  /** Binds an entry to an account, in place of the entry's former one. */
  link(id: EntryId, link: Link): Promise<Result<undefined, AccountAlreadyLinked>>;
  unlink(id: EntryId): Promise<void>;
  alias(id: EntryId): Promise<Alias | undefined>;
  putAlias(alias: Alias): Promise<void>;
  dropAlias(id: EntryId): Promise<void>;
}
