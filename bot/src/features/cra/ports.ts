import type { Activite, Canal, StoredTheme } from '@coop/contract/cra';
import type { UsualPlace } from '@coop/contract/cra-routes';

import type { EntryId } from '../../core/actor.ts';
import type { CalendarDate } from '../../core/calendar-date.ts';
import type {
  Cra,
  CraPeriod,
  CraTotals,
  CraUsage,
  Draft,
  OwnCraUsage,
  SavedPlaces,
} from './cra.ts';

export interface CraFilter extends CraPeriod {
  readonly author: EntryId;
  readonly activite?: Activite;
  readonly canal?: Canal;
  readonly theme?: StoredTheme;
  /** INSEE code of the commune. */
  readonly insee?: string;
  /** Id of a tag. */
  readonly tag?: string;
  /** Each must begin or stand inside a word of the title or the notes (`searchedWords`). */
  readonly words?: readonly string[];
  /** True: the deleted ones only; otherwise those in force only. */
  readonly deleted?: boolean;
}

export interface CraPage {
  /** By date, then id (the order of entry), newest first. */
  readonly cras: readonly Cra[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: string;
}

/** What makes two CRAs alike. */
export interface CraLikeness {
  readonly author: EntryId;
  readonly date: CalendarDate;
  /** INSEE code of the commune. */
  readonly insee: string;
  readonly activite: Activite;
  /** Compared as a set. */
  readonly themes: readonly StoredTheme[];
  readonly participants: number;
}

/**
 * Reads CRAs as of the last commit. A CRA is only ever read for its author. The tags of those in
 * force are those that stand for them now, whatever they have been merged into since.
 */
export interface CraReader {
  /** The revision in force, deleted or not; `undefined` for another author's. */
  byId(author: EntryId, id: string): Promise<Cra | undefined>;
  /** Every revision, first to last; empty for another author's. */
  versions(author: EntryId, id: string): Promise<readonly Cra[]>;
  /** The author's CRAs in force of a series, by date, then id. */
  ofSeries(author: EntryId, serie: string): Promise<readonly Cra[]>;
  /** Whether an id was ever used, by anyone, erased CRAs included. */
  isKnown(id: string): Promise<boolean>;
  /** A page of at most `limit`; `cursor` is the `next` of the page before (another is ignored). */
  list(request: CraFilter & { readonly cursor?: string; readonly limit: number }): Promise<CraPage>;
  /** Of the whole period, not of a page. */
  totals(filter: CraFilter): Promise<CraTotals>;
  /** CRAs in force of each date that has some, oldest first. */
  perDay(
    author: EntryId,
    period: { readonly from: CalendarDate; readonly to: CalendarDate },
  ): Promise<readonly { readonly date: CalendarDate; readonly cras: number }[]>;
  /** A CRA in force, alike, entered at or after `since` (ms), imports excepted; the latest. */
  similar(likeness: CraLikeness, since: number): Promise<Cra | undefined>;
  /** From the author's last 200 CRAs in force. */
  usageOf(author: EntryId): Promise<OwnCraUsage>;
  /** From the last 1,000 CRAs of everyone; may be ten minutes old. */
  usageOfEveryone(): Promise<CraUsage>;
  /** The latest date of the author's CRAs in force. */
  lastDate(author: EntryId): Promise<CalendarDate | undefined>;
  /** Ids of at most `limit` CRAs deleted before an instant (ms), to be erased. */
  deletedBefore(instant: number, limit: number): Promise<readonly string[]>;
}

/** Reads and writes CRAs inside a transaction; every revision is kept. */
export interface CraStore extends CraReader {
  /** Stores the first revision; false when the id is known, erased or not: nothing is written. */
  insert(cra: Cra): Promise<boolean>;
  /** Stores `cra` as the next revision; false when `cra.rev - 1` is not the one in force. */
  update(cra: Cra): Promise<boolean>;
  /**
   * Deletes, as a new revision at this instant (ms). Answers the CRA, as it already was if it is
   * deleted; `undefined` for another author's.
   */
  markDeleted(author: EntryId, id: string, at: number): Promise<Cra | undefined>;
  /** Brings back, as a new revision; answers the CRA, as it already was if it is in force. */
  restore(author: EntryId, id: string, at: number): Promise<Cra | undefined>;
  /** The content of every revision is gone; the id stays known. Idempotent. */
  erase(id: string): Promise<void>;
}

/** Drafts, one per person and form. */
export interface DraftReader {
  read(person: EntryId, form: string): Promise<Draft | undefined>;
}

export interface DraftStore extends DraftReader {
  /**
   * Stores `draft` when `draft.rev - 1` is in force (1: when there is none). False otherwise:
   * another device was faster.
   */
  write(person: EntryId, form: string, draft: Draft): Promise<boolean>;
  /** Forgets it; nothing happens when there is none. */
  drop(person: EntryId, form: string): Promise<void>;
}

/** Usual place and favourites of a person. */
export interface PlacesReader {
  read(person: EntryId): Promise<SavedPlaces>;
}

export interface PlacesStore extends PlacesReader {
  saveUsual(person: EntryId, place: UsualPlace): Promise<void>;
  dropUsual(person: EntryId): Promise<void>;
  /** Adds a favourite, or replaces the one of the same name. */
  saveFavourite(person: EntryId, place: UsualPlace & { readonly nom: string }): Promise<void>;
  dropFavourite(person: EntryId, nom: string): Promise<void>;
}
