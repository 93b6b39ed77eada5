import type { Dialect } from '../dialects/dialect.ts';

export type Execute = (sql: string) => Promise<readonly unknown[]>;

/** One step of the schema: never edited once it was released. */
export interface Migration {
  /** What it brings, for the log. */
  readonly name: string;
  readonly statements: (types: Dialect['types']) => readonly string[];
  /** What rows need besides, after the statements and in the same transaction. */
  readonly convert?: (execute: Execute) => Promise<void>;
}
