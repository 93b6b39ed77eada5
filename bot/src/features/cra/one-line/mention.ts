import type { Organisme } from '@coop/contract/cra';

import type { Commune } from '../../territory/index.ts';
import type { Meaning } from './form-words.ts';
import type { AskReason } from './result.ts';

/** A value of one field, or why it is not one. */
export type Value<T> =
  { readonly value: T } | { readonly why: AskReason; readonly candidates: readonly T[] };

/** `vers` says nothing without what follows. */
export type SpokenMeaning = Exclude<Meaning, { readonly field: 'sending' }>;

export type Sent = { readonly organisme: Organisme; readonly n?: number };

/** What some words of the line say. */
export type Saying =
  | { readonly kind: 'date'; readonly date: Value<string> }
  | { readonly kind: 'duree'; readonly minutes: Value<number> }
  | {
      readonly kind: 'postal-code' | 'insee-code' | 'commune';
      readonly communes: readonly Commune[];
    }
  | { readonly kind: 'word'; readonly meaning: SpokenMeaning; readonly n?: number }
  /** People sent to organisms. */
  | { readonly kind: 'sent'; readonly to: readonly Sent[] }
  /** A word one letter away from names of communes, and from a word of the tables. */
  | {
      readonly kind: 'misspelt';
      readonly communes: readonly Commune[];
      readonly codes: readonly string[];
    }
  | { readonly kind: 'number' }
  | { readonly kind: 'linking' }
  | { readonly kind: 'unknown' };

export type Mention = {
  readonly saying: Saying;
  readonly from: number;
  readonly to: number;
  readonly received: string;
  /** Set where a former code was read as a present one. */
  readonly correction?: { readonly received: string; readonly read: string };
};

/** Words from a place on and what they say, before they are weighed against others. */
export type Span = {
  readonly saying: Saying;
  readonly to: number;
  /** Where what was received begins, when words before it only lead to it. */
  readonly receivedFrom?: number;
  readonly correction?: { readonly received: string; readonly read: string };
};

/** The mentions of one kind, with what they say and how it was typed. */
export function sayings<K extends Saying['kind']>(
  mentions: readonly Mention[],
  kind: K,
): (Extract<Saying, { readonly kind: K }> & { readonly received: string })[] {
  const isOfKind = (saying: Saying): saying is Extract<Saying, { readonly kind: K }> =>
    saying.kind === kind;
  return mentions.flatMap(({ saying, received }) =>
    isOfKind(saying) ? [{ ...saying, received }] : [],
  );
}
