/** The three append-only logs; they are kept for different times. */
export type ChainName = 'charte' | 'moderation' | 'administration';

/** Numbers are integers below 2^53. */
export type EventValue =
  string | number | boolean | null | readonly EventValue[] | { readonly [key: string]: EventValue };

/** A decision that concerns a person, or an act of administration: codes, numbers, pseudonyms. */
export interface HistoryEvent {
  readonly type: string;
  /** `bot`, `operator`, or a pseudonym. */
  readonly actor: string;
  readonly obj: Readonly<Record<string, EventValue>>;
  readonly data: Readonly<Record<string, EventValue>>;
}

/** The writing side, inside the transaction of the act. No update, no delete. */
export interface History {
  append(chain: ChainName, event: HistoryEvent, at: number): Promise<void>;
  /** The pseudonym of a person in a chain, made at first use. */
  pseudonym(chain: ChainName, entryId: string): Promise<string>;
}
