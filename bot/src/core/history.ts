/** The three append-only logs; they are kept for different times. */
export const chainNames = ['charte', 'moderation', 'administration'] as const;
export type ChainName = (typeof chainNames)[number];

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

/** The last event of a chain: what an anchor says. */
export interface ChainHead {
  readonly chain: ChainName;
  readonly seq: number;
  /** 64 lower-case hexadecimal characters. */
  readonly hash: string;
}

/** A chain that was found broken and went on after it. */
export interface ChainBreak {
  readonly chain: ChainName;
  /** `seq` of the first event after the break. */
  readonly firstSeq: number;
  /** `seq` at which the fault was found, and its kind. */
  readonly brokenSeq: number;
  readonly why: string;
  /** When the administrator confirmed that the chain goes on; until then decisions wait. */
  readonly acceptedAt?: number;
}

/** Reads the logs as of the last commit. */
export interface HistoryReader {
  /** Of the chains that have events, in the order of their names above. */
  heads(): Promise<readonly ChainHead[]>;
  /** Oldest first. */
  breaks(): Promise<readonly ChainBreak[]>;
  /** The person behind a pseudonym; `undefined` once that was destroyed. */
  personOf(pseudonym: string): Promise<string | undefined>;
}

/** What the keeper of the logs does besides appending, inside a transaction. */
export interface HistoryKeeper extends History {
  /** Lets a broken chain go on: its next event, written here, names the break. */
  goOn(
    chain: ChainName,
    fault: { readonly seq: number; readonly why: string },
    at: number,
  ): Promise<void>;
  /** The administrator confirms the breaks of a chain. */
  acceptBreaks(chain: ChainName, at: number): Promise<void>;
  /** Destroys what says who a pseudonym is; the chain verifies as before. */
  forgetPerson(chain: ChainName, entryId: string): Promise<void>;
}
