import * as z from 'zod';

import { stateKey } from './bot-state.ts';

/** What is erased for good. */
export type ErasedKind = 'cra';

/**
 * The erasures, kept outside the database and its backups, so that a restored backup can be rid of
 * them again. It holds a keyed hash of each id, its kind and the day: whoever reads it learns nothing.
 */
export interface ErasureList {
  /** Adds those that it does not hold yet; durable when it answers. */
  add(kind: ErasedKind, ids: readonly string[], at: number): Promise<void>;
  /** Answers whether an id was erased. */
  reader(kind: ErasedKind): Promise<(id: string) => boolean>;
}

/** A backup was restored and its erasures have not been replayed yet. */
export const restoredKey = stateKey('restored', z.literal(true));
