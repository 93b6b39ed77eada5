/** Reads ids for erasure, a page at a time, in their order, after `after`. */
export interface CraErasureReader {
  /** Of CRAs that are not erased, deleted or not. */
  keptIds(after: string, limit: number): Promise<readonly string[]>;
  /** Of CRAs that are erased. */
  erasedIds(after: string, limit: number): Promise<readonly string[]>;
}

/** Erases inside a transaction. */
export interface CraErasureStore extends CraErasureReader {
  /**
   * The content of every revision, the drafts of that CRA and the effects that name it and were set
   * aside are gone; the id stays known. Idempotent.
   */
  erase(id: string): Promise<void>;
}
