import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { z } from 'zod';
import {
  MattermostRefused,
  MattermostUnreachable,
} from '../../../../bot/src/adapters/mattermost/refusals.ts';
import { ask, type RestRequest } from '../../../../bot/src/adapters/mattermost/rest-request.ts';
import { anonymousClient, quickClient, rejection } from './support/clients.ts';
import { closedPort, FakeMattermost, refusal } from './support/fake-mattermost.ts';

const read: RestRequest = { method: 'GET', route: '/users/me' };
const write: RestRequest = { method: 'POST', route: '/things', body: { a: 1 } };

describe('the REST client', () => {
  let fake: FakeMattermost;

  beforeEach(async () => {
    fake = await FakeMattermost.start();
  });

  afterEach(() => fake.close());

  it('sends the token, the agent and JSON', async () => {
    fake.on('POST /things', { status: 201, body: { id: 'x' } });

    const answer = await ask(
      quickClient({ url: fake.url }).send,
      write,
      z.object({ id: z.string() }),
    );

    expect(answer).toEqual({ id: 'x' });
    expect(fake.requests[0]?.headers).toMatchObject({
      authorization: 'Bearer secret-token',
      'user-agent': 'coop/0.1.0',
      'content-type': 'application/json',
    });
    expect(fake.bodies('POST /things')).toEqual([{ a: 1 }]);
  });

  it('sends no Authorization without a token', async () => {
    fake.on('GET /users/me', {});

    await anonymousClient(fake.url).send(read);

    expect(fake.requests[0]?.headers['authorization']).toBeUndefined();
  });

  it('serves a site under a sub-path', async () => {
    const below = await FakeMattermost.start('/chat');
    below.on('GET /users/me', { body: { id: 'me' } });

    const answer = await quickClient({ url: `${below.url}/` }).send(read);
    await below.close();

    expect(answer.status).toBe(200);
  });

  it('encodes values of the path as one segment and leaves undefined out of the query', async () => {
    fake.on('GET /users/email/a%2Fb%40c', {});

    await quickClient({ url: fake.url }).send({
      method: 'GET',
      route: '/users/email/{email}',
      path: { email: 'a/b@c' },
      query: { page: 0, term: 'é &', none: undefined },
    });

    const [, query = ''] = fake.requests[0]?.url.split('?') ?? [];
    expect(Object.fromEntries(new URLSearchParams(query))).toEqual({ page: '0', term: 'é &' });
  });

  it('repeats a read after hang-ups and 5xx, with growing delays', async () => {
    fake.on('GET /users/me', [{ hangUp: true }, { status: 500 }, { status: 503 }, { body: {} }]);
    const client = quickClient({ url: fake.url });

    await client.send(read);

    expect(client.delaysMs).toEqual([250, 500, 1000]);
  });

  it('gives up after the repetitions allowed', async () => {
    fake.on('GET /users/me', { status: 502 });

    const error = await rejection(quickClient({ url: fake.url, retries: 2 }).send(read));

    expect(error).toBeInstanceOf(MattermostUnreachable);
    expect(error).toMatchObject({ reason: 'server-error', status: 502, outcome: 'unknown' });
    expect(fake.requests).toHaveLength(3);
  });

  it('does not repeat a creation whose outcome is unknown', async () => {
    fake.on('POST /things', { hangUp: true });

    const error = await rejection(quickClient({ url: fake.url }).send(write));

    expect(error).toMatchObject({ reason: 'network', outcome: 'unknown' });
    expect(fake.requests).toHaveLength(1);
  });

  it('repeats a creation that is said to be repeatable, with the same body', async () => {
    fake.on('POST /things', [{ hangUp: true }, { status: 201 }]);

    await quickClient({ url: fake.url }).send({ ...write, repeatable: true });

    expect(fake.bodies('POST /things')).toEqual([{ a: 1 }, { a: 1 }]);
  });

  it('obeys Retry-After after 429', async () => {
    const limited = { status: 429, headers: { 'retry-after': '7' }, body: 'limit exceeded\n' };
    fake.on('GET /users/me', [limited, { body: {} }]);
    const client = quickClient({ url: fake.url });

    await client.send(read);

    expect(client.delaysMs).toEqual([7000]);
  });

  it('hands a Retry-After that is too long to the caller', async () => {
    fake.on('GET /users/me', { status: 429, headers: { 'retry-after': '120' } });

    const error = await rejection(quickClient({ url: fake.url }).send(read));

    expect(error).toMatchObject({
      reason: 'rate-limited',
      retryAfterMs: 120_000,
      outcome: 'not-done',
    });
    expect(fake.requests).toHaveLength(1);
  });

  it('repeats no refusal', async () => {
    fake.on('GET /users/me', refusal(403, 'api.context.permissions.app_error'));

    const error = await rejection(quickClient({ url: fake.url }).send(read));

    expect(error).toBeInstanceOf(MattermostRefused);
    expect(error).toMatchObject({
      kind: 'forbidden',
      status: 403,
      errorId: 'api.context.permissions.app_error',
      heals: false,
    });
    expect(fake.requests).toHaveLength(1);
  });

  it('takes 501 for a refusal', async () => {
    fake.on('GET /users/me', refusal(501, 'api.license_error'));

    const error = await rejection(quickClient({ url: fake.url }).send(read));

    expect(error).toMatchObject({ kind: 'disabled' });
  });

  it('follows no redirection, which would carry the token elsewhere', async () => {
    fake.on('GET /users/me', { status: 302, headers: { location: 'http://127.0.0.1:1/' } });

    const error = await rejection(quickClient({ url: fake.url }).send(read));

    expect(error).toMatchObject({ kind: 'redirected', status: 302 });
  });

  it('refuses a body over 300,000 bytes before sending it', async () => {
    const body = { message: 'é'.repeat(150_000) };

    const error = await rejection(quickClient({ url: fake.url }).send({ ...write, body }));

    expect(error).toMatchObject({ kind: 'too-large', status: 413 });
    expect(fake.requests).toHaveLength(0);
  });

  it('gives up an answer that does not come', async () => {
    fake.on('POST /things', { silent: true });

    const error = await rejection(quickClient({ url: fake.url, timeoutMs: 50 }).send(write));

    expect(error).toMatchObject({ reason: 'timeout', outcome: 'unknown' });
  });

  it('knows that nothing was done when nobody listens', async () => {
    const url = `http://127.0.0.1:${await closedPort()}`;

    const error = await rejection(quickClient({ url, retries: 0 }).send(read));

    expect(error).toMatchObject({ reason: 'network', outcome: 'not-done' });
  });

  it('gives up an answer larger than accepted', async () => {
    fake.on('GET /users/me', { body: 'x'.repeat(2000) });

    const error = await rejection(
      quickClient({ url: fake.url }).send({ ...read, maxAnswerBytes: 1000 }),
    );

    expect(error).toMatchObject({ reason: 'unreadable-answer' });
    expect(fake.requests).toHaveLength(1);
  });

  it('takes an answer of another shape for no answer', async () => {
    fake.on('GET /users/me', { body: '<html>', headers: { 'content-type': 'text/html' } });
    const { send } = quickClient({ url: fake.url });

    const error = await rejection(ask(send, read, z.object({ id: z.string() })));

    expect(error).toMatchObject({ reason: 'unreadable-answer', code: 'mattermost-unreachable' });
  });

  it('stops when it is told to', async () => {
    fake.on('GET /users/me', { silent: true });
    const stop = new AbortController();
    const sent = rejection(quickClient({ url: fake.url }).send({ ...read, signal: stop.signal }));

    stop.abort();

    expect(await sent).toMatchObject({ reason: 'cancelled' });
  });

  it('keeps requests in flight within the bound, urgent ones first', async () => {
    fake.on('GET /users/me', { body: {} }).on('GET /urgent', { body: {} });
    const { send } = quickClient({ url: fake.url, concurrency: 1 });

    await Promise.all([
      send(read),
      send(read),
      send({ method: 'GET', route: '/urgent', urgent: true }),
    ]);

    expect(fake.requests.map(({ url }) => url)).toEqual(['/users/me', '/urgent', '/users/me']);
  });

  it.each([
    ['a refusal', refusal(401, 'api.context.session_expired.app_error')],
    ['a failure', { status: 500 }],
    ['a hang-up', { hangUp: true }],
  ])('lets no secret and no text of the request into %s', async (_, answer) => {
    fake.on('POST /things', answer);
    const body = { password: 'hunter2' };

    const error = await rejection(quickClient({ url: fake.url }).send({ ...write, body }));

    const shown = inspect(error, { depth: 20, showHidden: true });
    expect(shown).toContain('POST /things');
    expect(shown).not.toMatch(/secret-token|hunter2/);
  });

  it('closes', async () => {
    fake.on('GET /users/me', {});
    const client = quickClient({ url: fake.url });

    await client.send(read);
    client.close();

    expect(fake.requests).toHaveLength(1);
  });
});
