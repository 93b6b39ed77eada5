import type { MessageKey } from './catalogue.ts';

/**
 * A value inside a text; a text in a text is translated with it, a list becomes "a, b and c". An
 * instant is a number (ms since 1970): what is said later is kept as JSON, which knows no dates.
 */
export type TextValue = string | number | Text | readonly Text[];

/** What is said, without its language: rendered in one place, in the reader's. */
export type Text =
  | { readonly key: MessageKey; readonly values?: Readonly<Record<string, TextValue>> }
  /** What a person typed, or a proper name: neutralised when rendered. */
  | { readonly typed: string }
  /** Markdown of a document that the community published: it is shown as written, mentions apart. */
  | { readonly published: string }
  /** A calendar date `YYYY-MM-DD`: « mercredi 18 novembre 2026 », short: « 18/11/2026 ». */
  | { readonly day: string; readonly form: 'long' | 'short' }
  /** Minutes: « 45 min », « 1 h 30 ». */
  | { readonly minutes: number }
  /** Texts one after another, each on its line. */
  | { readonly lines: readonly Text[] };

export function say(key: MessageKey, values?: Readonly<Record<string, TextValue>>): Text {
  return values ? { key, values } : { key };
}

export function typed(text: string): Text {
  return { typed: text };
}

export function published(markdown: string): Text {
  return { published: markdown };
}

export function lines(...texts: readonly (Text | undefined)[]): Text {
  return { lines: texts.filter((text) => text !== undefined) };
}

export function day(date: string, form: 'long' | 'short' = 'long'): Text {
  return { day: date, form };
}

export function minutes(count: number): Text {
  return { minutes: count };
}
