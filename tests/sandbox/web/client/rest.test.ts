import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { cookieValue, makeRest, ServerRefused } from '../../../../sandbox/web/src/client/rest.ts';

interface Answer {
  readonly status: number;
  readonly body: string;
}

function makeRig(answer: Answer, cookies = 'MMUSERID=u; MMCSRF=secret') {
  const sent: { url: string; init: RequestInit }[] = [];
  const rest = makeRest({
    fetch: (url, init) => {
      sent.push({ url, init });
      return Promise.resolve({
        ok: answer.status < 300,
        status: answer.status,
        statusText: '',
        text: () => Promise.resolve(answer.body),
      });
    },
    cookies: () => cookies,
  });
  return { rest, sent };
}

describe('the REST client', () => {
  it('carries the CSRF token with whatever changes something', async () => {
    const { rest, sent } = makeRig({ status: 200, body: '{}' });

    await rest.post('/api/v4/posts', { a: 1 }, z.unknown());

    expect(sent[0]?.init.headers).toMatchObject({ 'X-CSRF-Token': 'secret' });
    expect(sent[0]?.init.body).toBe('{"a":1}');
  });

  it('reads without the token', async () => {
    const { rest, sent } = makeRig({ status: 200, body: '{}' });

    await rest.get('/api/v4/users/me', z.unknown());

    expect(sent[0]?.init.headers).not.toHaveProperty('X-CSRF-Token');
  });

  it('turns a refusal into its status, id and message', async () => {
    const body = '{"id":"api.context.permissions.app_error","message":"No."}';
    const { rest } = makeRig({ status: 403, body });

    const act = rest.get('/api/v4/posts', z.unknown());

    await expect(act).rejects.toMatchObject({
      status: 403,
      id: 'api.context.permissions.app_error',
      message: 'No.',
    });
    await expect(act).rejects.toBeInstanceOf(ServerRefused);
  });

  it('says status 0 when nobody answers', async () => {
    const rest = makeRest({
      fetch: () => Promise.reject(new TypeError('Failed to fetch')),
      cookies: () => '',
    });

    await expect(rest.get('/x', z.unknown())).rejects.toMatchObject({ status: 0 });
  });

  it('reads a cookie by its whole name', () => {
    expect(cookieValue('XMMCSRF=no; MMCSRF=yes', 'MMCSRF')).toBe('yes');
    expect(cookieValue('', 'MMCSRF')).toBe('');
  });
});
