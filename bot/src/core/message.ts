import type { Text } from './text.ts';

/** Arguments that travel, sealed, in a button or a dialog. */
export type SealedArgs = Readonly<Record<string, string | number | boolean>>;

export interface Button {
  /** Name of a described action. */
  readonly action: string;
  readonly args: SealedArgs;
  readonly label: Text;
  readonly style?: 'primary' | 'default' | 'danger';
}

/** A menu of choices under one label; the chosen value reaches the action as `choice`. */
export interface Menu {
  readonly action: string;
  readonly args: SealedArgs;
  readonly label: Text;
  readonly options: readonly { readonly label: Text; readonly value: string }[];
}

export interface Field {
  readonly title: Text;
  readonly value: Text;
  readonly short?: boolean;
}

/** What the bot says, as data: rendered to Mattermost's JSON in one place. */
export interface Message {
  readonly kind: 'message';
  /** The first line makes sense alone: it is what a phone's notification shows. */
  readonly text: Text;
  readonly fields?: readonly Field[];
  readonly buttons?: readonly Button[];
  readonly menus?: readonly Menu[];
}

/** A dialog to open: its name and what it is about. */
export interface DialogCall {
  readonly kind: 'dialog';
  readonly dialog: string;
  readonly args: SealedArgs;
}

/** An answer that carries data for the plugin and shows nothing. */
export interface HiddenAnswer {
  readonly kind: 'hidden';
  readonly props: Readonly<Record<string, unknown>>;
}

/** What the edge does with a rendered result. */
export type Answer = Message | DialogCall | HiddenAnswer;

/** Each failure has its answer, or it does not compile. */
export type Refusing<F extends { readonly tag: string }, A> = {
  readonly [Tag in F['tag']]: (failure: Extract<F, { readonly tag: Tag }>) => A;
};

/** Each value and each failure has its answer, or it does not compile. */
export type Rendering<Value, F extends { readonly tag: string }, A = Answer> = {
  readonly ok: (value: Value) => A;
} & Refusing<F, A>;

export function message(text: Text, more: Omit<Message, 'kind' | 'text'> = {}): Message {
  return { kind: 'message', text, ...more };
}

export function openDialog(dialog: string, args: SealedArgs = {}): DialogCall {
  return { kind: 'dialog', dialog, args };
}
