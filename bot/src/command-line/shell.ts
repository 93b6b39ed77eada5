import type { Environment } from '../config.ts';
import type { Locale } from '../core/actor.ts';
import type { Text } from '../core/text.ts';
import type { Terminal } from './terminal.ts';

/** 0: done; 1: refused, or found wrong; 2: wrong usage, or unreadable. */
export type ExitCode = 0 | 1 | 2;

/** What a command of the command line works with. */
export interface Shell {
  readonly terminal: Terminal;
  readonly locale: Locale;
  /** Renders a text in the language of the terminal. */
  readonly t: (text: Text) => string;
}

/** French, unless the environment asks for English. */
export function localeOf({ LC_ALL, LC_MESSAGES, LANG }: Environment): Locale {
  const wanted = [LC_ALL, LC_MESSAGES, LANG].find((one) => one !== undefined && one !== '');
  return wanted?.toLowerCase().startsWith('en') ? 'en' : 'fr';
}

/** What a person typed, without what a terminal would obey. */
export function harmless(typed: string): string {
  return typed.replace(/\p{Cc}+/gu, ' ');
}

/** A text of the chat as a terminal shows it: without bold and italics. */
export function withoutMarks(text: string): string {
  return text.replace(/\*\*|(?<=\s)_(?=\()|(?<=\))_/g, '');
}
