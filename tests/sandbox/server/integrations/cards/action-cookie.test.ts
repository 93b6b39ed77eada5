import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  openCookie,
  retainedProps,
  sealCookie,
} from '../../../../../sandbox/server/integrations/cards/action-cookie.ts';
import type { ActionCookie } from '../../../../../sandbox/server/integrations/cards/action-cookie.ts';

const secret = randomBytes(32);
const cookie: ActionCookie = {
  type: 'button',
  postId: 'p',
  rootPostId: 'r',
  channelId: 'c',
  dataSource: '',
  integration: { url: 'http://a.example', context: { secret: 'x' } },
  retainProps: { from_webhook: 'true' },
  removeProps: ['override_username'],
};

describe('a cookie of an action', () => {
  it('gives back what was sealed', () => {
    expect(openCookie(sealCookie(cookie, secret), secret)).toEqual(cookie);
  });

  it('shows nothing of it', () => {
    const bytes = Buffer.from(sealCookie(cookie, secret), 'base64').toString('latin1');

    expect(bytes).not.toContain('a.example');
  });

  it.each(['forged', '', 'YWJj', sealCookie(cookie, randomBytes(32))])(
    'is not opened when it was not sealed here: %j',
    (sealed) => {
      expect(openCookie(sealed, secret)).toBeUndefined();
    },
  );

  it('may lack the integration', () => {
    const sealed = sealCookie({ ...cookie, integration: undefined }, secret);

    expect(openCookie(sealed, secret)?.integration).toBeUndefined();
  });
});

describe('retainedProps', () => {
  it('keeps where a post came from and forbids to add it', () => {
    expect(retainedProps({ from_webhook: 'true', coop: 1 })).toEqual({
      retainProps: { from_webhook: 'true' },
      removeProps: ['override_username', 'override_icon_url'],
    });
  });
});
