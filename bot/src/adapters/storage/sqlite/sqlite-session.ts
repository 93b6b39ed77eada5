import type { Statement as Prepared } from 'better-sqlite3';

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
import type { SqliteFile } from './sqlite-file.ts';

interface Ready {
  readonly compiled: Compiled;
  readonly prepared: Prepared<SqlValue[]>;
}

/** Runs statements on one connection, each prepared once. */
export class SqliteSession implements Session {
  readonly memory = new Map<string, unknown>();
  readonly #file: SqliteFile;
  readonly #workshop: Workshop;
  readonly #ready = new Map<string, Ready>();

  constructor(file: SqliteFile, workshop: Workshop) {
    this.#file = file;
    this.#workshop = workshop;
  }

  all<A extends Args, R>(statement: Statement<A, R>, args: A): Promise<readonly R[]> {
    return this.#answer(statement, (ready) => {
      // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the builder typed the rows
      return ready.prepared.all(...valuesOf(ready.compiled, args)) as R[];
    });
  }

  first<A extends Args, R>(statement: Statement<A, R>, args: A): Promise<R | undefined> {
    return this.#answer(statement, (ready) => {
      // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the builder typed the rows
      return ready.prepared.get(...valuesOf(ready.compiled, args)) as R | undefined;
    });
  }

  run<A extends Args>(statement: Statement<A, unknown>, args: A): Promise<number> {
    return this.#answer(
      statement,
      ({ compiled, prepared }) => prepared.run(...valuesOf(compiled, args)).changes,
    );
  }

  async send<A extends Args>(statement: Statement<A, unknown>, args: A): Promise<void> {
    await this.run(statement, args);
  }

  #answer<A extends Args, R, T>(
    statement: Statement<A, R>,
    execute: (ready: Ready) => T,
  ): Promise<T> {
    try {
      return Promise.resolve(execute(this.#prepare(statement)));
    } catch (cause) {
      return Promise.reject(new StorageFailed(`${statement.name} failed`, { cause }));
    }
  }

  #prepare<A extends Args, R>(statement: Statement<A, R>): Ready {
    const known = this.#ready.get(statement.name);
    if (known !== undefined) return known;
    const compiled = compile(this.#workshop, statement);
    const ready = { compiled, prepared: this.#file.prepare<SqlValue[]>(compiled.sql) };
    this.#ready.set(statement.name, ready);
    return ready;
  }
}
