import * as z from 'zod';

import { stateKey } from '../../../core/bot-state.ts';

const totalsReportSchema = z.object({
  /** Instant, ms since 1970. */
  at: z.int(),
  months: z.int(),
  segments: z.int(),
  /** Totals that were not what the CRAs say; none while all is well. */
  differences: z.int(),
  /** Names of the first ones: kind, whose, where, period. */
  examples: z.array(z.string()),
  repaired: z.int(),
});

/** What a comparison of the totals with the CRAs has found. */
export type TotalsReport = Readonly<z.infer<typeof totalsReportSchema>>;

/** The last report; absent until a first night. */
export const lastReportKey = stateKey('stats.lastCheck', totalsReportSchema);

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
