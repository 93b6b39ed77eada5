import type { Dialect } from '../dialects/dialect.ts';

/** One step of the schema: never edited once it was released. */
export interface Migration {
  /** What it brings, for the log. */
  readonly name: string;
  readonly statements: (types: Dialect['types']) => readonly string[];
}
