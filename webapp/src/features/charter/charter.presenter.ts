import type { OwnCharter } from '@coop/contract/charter-routes';

import { type FailureView, failureView } from '../../core/failure-view.ts';
import type { Known } from '../../core/resource.ts';
import type { Text } from '../../core/texts.ts';

type Document = NonNullable<OwnCharter['document']>;

export type CharterView =
  | { readonly tag: 'loading' }
  | { readonly tag: 'failed'; readonly failure: FailureView }
  | { readonly tag: 'none'; readonly sentence: string }
  | {
      readonly tag: 'ready';
      readonly document: Document;
      readonly version: string;
      /** Where the reader stands, in a sentence. */
      readonly sentence: string;
      readonly kind: 'done' | 'information' | 'warning';
      readonly changesTitle: string | undefined;
      readonly canAccept: boolean;
      readonly canDecline: boolean;
      readonly canWithdraw: boolean;
    };

/** Whether something waits for the reader: it is said on the home tab. */
export function isWaiting({ state }: Pick<OwnCharter, 'state'>): boolean {
  return state === 'invited' || state === 'superseded' || state === 'expired';
}

export function presentCharter(
  own: Known<OwnCharter>,
  t: Text,
  longDate: (day: string) => string,
): CharterView {
  if (own.tag === 'loading') {
    return { tag: 'loading' };
  }
  if (own.tag === 'failed') {
    return { tag: 'failed', failure: failureView(own.failure, t) };
  }
  const { state, document, accepted } = own.value;
  if (state === 'none' || document === undefined) {
    return { tag: 'none', sentence: t('charter.state.none') };
  }
  const hasAccepted = state === 'accepted' || state === 'superseded';
  return {
    tag: 'ready',
    document,
    version: t('charter.version', {
      version: document.version,
      on: longDate(document.effective),
    }),
    sentence: t(`charter.state.${state}`, valuesOf(own.value, longDate)),
    kind: state === 'accepted' ? 'done' : isWaiting(own.value) ? 'warning' : 'information',
    changesTitle:
      accepted === undefined || document.changes.length === 0
        ? undefined
        : t('charter.changes', { version: accepted }),
    canAccept: state !== 'accepted',
    canDecline: state !== 'accepted' && state !== 'refused',
    canWithdraw: hasAccepted,
  };
}

/** The last day of a grace is the one before its end. */
function valuesOf(
  { at, until, accepted }: OwnCharter,
  longDate: (day: string) => string,
): Readonly<Record<string, string>> {
  const lastDay = until === undefined ? '' : new Date(Date.parse(until) - 1).toISOString();
  return {
    version: accepted ?? '',
    on: at === undefined ? '' : longDate(at.slice(0, 10)),
    until: lastDay === '' ? '' : longDate(lastDay.slice(0, 10)),
  };
}
