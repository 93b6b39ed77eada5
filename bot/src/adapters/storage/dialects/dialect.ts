import type { QueryCompiler, SelectQueryBuilder, DialectAdapter } from 'kysely';

/** What SQLite and PostgreSQL say differently; everything else is shared. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /** Types of columns in migrations. */
  readonly types: {
    /** Compared by byte. */
    readonly text: string;
    readonly integer: string;
    /** Whole numbers up to 2^53. */
    readonly instant: string;
    /** A primary key that grows by itself. */
    readonly position: string;
  };
  makeQueryCompiler(): QueryCompiler;
  makeAdapter(): DialectAdapter;
  /** Locks the rows, passing over those that another bot has locked. */
  readonly skipLocked: <DB, TB extends keyof DB, O>(
    query: SelectQueryBuilder<DB, TB, O>,
  ) => SelectQueryBuilder<DB, TB, O>;
  /** SQL to run after rows were inserted with their positions. */
  readonly afterRestore: readonly string[];
}
