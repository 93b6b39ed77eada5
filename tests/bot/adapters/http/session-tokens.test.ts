import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  makeSessionTokens,
  sessionLifeMs,
} from '../../../../bot/src/adapters/http/session-tokens.ts';
import { makeTestClock } from '../../../support/test-clock.ts';

const clock = makeTestClock();
const sessions = makeSessionTokens('secret of the sessions', clock);

describe('a token of a session', () => {
  it('says whose it is, until it ends', async () => {
    const later = makeTestClock();
    const own = makeSessionTokens('secret of the sessions', later);
    const { token, expiresAt } = await own.issue('claire');

    expect(expiresAt).toBe(later.now() + sessionLifeMs);
    expect(await own.userOf(token)).toBe('claire');
    later.advance(sessionLifeMs);
    expect(await own.userOf(token)).toBeUndefined();
  });

  it('of another bot says nothing', async () => {
    const other = makeSessionTokens('another secret', clock);
    const { token } = await other.issue('claire');

    expect(await sessions.userOf(token)).toBeUndefined();
  });

  it('with anything in it changed says nothing', async () => {
    const { token } = await sessions.issue('claire');
    const end = token.lastIndexOf('.');
    await fc.assert(
      fc.asyncProperty(fc.nat(end - 1), async (at) => {
        const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;

        expect(await sessions.userOf(changed)).toBeUndefined();
      }),
    );
  });

  it('that is no token says nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        expect(await sessions.userOf(text)).toBeUndefined();
      }),
    );
  });
});
