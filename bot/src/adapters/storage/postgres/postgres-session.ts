import type { QueryResult } from 'pg';

import { StorageFailed } from '../errors.ts';
import type { Session } from '../session.ts';
import {
  compile,
  valuesOf,
  type Args,
  type Compiled,
  type SqlValue,
  type Statement,
  type Workshop,
} from '../statement.ts';

/** A connection, or a pool of them. */
export interface Querier {
  query(request: {
    readonly name: string;
    readonly text: string;
    readonly values: (SqlValue | SqlValue[])[];
  }): Promise<QueryResult>;
}

/** Runs statements, prepared once on each connection; each waits for its outcome. */
export class PostgresSession implements Session {
  readonly #querier: () => Querier;
  readonly #workshop: Workshop;
  readonly #compiled = new Map<string, Compiled>();

  constructor(querier: () => Querier, workshop: Workshop) {
    this.#querier = querier;
    this.#workshop = workshop;
  }

  async all<A extends Args, R>(statement: Statement<A, R>, args: A): Promise<readonly R[]> {
    const { rows } = await this.query(statement, args);
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the builder typed the rows
    return rows as R[];
  }

  async first<A extends Args, R>(statement: Statement<A, R>, args: A): Promise<R | undefined> {
    const rows = await this.all(statement, args);
    return rows[0];
  }

  async run<A extends Args>(statement: Statement<A, unknown>, args: A): Promise<number> {
    const { rowCount } = await this.query(statement, args);
    return rowCount ?? 0;
  }

  async send<A extends Args>(statement: Statement<A, unknown>, args: A): Promise<void> {
    await this.query(statement, args);
  }

  protected async query<A extends Args>(
    statement: Statement<A, unknown>,
    args: A,
  ): Promise<QueryResult> {
    const compiled = this.compiled(statement);
    const { name, sql: text } = compiled;
    try {
      return await this.#querier().query({ name, text, values: valuesOf(compiled, args) });
    } catch (cause) {
      throw new StorageFailed(`${name} failed`, { cause });
    }
  }

  compiled<A extends Args>(statement: Statement<A, unknown>): Compiled {
    const known = this.#compiled.get(statement.name);
    if (known !== undefined) return known;
    const compiled = compile(this.#workshop, statement);
    this.#compiled.set(statement.name, compiled);
    return compiled;
  }
}
