import type { UserId } from './actor.ts';
import type { Message } from './message.ts';

export type Conversation =
  | { readonly kind: 'direct'; readonly userId: UserId }
  | {
      readonly kind: 'channel';
      readonly channelId: string;
      readonly rootId?: string;
      /** The one person who reads there, when it is their direct channel with the bot. */
      readonly reader?: UserId;
    };

/** A file to be made when it is sent: an export with its arguments, for the person who asked. */
export interface WantedFile {
  /** Name of a described export. */
  readonly export: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Their rights count when the file is made, and their language is the file's. */
  readonly by: UserId;
}

/** An effect on Mattermost, written with the state that causes it and delivered after. */
export type Effect =
  /** Says a message once. */
  | { readonly kind: 'say'; readonly to: Conversation; readonly message: Message }
  /** Says a message once, with a file; a file that cannot be made or sent is told instead. */
  | {
      readonly kind: 'file';
      readonly to: Conversation;
      readonly file: WantedFile;
      readonly message: Message;
    }
  /** Draws the card of an object: posted the first time, then edited in place. */
  | {
      readonly kind: 'card';
      readonly card: string;
      readonly to: Conversation;
      readonly message: Message;
      /** Pinned to its channel when it is posted. */
      readonly isPinned?: true;
    }
  /** Deletes the card of an object. */
  | { readonly kind: 'withdraw'; readonly card: string };

export interface OutboxEntry {
  /** Unique: the same key written twice is one effect. */
  readonly key: string;
  readonly effect: Effect;
  /** Not before this instant (ms since 1970). */
  readonly dueAt: number;
}

/** The writing side, inside a transaction. */
export interface Outbox {
  /** Adds an effect; an entry of the same key, delivered or not, makes it do nothing. */
  add(entry: OutboxEntry): Promise<void>;
}

/** An entry taken by a deliverer. */
export interface TakenEntry extends OutboxEntry {
  /** Position in its conversation: entries of one conversation are delivered in this order. */
  readonly position: number;
  /** Attempts begun before this one; more than 0: the outcome of one may be unknown. */
  readonly attempts: number;
  /** First instant at which a delivery was begun, if ever. */
  readonly firstTriedAt?: number;
}

/** The delivering side: each call is a durable transaction of its own. */
export interface OutboxQueue {
  /**
   * Takes up to `limit` due entries under a lease until `leaseUntil`, at most one per conversation
   * (its oldest undelivered one; one that is not due yet and was never tried holds nobody back),
   * oldest first, marking an attempt begun. Several bots never take the same.
   */
  take(request: {
    readonly now: number;
    readonly leaseUntil: number;
    readonly limit: number;
  }): Promise<readonly TakenEntry[]>;
  /** Keeps an entry that is under way until `leaseUntil`. */
  renew(key: string, leaseUntil: number): Promise<void>;
  /** Marks it delivered, with the post that Mattermost made or edited. */
  delivered(key: string, postId: string | undefined, at: number): Promise<void>;
  /** Gives it back, to be tried again at `dueAt`. */
  postpone(key: string, dueAt: number, reason: string): Promise<void>;
  /** Sets it aside for good, with its reason, for administrators; frees its conversation. */
  setAside(key: string, reason: string, at: number): Promise<void>;
  /** Undelivered entries, and those set aside. */
  counts(): Promise<{ readonly waiting: number; readonly setAside: number }>;
}

/** Where the card of an object stands. */
export interface Cards {
  postOf(card: string): Promise<string | undefined>;
  /** The card that a post is. */
  cardOf(postId: string): Promise<string | undefined>;
  place(card: string, postId: string): Promise<void>;
  forget(card: string): Promise<void>;
}
