import type { Session } from '../session.ts';
import { readChanges } from './change.ts';
import { Codes } from './codes.ts';
import { placed, type CodeKind, type PlacedChange } from './numbered-change.ts';
import { reading, readingArgs, type Branch, type FoundRow } from './stats.queries.ts';

/** Totals as of one instant: some segments, and every change that may not be in them. */
export interface Snapshot {
  /** What the totals were made with; absent while they are not. */
  readonly built: string | undefined;
  /** Changes up to this position are in every segment. */
  readonly floor: number;
  readonly segments: readonly FoundRow[];
  /** In order of position. */
  readonly pending: readonly PlacedChange[];
  readonly codes: QueryCodes;
}

/**
 * Reads snapshots. What was read before of the changes and the codes is kept, and only what came
 * after it is read: each snapshot is whole and of one instant all the same.
 */
export class SnapshotReader {
  readonly #session: Session;
  readonly #presentCommune: (insee: string) => string;
  #known: Known = { position: 0, floor: 0, pending: [], number: 0 };
  readonly #codes = new KnownCodes();

  constructor(session: Session, presentCommune: (insee: string) => string) {
    this.#session = session;
    this.#presentCommune = presentCommune;
  }

  /** Sets of départements known so far. */
  get departements(): readonly string[] {
    return [...this.#codes.departements];
  }

  async read(branches: readonly Branch[]): Promise<Snapshot> {
    const known = this.#known;
    const rows = await this.#session.all(reading(branches), readingArgs(branches, known));
    const segments: FoundRow[] = [];
    const news: PlacedChange[] = [];
    const state = new Map<string, string>();
    let { position, number } = known;
    for (const row of rows) {
      if (row.what === 'segment') segments.push(row);
      else if (row.what === 'state') state.set(row.key, row.held);
      else if (row.what === 'code') {
        this.#codes.set(row.upto, row.kind, row.key);
        number = Math.max(number, row.upto);
      } else {
        position = Math.max(position, row.upto);
        for (const change of readChanges(row.key, row.held)) {
          news.push(placed(change, row.upto, this.#presentCommune));
        }
      }
    }
    const floor = Number(state.get('floor') ?? 0);
    const kept =
      floor === known.floor
        ? known.pending
        : known.pending.filter((change) => change.position > floor);
    news.sort((a, b) => a.position - b.position);
    const pending = news.length === 0 ? kept : [...kept, ...news];
    if (position >= this.#known.position) this.#known = { position, floor, pending, number };
    const codes = new QueryCodes(this.#codes);
    return { built: state.get('built'), floor, segments, pending, codes };
  }
}

interface Known {
  readonly position: number;
  readonly floor: number;
  readonly number: number;
  readonly pending: readonly PlacedChange[];
}

class KnownCodes {
  readonly #ids: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #departements: string[] = [];

  get count(): number {
    return this.#ids.length;
  }

  /** Sets of départements that advisers had. */
  get departements(): readonly string[] {
    return this.#departements;
  }

  set(number: number, kind: string, id: string): void {
    if (this.#ids[number] === id) return;
    this.#ids[number] = id;
    this.#numbers.set(`${kind} ${id}`, number);
    if (kind === 'departements') this.#departements.push(id);
  }

  numberOf(kind: CodeKind, id: string): number | undefined {
    return this.#numbers.get(`${kind} ${id}`);
  }

  idOf(number: number): string | undefined {
    return this.#ids[number];
  }
}

/** The codes of one question: those of the segments, and others for what is in none of them yet. */
export class QueryCodes {
  readonly #known: KnownCodes;
  readonly #base: number;
  readonly #own = new Codes();
  readonly #ids: string[] = [];

  constructor(known: KnownCodes) {
    this.#known = known;
    this.#base = known.count;
  }

  get departements(): readonly string[] {
    return this.#known.departements;
  }

  numberOf(kind: CodeKind, id: string): number {
    const known = this.#known.numberOf(kind, id);
    if (known !== undefined && known < this.#base) return known;
    const own = this.#own.numberOf(`${kind} ${id}`);
    this.#ids[own] = id;
    return this.#base + own;
  }

  idOf(number: number): string {
    return (number < this.#base ? this.#known.idOf(number) : this.#ids[number - this.#base]) ?? '';
  }
}
