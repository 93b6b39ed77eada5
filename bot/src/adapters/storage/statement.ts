import type { CompiledQuery, Kysely } from 'kysely';

import type { Dialect } from './dialects/dialect.ts';
import type { Schema } from './schema.ts';

export type SqlValue = string | number | null;
export type Args = Readonly<Record<string, SqlValue>>;

/** Stands for an argument while a query is compiled. */
export class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

interface Compilable<R> {
  compile(): CompiledQuery<R>;
}

/** What a query is built from: the tables, and what the dialect says in its own words. */
export interface Workshop {
  readonly db: Kysely<Schema>;
  readonly dialect: Dialect;
}

/** A query written once for both databases, compiled once for each connection. */
export interface Statement<A extends Args, R> {
  readonly name: string;
  readonly build: (workshop: Workshop, args: A) => Compilable<R>;
  readonly touches?: Touches<A>;
}

/**
 * Which rows it reads or writes, as `<kind of row>.<name of an argument>`: only those that have the
 * value of that argument. Two statements that share no such value can follow one another in either
 * order, so **whatever writes a kind of row names every argument by which it is read**. Without it a
 * statement counts as touching everything.
 */
export type Touches<A extends Args> = readonly `${string}.${keyof A & string}`[];

/** A compiled query: its text, and for each parameter a fixed value or the argument to put in. */
export interface Compiled {
  readonly name: string;
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/**
 * Describes a query. `args` of `build` are typed as the values that will be given, so the builder
 * checks them; `name` is unique and names the prepared statement.
 */
export function statement<A extends Args, R = unknown>(
  name: string,
  build: (workshop: Workshop, args: A) => Compilable<R>,
  touches?: Touches<A>,
): Statement<A, R> {
  return { name, build, ...(touches && { touches }) };
}

/** A slot for each column of a row, to insert or replace it whole. */
export function columnsOf<A extends Args, const K extends keyof A>(
  args: A,
  columns: readonly K[],
): Pick<A, K> {
  const entries = columns.map((column) => [column, args[column]]);
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- keys are those of `columns`
  return Object.fromEntries(entries) as Pick<A, K>;
}

export function compile<A extends Args, R>(
  workshop: Workshop,
  { name, build }: Statement<A, R>,
): Compiled {
  const slots = new Proxy({}, { get: (_, argument) => new Slot(String(argument)) });
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- a slot stands for every argument
  const { sql, parameters } = build(workshop, slots as A).compile();
  return { name, sql, parameters };
}

/** The values of one execution, in the order of the parameters. */
export function valuesOf({ name, parameters }: Compiled, args: Args): SqlValue[] {
  return parameters.map((parameter) =>
    sqlValue(name, parameter instanceof Slot ? args[parameter.name] : parameter),
  );
}

export function sqlValue(statementName: string, value: unknown): SqlValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError(`the statement ${statementName} has no value for one of its parameters`);
}
