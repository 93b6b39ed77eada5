import type { UserId } from '../../core/actor.ts';
import type { CharterDocument } from './document/charter-document.ts';
import type { CharterEvent } from './standing/state.ts';
import type { PublishedVersion, VersionNumber } from './standing/version.ts';

export type { CharterEvent } from './standing/state.ts';

/** A published version with its text in each language. */
export interface CharterVersion extends PublishedVersion {
  readonly charter: string;
  /** By language, the first one first: what to show where the reader's is missing. */
  readonly editions: readonly CharterEdition[];
}

export interface CharterEdition {
  readonly document: CharterDocument;
  /** SHA-256 of the canonical text. */
  readonly textSha: string;
}

/** What was recorded, as of the last commit. Persons are Mattermost accounts. */
export interface CharterReader {
  /** Published versions of a charter, retracted ones too, lowest number first. */
  versions(charter: string): Promise<readonly CharterVersion[]>;
  /** A canonical text, or what a screen showed, by its SHA-256. */
  text(sha: string): Promise<string | undefined>;
  /** Oldest first. */
  eventsOf(charter: string, userId: UserId): Promise<readonly CharterEvent[]>;
  /** Everybody of whom something was recorded; events oldest first. */
  everyone(charter: string): Promise<ReadonlyMap<UserId, readonly CharterEvent[]>>;
  /** An act by its id, with whose it is. */
  act(id: string): Promise<RecordedAct | undefined>;
  /** Why a person refused, or why somebody exempted or voided; `undefined` once forgotten. */
  reason(actId: string): Promise<CharterReason | undefined>;
}

export interface RecordedAct {
  readonly charter: string;
  readonly userId: UserId;
  readonly event: CharterEvent;
}

/** Words kept apart from the log, which holds the SHA-256 of `salt` and words only. */
export interface CharterReason {
  readonly actId: string;
  /** 32 random bytes, base64. */
  readonly salt: string;
  readonly words: string;
  /** ms since 1970. */
  readonly at: number;
}

/** Writes it inside a transaction. Nothing recorded is ever changed. */
export interface CharterStore extends CharterReader {
  /** Keeps a text for ever; answers its SHA-256. */
  keepText(text: string): Promise<string>;
  /** False when that version exists: nothing is written. */
  publish(version: CharterVersion): Promise<boolean>;
  retract(charter: string, number: VersionNumber, at: number): Promise<void>;
  /** False when an event of that id is recorded already: nothing is written. */
  record(charter: string, userId: UserId, event: CharterEvent): Promise<boolean>;
  keepReason(reason: CharterReason): Promise<void>;
  /** Forgets the words given before an instant (ms since 1970); answers how many. */
  forgetReasons(before: number): Promise<number>;
}
