import type { EntryId, UserId } from '../../../core/actor.ts';

/** Codes that link an account to an entry, known by their hash alone; inside a transaction. */
export interface LinkCodes {
  /** In place of the entry's former code. */
  put(code: {
    readonly hash: string;
    readonly entryId: EntryId;
    readonly endsAt: number;
  }): Promise<void>;
  /** The entry whose code it is, unless it has ended; the code is used up by that. */
  take(hash: string, now: number): Promise<EntryId | undefined>;
  /** Wrong codes typed by an account since an instant. */
  wrongSince(userId: UserId, since: number): Promise<number>;
  /** Remembers a wrong one; those of more than a day ago are forgotten. */
  addWrong(userId: UserId, at: number): Promise<void>;
}
