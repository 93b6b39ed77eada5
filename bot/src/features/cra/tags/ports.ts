import type { EntryId } from '../../../core/actor.ts';
import type { Tag } from './tag.ts';

export type { Tag, TagScope } from './tag.ts';

/** Reads tags as of the last commit, archived and merged ones included. */
export interface TagReader {
  byId(id: string): Promise<Tag | undefined>;
  /** Those of the person, of every territory and of the nation, by id. */
  around(person: EntryId): Promise<readonly Tag[]>;
  /** How many CRAs in force of the author have each tag, by the id that stands for it now. */
  usesOf(author: EntryId): Promise<ReadonlyMap<string, number>>;
}

/** Reads and writes tags inside a transaction. */
export interface TagStore extends TagReader {
  /** Stores a new tag; false when the id is known. */
  insert(tag: Tag): Promise<boolean>;
  /** Writes the name and what became of a tag that exists. */
  update(tag: Tag): Promise<void>;
  /**
   * `from`, and every tag that had gone into it, now stands for `into`; the CRAs in force and
   * deleted that had `from` have `into`, once each. Their revisions stay as they are.
   */
  merge(from: string, into: string): Promise<void>;
}
