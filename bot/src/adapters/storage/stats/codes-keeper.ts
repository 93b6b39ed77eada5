import type { Session } from '../session.ts';
import type { CodeKind } from './numbered-change.ts';
import * as queries from './stats.queries.ts';

/** Numbers of ids, given for good: those that segments are written with. */
export class CodesKeeper {
  readonly #numbers = new Map<string, number>();
  #last = 0;

  numberOf(kind: CodeKind, id: string): number {
    const number = this.#numbers.get(`${kind} ${id}`);
    if (number === undefined) throw new Error(`no number was given to ${kind} ${id}`);
    return number;
  }

  /** Gives numbers to those that have none, in a transaction. */
  async give(
    session: Session,
    ids: Iterable<{ readonly kind: CodeKind; readonly id: string }>,
  ): Promise<void> {
    for (const { number, kind, id } of await session.all(queries.codesAfter, {
      after: this.#last,
    })) {
      this.#keep(number, kind, id);
    }
    for (const { kind, id } of ids) {
      if (this.#numbers.has(`${kind} ${id}`)) continue;
      const number = this.#last + 1;
      await session.send(queries.addCode, { number, kind, id });
      this.#keep(number, kind, id);
    }
  }

  /** After a transaction that was undone: what is known is read again. */
  forget(): void {
    this.#numbers.clear();
    this.#last = 0;
  }

  #keep(number: number, kind: string, id: string): void {
    this.#numbers.set(`${kind} ${id}`, number);
    this.#last = Math.max(this.#last, number);
  }
}
