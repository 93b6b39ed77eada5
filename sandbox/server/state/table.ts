/** Rows by key, found again through indexes that follow every change. Rows are replaced, never changed. */
export class Table<T> {
  readonly #key: (row: T) => string;
  readonly #rows = new Map<string, T>();
  readonly #indexes: Index<T>[] = [];

  constructor(key: (row: T) => string) {
    this.#key = key;
  }

  /** Groups rows by a value of theirs; rows for which it is `undefined` are left out. */
  index(by: (row: T) => string | undefined): Index<T> {
    const index = new Index<T>(by);
    this.#indexes.push(index);
    return index;
  }

  get(key: string): T | undefined {
    return this.#rows.get(key);
  }

  has(key: string): boolean {
    return this.#rows.has(key);
  }

  put(row: T): T {
    const key = this.#key(row);
    this.#rows.set(key, row);
    for (const index of this.#indexes) index.put(key, row);
    return row;
  }

  remove(key: string): void {
    this.#rows.delete(key);
    for (const index of this.#indexes) index.remove(key);
  }

  /** In order of first insertion. */
  values(): Iterable<T> {
    return this.#rows.values();
  }

  get size(): number {
    return this.#rows.size;
  }

  clear(): void {
    for (const key of [...this.#rows.keys()]) this.remove(key);
  }
}

export class Index<T> {
  readonly #by: (row: T) => string | undefined;
  readonly #groups = new Map<string, Map<string, T>>();
  readonly #groupOf = new Map<string, string>();

  constructor(by: (row: T) => string | undefined) {
    this.#by = by;
  }

  /** The rows of a group, in order of insertion into it. */
  all(value: string): readonly T[] {
    const group = this.#groups.get(value);
    return group === undefined ? [] : [...group.values()];
  }

  /** The first row of a group: for values that are meant to be unique. */
  one(value: string): T | undefined {
    for (const row of this.#groups.get(value)?.values() ?? []) return row;
    return undefined;
  }

  count(value: string): number {
    return this.#groups.get(value)?.size ?? 0;
  }

  put(key: string, row: T): void {
    const value = this.#by(row);
    const former = this.#groupOf.get(key);
    if (former !== undefined && former !== value) this.remove(key);
    if (value === undefined) return;
    this.#groupOf.set(key, value);
    const group = this.#groups.get(value) ?? new Map<string, T>();
    group.set(key, row);
    this.#groups.set(value, group);
  }

  remove(key: string): void {
    const value = this.#groupOf.get(key);
    if (value === undefined) return;
    this.#groupOf.delete(key);
    const group = this.#groups.get(value);
    group?.delete(key);
    if (group?.size === 0) this.#groups.delete(value);
  }
}
