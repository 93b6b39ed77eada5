import { isFailedResult, type Outcome, type Work } from '../group-commit.ts';
import { StorageFailed } from '../errors.ts';
import type { Session } from '../session.ts';
import type { Args, Statement } from '../statement.ts';

/** A statement with its arguments. */
export interface Call {
  readonly statement: Statement<Args, unknown>;
  readonly args: Args;
}

/** What runs calls of several transactions together. */
export interface TogetherLane {
  /** Rows of one call; calls of the same moment travel together. */
  read(call: Call): Promise<readonly unknown[]>;
  /** Sends writes without waiting; those of one list may happen in any order. */
  write(calls: readonly Call[]): Promise<void>;
}

/**
 * Runs transactions side by side as if one after another: each reads what stood before all of them
 * and keeps its writes back; those that read or write what one before them writes are left out, for
 * another try when they are few. Answers `undefined` for what is still to be run, which has left no
 * trace.
 */
export async function runSideBySide(
  lane: TogetherLane,
  works: readonly Work[],
): Promise<readonly (Outcome | undefined)[]> {
  const outcomes = await runOnce(lane, works);
  const left = works.flatMap((_, index) => (outcomes[index]?.kind === 'met' ? [index] : []));
  if (left.length > 1 && left.length <= works.length / 2) {
    const again = await runOnce(
      lane,
      left.flatMap((index) => works[index] ?? []),
    );
    left.forEach((index, at) => {
      const outcome = again[at];
      if (outcome) outcomes[index] = outcome;
    });
  }
  return outcomes.map((one) => (one.kind === 'done' ? one.outcome : undefined));
}

type Tried =
  | { readonly kind: 'done'; readonly outcome: Outcome }
  | { readonly kind: 'met' }
  | { readonly kind: 'alone' };

async function runOnce(lane: TogetherLane, works: readonly Work[]): Promise<Tried[]> {
  const tries = await Promise.all(
    works.map(async (work) => {
      const session = new HeldSession(lane);
      return { session, outcome: await outcomeOf(work, session) };
    }),
  );
  const written = new Set<string>();
  const kept: (readonly Call[])[] = [];
  const tried = tries.map(({ session, outcome }): Tried => {
    if (session.mustBeAlone) return { kind: 'alone' };
    if ('error' in outcome && outcome.error instanceof StorageFailed) throw outcome.error;
    if (meet(session.read, written) || meet(session.written, written)) return { kind: 'met' };
    if (!('error' in outcome) && !isFailedResult(outcome.value)) {
      kept.push(session.writes);
      for (const key of session.written) written.add(key);
    }
    return { kind: 'done', outcome };
  });
  const most = Math.max(0, ...kept.map((writes) => writes.length));
  for (let step = 0; step < most; step++) {
    await lane.write(kept.flatMap((writes) => writes[step] ?? []));
  }
  return tried;
}

async function outcomeOf(work: Work, session: Session): Promise<Outcome> {
  try {
    return { value: await work(session) };
  } catch (error) {
    return { error };
  }
}

const everything = '*';

/** Reads at once, keeps its writes back. */
class HeldSession implements Session {
  /** Of this transaction alone. */
  readonly memory = new Map<string, unknown>();
  readonly read = new Set<string>();
  readonly written = new Set<string>();
  readonly writes: Call[] = [];
  /** It asked for what can only be known by writing. */
  mustBeAlone = false;
  readonly #lane: TogetherLane;

  constructor(lane: TogetherLane) {
    this.#lane = lane;
  }

  async all<A extends Args, R>(statement: Statement<A, R>, args: A): Promise<readonly R[]> {
    const keys = keysOf(statement, args);
    if (meet(keys, this.written)) return this.#leave();
    for (const key of keys) this.read.add(key);
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the builder typed the rows
    return (await this.#lane.read(callOf(statement, args))) as readonly R[];
  }

  async first<A extends Args, R>(statement: Statement<A, R>, args: A): Promise<R | undefined> {
    const rows = await this.all(statement, args);
    return rows[0];
  }

  run(): Promise<number> {
    return this.#leave();
  }

  send<A extends Args>(statement: Statement<A, unknown>, args: A): Promise<void> {
    for (const key of keysOf(statement, args)) this.written.add(key);
    this.writes.push(callOf(statement, args));
    return Promise.resolve();
  }

  #leave(): Promise<never> {
    this.mustBeAlone = true;
    return Promise.reject(new StorageFailed('This transaction must run alone.'));
  }
}

function callOf<A extends Args, R>(statement: Statement<A, R>, args: A): Call {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- a statement stays with arguments of its own kind
  return { statement: statement as unknown as Call['statement'], args };
}

function keysOf<A extends Args>({ touches }: Statement<A, unknown>, args: A): ReadonlySet<string> {
  if (touches === undefined) return new Set([everything]);
  const named: Args = args;
  return new Set(
    touches.flatMap((touched) => {
      const value = named[touched.slice(touched.indexOf('.') + 1)];
      return value === null || value === undefined ? [] : [`${touched}=${value}`];
    }),
  );
}

function meet(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  if (some.size === 0 || others.size === 0) return false;
  if (some.has(everything) || others.has(everything)) return true;
  for (const key of some) if (others.has(key)) return true;
  return false;
}
