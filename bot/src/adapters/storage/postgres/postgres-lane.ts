import type { Client } from 'pg';

import { asError, codeOf, StorageFailed } from '../errors.ts';
import type { Outcome, Work, WritingLane } from '../group-commit.ts';
import type { Args, Statement, Workshop } from '../statement.ts';
import type { ManyAtOnce } from './many-at-once.ts';
import { parameterTypes } from './parameter-types.ts';
import { PostgresSession } from './postgres-session.ts';
import { runSideBySide, type Call } from './side-by-side.ts';
import { Together } from './together.ts';

/** The key of the lock that makes the writers of all bots follow one another. */
export const writersLock = 0x636f6f70;

/** Serialisation failure, deadlock, a transaction aborted by an earlier one of its group. */
const transientStates = new Set(['40001', '40P01', '25P02']);

/**
 * The one connection of this bot that writes, in pipeline mode: what needs no answer is sent without
 * waiting, and savepoints are made only when a group is run again with care. Writers of several bots
 * follow one another, so that a transaction reads what it decides on.
 */
export class PostgresLane extends PostgresSession implements WritingLane {
  readonly memory = new Map<string, unknown>();
  readonly #connect: () => Promise<Client>;
  readonly #holder: { client: Client | undefined };
  readonly #together: Together;
  /** Answers come in the order of sending: when the last one is there, all are. */
  #last: Promise<unknown> = Promise.resolve();
  #firstError: Error | undefined;
  #careful = false;

  constructor(connect: () => Promise<Client>, workshop: Workshop) {
    const holder: { client: Client | undefined } = { client: undefined };
    super(() => connected(holder), workshop);
    this.#connect = connect;
    this.#holder = holder;
    this.#together = this.#makeTogether();
  }

  get session(): this {
    return this;
  }

  async begin(careful: boolean): Promise<void> {
    this.#careful = careful;
    this.#firstError = undefined;
    this.memory.clear();
    this.#holder.client ??= await this.#open();
    this.#post('begin');
    this.#post(`select pg_advisory_xact_lock(${writersLock})`);
  }

  savepoint(): Promise<void> {
    if (this.#careful) this.#post('savepoint one');
    return Promise.resolve();
  }

  async release(): Promise<void> {
    if (!this.#careful) return;
    this.#post('release savepoint one');
    await this.#settle();
  }

  async rollbackToSavepoint(): Promise<void> {
    await this.#last;
    const cause = this.#firstError;
    this.#firstError = undefined;
    if (!this.#careful) throw new GroupSpoilt(cause);
    this.memory.clear();
    this.#post('rollback to savepoint one');
    this.#post('release savepoint one');
  }

  async sideBySide(works: readonly Work[]): Promise<readonly (Outcome | undefined)[]> {
    try {
      return await runSideBySide(this.#together, works);
    } catch (cause) {
      await this.#last;
      this.#firstError = undefined;
      throw new GroupSpoilt(cause);
    }
  }

  async commit(): Promise<void> {
    const command = await this.#commit();
    await this.#settle();
    // What a failed transaction answers to `commit`, without an error.
    if (command !== 'COMMIT') throw new GroupSpoilt(undefined);
  }

  async rollback(): Promise<void> {
    await this.#last;
    await this.#holder.client?.query('rollback').catch(() => this.#abandon());
  }

  isTransient(error: unknown): boolean {
    if (error instanceof GroupSpoilt) return true;
    const state = stateOf(error);
    if (state === undefined || (this.#careful && state === '25P02')) return false;
    return transientStates.has(state);
  }

  override send<A extends Args>(statement: Statement<A, unknown>, args: A): Promise<void> {
    this.#follow(this.query(statement, args));
    return Promise.resolve();
  }

  async close(): Promise<void> {
    const { client } = this.#holder;
    this.#holder.client = undefined;
    await client?.end();
  }

  async #open(): Promise<Client> {
    const client = await this.#connect();
    client.on('error', () => this.#abandon());
    return client;
  }

  /** A connection lost here leaves the outcome unknown: the group must not be run again. */
  async #commit(): Promise<string> {
    try {
      const { command } = await connected(this.#holder).query('commit');
      return command;
    } catch (cause) {
      if (stateOf(cause) !== undefined) throw cause;
      throw new StorageFailed('It is not known whether the transaction was committed.', { cause });
    }
  }

  /** A connection that is lost is replaced by the next group. */
  #abandon(): void {
    const { client } = this.#holder;
    this.#holder.client = undefined;
    client?.end().catch(() => undefined);
  }

  #post(text: string): void {
    this.#follow(connected(this.#holder).query(text));
  }

  #makeTogether(): Together {
    const ask = (many: ManyAtOnce, calls: readonly Call[]) =>
      connected(this.#holder).query({
        name: many.name,
        text: many.text,
        values: many.valuesOf(calls.map(({ args }) => args)),
      });
    return new Together({
      compiled: (statement) => this.compiled(statement),
      rows: ({ statement, args }) => this.all(statement, args),
      rowsOfMany: async (many, calls) => {
        const { rows }: { rows: readonly unknown[] } = await ask(many, calls);
        return rows;
      },
      post: ({ statement, args }) => void this.send(statement, args),
      postMany: (many, calls) => this.#follow(ask(many, calls)),
      parameterTypes: (compiled) => parameterTypes(connected(this.#holder), compiled),
    });
  }

  #follow(outcome: Promise<unknown>): void {
    this.#last = outcome.catch((error: unknown) => {
      this.#firstError ??= asError(error);
    });
  }

  async #settle(): Promise<void> {
    await this.#last;
    const cause = this.#firstError;
    this.#firstError = undefined;
    if (cause === undefined) return;
    throw this.#careful ? cause : new GroupSpoilt(cause);
  }
}

/** Something of a group failed; run again with care, it shows which transaction it was. */
class GroupSpoilt extends StorageFailed {
  constructor(cause: unknown) {
    super('A transaction of the group failed.', { cause });
  }
}

function connected({ client }: { readonly client: Client | undefined }): Client {
  if (client === undefined) throw new StorageFailed('The connection to the database is lost.');
  return client;
}

/** The SQLSTATE of what the database refused. */
function stateOf(error: unknown): string | undefined {
  const code = codeOf(error instanceof StorageFailed ? error.cause : error);
  return code !== undefined && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}
