import type { Args, Statement } from './statement.ts';

/** Runs statements: inside a transaction, or each as a durable transaction of its own. */
export interface Session {
  /**
   * What the transactions of one group read under the writers' lock and need not read again; emptied
   * when the group ends and when one of its transactions is undone. Absent outside transactions.
   */
  readonly memory?: Map<string, unknown>;
  all<A extends Args, R>(statement: Statement<A, R>, args: A): Promise<readonly R[]>;
  /** Its first row. */
  first<A extends Args, R>(statement: Statement<A, R>, args: A): Promise<R | undefined>;
  /** Answers how many rows were written. */
  run<A extends Args>(statement: Statement<A, unknown>, args: A): Promise<number>;
  /**
   * Writes without waiting for the database where it may: in a transaction an error shows at the
   * latest when it ends, and undoes it.
   */
  send<A extends Args>(statement: Statement<A, unknown>, args: A): Promise<void>;
}
