import type { CraDraft } from '@coop/contract/cra-routes';

import type { CallFailure } from '../../../core/bot-client.ts';
import type { Live } from '../../../core/live.ts';
import type { CraForm } from './cra-form.ts';

/** Where what has been typed is kept. */
export type Keeping =
  | { readonly tag: 'untouched' }
  | { readonly tag: 'saving' }
  | { readonly tag: 'kept'; readonly at: number }
  /** In this tab alone, until the bot answers again. */
  | { readonly tag: 'keptHere'; readonly failure: CallFailure }
  | { readonly tag: 'conflict'; readonly other: CraDraft };

export interface HeldDraft {
  readonly craId: string;
  readonly form: CraForm;
  readonly keeping: Keeping;
  /** When the draft was left, if it was found again rather than begun. */
  readonly resumedFrom?: number | undefined;
  /** The form has changed since: what it no longer has was left out. */
  readonly isOfFormerForm?: boolean;
  /** What both devices began with, as far as this tab knows. */
  readonly base?: CraForm | undefined;
  /** When another device wrote what was put together with what was typed here. */
  readonly joinedFrom?: number | undefined;
  /** Begun with the text of a message of the chat, which may name people. */
  readonly origin?: 'message' | undefined;
  /** The draft that another form replaced, one press away. */
  readonly aside?: { readonly craId: string; readonly form: CraForm } | undefined;
}

export interface DraftKeeper extends Live<HeldDraft | undefined> {
  /** Finds the draft again, here or on the bot, else begins with the blank form. */
  readonly open: (blank: CraForm) => Promise<void>;
  readonly change: (form: CraForm) => void;
  /** Begins another form; what was being typed is set aside. */
  readonly begin: (form: CraForm, origin?: 'message') => void;
  /** Goes back to what was set aside, and sets aside what is on screen. */
  readonly takeBack: () => void;
  /** Ends a conflict with this form; what the other device had is set aside. */
  readonly settleWith: (form: CraForm) => void;
  /** Ends a conflict with what the other device wrote; what was typed here is set aside. */
  readonly takeTheirs: () => void;
  /** Waits for what is being sent and sends no more: the CRA is about to be recorded. */
  readonly settle: () => Promise<void>;
  /** The CRA could not be recorded: its draft is sent again. */
  readonly resume: () => void;
  /** The CRA is recorded: the bot has forgotten its draft, and so does this tab. */
  readonly finish: () => void;
  /** The draft is given up, here and on the bot. */
  readonly giveUp: () => void;
  /** Begins with a blank form, without looking for a draft. */
  readonly restart: (blank: CraForm) => void;
  /** The draft will be another CRA than the one recorded under its id. */
  readonly renewId: () => void;
  /** Forgets what is in memory: another person is on screen. */
  readonly release: () => void;
  /** Sends what has not been sent. */
  readonly flush: () => Promise<void>;
  readonly stop: () => void;
}
