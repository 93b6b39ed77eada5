import { describe, expect, it } from '@jest/globals';

import type { CallFailure } from '../../../webapp/src/core/bot-client.ts';
import { failureView } from '../../../webapp/src/core/failure-view.ts';
import { catalogues, type Text } from '../../../webapp/src/core/texts.ts';

/** The French message, without its values. */
const texts: Readonly<Record<string, string>> = catalogues.fr;
const t: Text = (key) => texts[key] ?? key;

function refused(code: string, status: number, detail?: string): CallFailure {
  const problem = { type: 'about:blank', title: code, status, code, reference: 'R-12' };
  return { tag: 'Refused', problem: detail === undefined ? problem : { ...problem, detail } };
}

const failures: readonly CallFailure[] = [
  { tag: 'BotDown' },
  { tag: 'CommandUnknown' },
  { tag: 'NotAllowed' },
  { tag: 'NoChannel' },
  { tag: 'HostUnreachable' },
  { tag: 'SessionUnreadable' },
  { tag: 'Offline' },
  { tag: 'TooSlow' },
  { tag: 'GivenUp' },
  { tag: 'Unreadable' },
  { tag: 'OutOfReach', address: 'https://bot' },
  refused('session-missing', 401),
  refused('not-allowed', 403),
  refused('too-many-requests', 429),
  refused('no-affectation', 422),
  refused('anything', 500),
];

describe('a failure', () => {
  it.each(failures)(
    'says what happened and what to do, and can be tried again: $tag',
    (failure) => {
      const view = failureView(failure, t);

      expect(view.title).toMatch(/\.$/);
      expect(view.advice).toMatch(/\.$/);
      expect(view.retry).toBe('Réessayer');
    },
  );

  it('of a session that has ended is not tried again: the page is', () => {
    expect(failureView({ tag: 'SignedOut' }, t).retry).toBeUndefined();
  });

  it('of the bot has the number to quote', () => {
    expect(failureView(refused('anything', 500), t).reference).toBe('Référence\u00a0: {reference}');
    expect(failureView({ tag: 'BotDown' }, t).reference).toBeUndefined();
  });

  it('that we have no words for is told in those of the bot', () => {
    const view = failureView(refused('cra-deleted', 409, 'Ce CRA a été supprimé.'), t);

    expect(view.advice).toBe('Ce CRA a été supprimé.');
  });
});
