/** The instant, in milliseconds since 1970 UTC. Passed in: only `main.ts` reads the real one. */
export interface Clock {
  now(): number;
}

/** Fresh identifiers. */
export interface Ids {
  /** A ULID of this instant: 26 characters of Crockford's base 32, sortable by time. */
  ulid(): string;
}

/** Unpredictable bytes (`node:crypto` in production). */
export interface Random {
  bytes(length: number): Uint8Array;
}
