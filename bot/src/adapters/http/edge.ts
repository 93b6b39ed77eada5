import type { Actors, Locale } from '../../core/actor.ts';
import type { Afterwork } from '../../core/afterwork.ts';
import type { Clock, Ids } from '../../core/clock.ts';
import type { CommandTable } from '../../core/command-table.ts';
import type { BoundAction } from '../../core/describe-action.ts';
import type { BoundDialog } from '../../core/describe-dialog.ts';
import type { DrawnAgain } from '../../core/draw-again.ts';
import type { Log } from '../../core/log.ts';
import type { Message } from '../../core/message.ts';
import type { Renderer } from '../../core/rendered.ts';
import type { SealKeys } from '../../core/seal.ts';
import type { Text } from '../../core/text.ts';

/** What the edge asks of Mattermost at once; nothing of it can be read back. */
export interface Chat {
  /** Opens a dialog with the trigger of an act; false when it can no longer be opened. */
  openDialog(request: {
    readonly triggerId: string;
    readonly url: string;
    readonly dialog: Readonly<Record<string, unknown>>;
  }): Promise<boolean>;
  /** Says something privately through a command's response address; false when it is used up. */
  sayThrough(address: string, answer: Readonly<Record<string, unknown>>): Promise<boolean>;
}

/** Direct messages that are not answers: written durably, delivered after, once per key. */
export interface LaterMessages {
  sendDirect(userId: string, message: Message, key: string): Promise<void>;
}

/** Tokens by which Mattermost proves that a command comes from it. */
export interface CommandTokens {
  /** Every token in force of a trigger, in any team. */
  tokensOf(trigger: string): Promise<readonly string[]>;
}

/** Dialogs that were submitted with success: their replay is refused. */
export interface Submissions {
  wasDone(nonce: string): Promise<boolean>;
  done(nonce: string, at: number): Promise<void>;
}

/** What is counted for the metrics. */
export interface Counters {
  /** A forged, replayed, expired or unauthorised request, by kind. */
  refused(kind: string): void;
  /** An act that was handled, with the bot's own time in milliseconds. */
  handled(act: { readonly kind: string; readonly name: string; readonly ms: number }): void;
}

/** In whose language and on whose clock something is said. */
export interface Reader {
  readonly locale: Locale;
  readonly timeZone: string;
}

export type TranslateFor = (text: Text, reader: Reader) => string;

/** What the doors to the bot stand on. */
export interface Edge {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly actors: Actors;
  readonly commands: CommandTable;
  readonly dialogs: ReadonlyMap<string, BoundDialog>;
  readonly actions: ReadonlyMap<string, BoundAction>;
  readonly chat: Chat;
  readonly later: LaterMessages;
  readonly afterwork: Afterwork;
  readonly tokens: CommandTokens;
  readonly submissions: Submissions;
  /** Draws the card that a post is again, with fresh seals. */
  readonly drawAgain: (postId: string) => Promise<DrawnAgain>;
  readonly counters: Counters;
  readonly sealKeys: SealKeys;
  /** The bot's address as the Mattermost server reaches it, without a slash at its end. */
  readonly callbackUrl: string;
  readonly renderer: Renderer;
  /** For dialogs and the API, which show text as it is. */
  readonly plain: TranslateFor;
  /** For messages: what people typed is neutralised. */
  readonly markdown: TranslateFor;
}

/** Where Mattermost finds the bot's doors. */
export const doors = {
  command: '/mattermost/command',
  action: '/mattermost/action',
  dialog: '/mattermost/dialog',
} as const;
