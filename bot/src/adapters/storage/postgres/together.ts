import { StorageFailed } from '../errors.ts';
import type { Compiled } from '../statement.ts';
import { manyAtOnce, nth, type ManyAtOnce } from './many-at-once.ts';
import type { Call, TogetherLane } from './side-by-side.ts';

/** What a connection must do for calls that travel together. */
export interface Traveller {
  compiled(statement: Call['statement']): Compiled;
  /** Rows of one call by itself. */
  rows(call: Call): Promise<readonly unknown[]>;
  /** Rows of a statement for many; their types are not known. */
  rowsOfMany(many: ManyAtOnce, calls: readonly Call[]): Promise<readonly unknown[]>;
  /** Sends without waiting; a failure shows at the end of the group. */
  post(call: Call): void;
  postMany(many: ManyAtOnce, calls: readonly Call[]): void;
  /** The types of a statement's parameters, in their order. */
  parameterTypes(compiled: Compiled): Promise<readonly string[]>;
}

interface Asked {
  readonly call: Call;
  readonly answer: (rows: readonly unknown[] | PromiseLike<readonly unknown[]>) => void;
}

/** Makes one statement of the equal ones of a moment, where their form allows it. */
export class Together implements TogetherLane {
  readonly #traveller: Traveller;
  readonly #many = new Map<string, ManyAtOnce | undefined>();
  #asked: Asked[] = [];

  constructor(traveller: Traveller) {
    this.#traveller = traveller;
  }

  read(call: Call): Promise<readonly unknown[]> {
    return new Promise((resolve) => {
      if (this.#asked.length === 0) setImmediate(() => void this.#ask());
      this.#asked.push({ call, answer: resolve });
    });
  }

  async write(calls: readonly Call[]): Promise<void> {
    for (const equal of byStatement(calls, (call) => call)) {
      const many = await this.#manyOf(equal);
      if (many) this.#traveller.postMany(many, equal);
      else for (const call of equal) this.#traveller.post(call);
    }
  }

  async #ask(): Promise<void> {
    const asked = this.#asked;
    this.#asked = [];
    await Promise.all(byStatement(asked, ({ call }) => call).map((equal) => this.#askEqual(equal)));
  }

  async #askEqual(equal: readonly Asked[]): Promise<void> {
    const calls = equal.map(({ call }) => call);
    try {
      const many = await this.#manyOf(calls);
      if (many) {
        const found = sorted(await this.#traveller.rowsOfMany(many, calls), calls.length);
        equal.forEach(({ answer }, index) => answer(found[index] ?? []));
      } else for (const { call, answer } of equal) answer(this.#traveller.rows(call));
    } catch (error) {
      for (const { answer } of equal) answer(Promise.reject(failed(error)));
    }
  }

  async #manyOf(equal: readonly Call[]): Promise<ManyAtOnce | undefined> {
    const [first] = equal;
    if (first === undefined || equal.length === 1 || !first.statement.touches) return undefined;
    const { name } = first.statement;
    if (!this.#many.has(name)) {
      const compiled = this.#traveller.compiled(first.statement);
      this.#many.set(name, manyAtOnce(compiled, await this.#traveller.parameterTypes(compiled)));
    }
    return this.#many.get(name);
  }
}

function byStatement<T>(all: readonly T[], callOf: (one: T) => Call): readonly (readonly T[])[] {
  return [...Map.groupBy(all, (one) => callOf(one).statement.name).values()];
}

/** The rows of each call, without the column that says whose they are. */
function sorted(rows: readonly unknown[], count: number): readonly (readonly unknown[])[] {
  const found: unknown[][] = Array.from({ length: count }, () => []);
  for (const row of rows) {
    if (typeof row !== 'object' || row === null || !(nth in row)) continue;
    const { [nth]: which, ...columns } = row;
    found[Number(which) - 1]?.push(columns);
  }
  return found;
}

function failed(error: unknown): StorageFailed {
  if (error instanceof StorageFailed) return error;
  return new StorageFailed('Statements sent together failed.', { cause: error });
}
