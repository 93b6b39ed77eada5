import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { Message } from '../../core/message.ts';
import type { Cards, Conversation, OutboxQueue, WantedFile } from '../../core/outbox.ts';

/** Why a delivery did not happen, in the words on which the outbox decides. */
export type DeliveryFailure =
  /** It may work later; `afterMs` when Mattermost said so. */
  | { readonly kind: 'later'; readonly reason: string; readonly afterMs?: number | undefined }
  /** It will not heal: set aside for an administrator. */
  | { readonly kind: 'never' | 'too-large'; readonly reason: string };

/** Mattermost as the outbox needs it. Posts carry their key for ever. */
export interface DeliveryChannel {
  /** Id of the channel of a conversation; the direct channel is made when needed. */
  channelOf(to: Conversation): Promise<string>;
  /** The bot's post of that key since an instant, if there is one. */
  findPosted(request: {
    readonly channelId: string;
    readonly key: string;
    readonly since: number;
  }): Promise<string | undefined>;
  /** Posts; answers the post's id. */
  post(request: {
    readonly channelId: string;
    readonly to: Conversation;
    readonly key: string;
    readonly message: Message;
    readonly fileIds?: readonly string[];
    readonly isPinned?: true;
  }): Promise<string>;
  /** The largest file that the server takes, in bytes; 0 when it does not say. */
  limits(): Promise<{ readonly maxFileBytes: number }>;
  /** Sends a file, which nobody sees before a post names its id. Throws what the content throws. */
  upload(request: {
    readonly channelId: string;
    readonly name: string;
    readonly content: AsyncIterable<Uint8Array>;
    readonly maxBytes: number;
    readonly signal: AbortSignal;
  }): Promise<string>;
  /** Edits; false when somebody has deleted the post. */
  edit(request: {
    readonly postId: string;
    readonly to: Conversation;
    readonly key: string;
    readonly message: Message;
  }): Promise<boolean>;
  remove(postId: string): Promise<void>;
  /** Reads an error of the calls above; rethrown when it is none of Mattermost's. */
  failureOf(error: unknown): DeliveryFailure | undefined;
}

/** A file ready to be sent, or what is said instead. */
export type OpenedFile =
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly content: AsyncIterable<Uint8Array>;
      readonly told?: () => Message;
    }
  | { readonly kind: 'instead'; readonly message: Message };

/** Deliveries that take long: they go on beside the others, a few at a time. */
export interface FileLane {
  /** What the work throws is logged. */
  begin(work: (signal: AbortSignal) => Promise<void>): void;
  /** Stops what is under way (it is delivered at the next start) and waits for its end. */
  close(): Promise<void>;
}

export interface DeliveryDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly queue: OutboxQueue;
  readonly cards: Cards;
  readonly channel: DeliveryChannel;
  readonly lane: FileLane;
  readonly openFile: (wanted: WantedFile) => Promise<OpenedFile>;
}
