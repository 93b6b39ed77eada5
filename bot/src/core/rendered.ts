import type { DialogForm, DialogRefusal } from './describe-dialog.ts';
import type { Message, SealedArgs } from './message.ts';
import type { Text } from './text.ts';

/** Renders a text for the reader of what is being made. */
export type Say = (text: Text) => string;

/** Seals the arguments of an action for the message being made. */
export type SealAction = (action: string, args: SealedArgs) => string;

/** How a message looks on Mattermost's wire: in a post, an answer to a command, an update. */
export interface MessageJson {
  readonly message: string;
  readonly props: Readonly<Record<string, unknown>>;
}

/** The one place that makes Mattermost's JSON of what the bot says. */
export interface Renderer {
  message(
    message: Message,
    edge: {
      readonly say: Say;
      /** For buttons and menus, which show text as it is. */
      readonly plain: Say;
      readonly seal: SealAction;
      readonly actionUrl: string;
    },
  ): MessageJson;
  /** Texts are plain in a dialog: no Markdown but in the introduction. */
  dialog(form: DialogForm, say: Say, state: string): Readonly<Record<string, unknown>>;
  refusal(refusal: DialogRefusal, say: Say): Readonly<Record<string, unknown>>;
}
