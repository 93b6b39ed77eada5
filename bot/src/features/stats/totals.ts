/** What a comparison of the totals with the CRAs has found. */
export interface TotalsReport {
  /** Instant, ms since 1970. */
  readonly at: number;
  readonly months: number;
  readonly segments: number;
  /** Those that were not what the CRAs say; none while all is well. */
  readonly differences: number;
  /** Names of the first ones: kind, whose, where, period. */
  readonly examples: readonly string[];
  readonly repaired: number;
}

/** The totals of the statistics: kept with each CRA, put away from time to time, checked by night. */
export interface StatsTotals {
  /** Changes that were stored and wait to be put away; statistics count them already. */
  waiting(): Promise<number>;
  /** Puts the waiting changes away, so that statistics stay quick; answers how many. */
  fold(): Promise<number>;
  /**
   * Makes the totals of a database whose CRAs are older than them, month by month; statistics are
   * computed from the CRAs until it is done. Answers whether there was anything to do. Begun again
   * after an interruption, it goes on.
   */
  build(): Promise<boolean>;
  /** Compares every total with the CRAs, and repairs those that differ. */
  check(): Promise<TotalsReport>;
}
