import { asError, StorageFailed } from './errors.ts';
import type { Session } from './session.ts';

/** The one connection of a process that writes. Every call but `session` waits for the database. */
export interface WritingLane {
  readonly session: Session;
  /** `careful`: each transaction is known to be good before the next begins. */
  begin(careful: boolean): Promise<void>;
  /** Begins one transaction of the group. */
  savepoint(): Promise<void>;
  /** Keeps it; throws what went wrong in it, if anything did. */
  release(): Promise<void>;
  /** Undoes it alone; throws something transient when only the whole group can be undone. */
  rollbackToSavepoint(): Promise<void>;
  /** Durable when it answers. */
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** True for a failure that running the whole group again may heal. */
  isTransient(error: unknown): boolean;
  /**
   * Runs transactions side by side where it can: the outcome of each that came out as if it had run
   * alone, `undefined` for those that left no trace and are still to be run.
   */
  sideBySide?(works: readonly Work[]): Promise<readonly (Outcome | undefined)[]>;
}

export type Work = (session: Session) => Promise<unknown>;

interface Waiting {
  readonly work: Work;
  readonly answer: (outcome: Outcome) => void;
}

export type Outcome = { readonly value: unknown } | { readonly error: unknown };

const maxGroup = 256;
const maxSideBySide = 64;
const maxGroupMs = 25;
const maxAttempts = 5;

/**
 * Runs transactions one after another, each in a savepoint of its own, with one durable commit for
 * all that were waiting; answers each after that commit.
 */
export class GroupCommit {
  readonly #lane: WritingLane;
  readonly #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(lane: WritingLane) {
    this.#lane = lane;
  }

  run<T>(work: (session: Session) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new StorageFailed('The storage is closed.'));
    return new Promise<T>((resolve, reject) => {
      let value: { readonly of: T } | undefined;
      this.#waiting.push({
        work: async (session) => {
          const answered = await work(session);
          value = { of: answered };
          return answered;
        },
        answer: (outcome) => {
          if ('error' in outcome || value === undefined) {
            reject(asError('error' in outcome ? outcome.error : undefined));
          } else resolve(value.of);
        },
      });
      this.#running ??= this.#drain();
    });
  }

  /** Refuses what comes, waits for what was asked. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      await new Promise(setImmediate);
      await this.#group();
    }
    this.#running = undefined;
  }

  async #group(): Promise<void> {
    const group: Waiting[] = [];
    for (let attempt = 1; ; attempt++) {
      try {
        const outcomes = await this.#attempt(group, attempt > 1);
        group.forEach((one, index) => one.answer(outcomes[index] ?? { error: undefined }));
        return;
      } catch (error) {
        await this.#lane.rollback();
        if (attempt < maxAttempts && this.#lane.isTransient(error)) continue;
        if (group.length === 0) this.#takeOne(group);
        group.forEach((one) => one.answer({ error }));
        return;
      }
    }
  }

  /** Runs the group (again), then whoever waits, and commits. A group run again takes no more. */
  async #attempt(group: Waiting[], careful: boolean): Promise<readonly Outcome[]> {
    const end = performance.now() + maxGroupMs;
    const outcomes: Outcome[] = [];
    await this.#lane.begin(careful);
    for (const one of group) outcomes.push(await this.#one(one));
    while (!careful && group.length < maxGroup && performance.now() < end) {
      const some = this.#waiting.splice(0, this.#lane.sideBySide ? maxSideBySide : 1);
      if (some.length === 0) break;
      group.push(...some);
      outcomes.push(...(await this.#some(some)));
    }
    await this.#lane.commit();
    return outcomes;
  }

  #takeOne(group: Waiting[]): Waiting | undefined {
    const one = this.#waiting.shift();
    if (one !== undefined) group.push(one);
    return one;
  }

  async #some(some: readonly Waiting[]): Promise<readonly Outcome[]> {
    const known =
      some.length > 1 ? ((await this.#lane.sideBySide?.(some.map(({ work }) => work))) ?? []) : [];
    const outcomes: Outcome[] = [];
    for (const [index, one] of some.entries()) {
      outcomes.push(known[index] ?? (await this.#one(one)));
    }
    return outcomes;
  }

  async #one({ work }: Waiting): Promise<Outcome> {
    await this.#lane.savepoint();
    try {
      const value = await work(this.#lane.session);
      if (isFailedResult(value)) await this.#lane.rollbackToSavepoint();
      else await this.#lane.release();
      return { value };
    } catch (error) {
      if (this.#lane.isTransient(error)) throw error;
      await this.#lane.rollbackToSavepoint();
      return { error };
    }
  }
}

export function isFailedResult(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;
}
