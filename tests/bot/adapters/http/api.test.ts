import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { apiPrefix } from '@coop/contract/identity';
import { routes } from '@coop/contract/routes';
import type { Route } from '@coop/contract/route';

import { aContent, testId } from '../../../support/builders.ts';
import { anAccount, makeBotScene, site, type BotScene } from '../../../support/bot/bot-scene.ts';
import { accountId } from '../../../support/people.ts';

let scene: BotScene;

beforeEach(async () => {
  scene = await makeBotScene();
});
afterEach(() => scene.end());

const anEntry = (fields: object = {}) => ({
  id: testId(1),
  source: 'panel',
  content: aContent(),
  ...fields,
});

const all: readonly (readonly [string, Route])[] = Object.values(routes).flatMap((named) =>
  Object.values<Route>(named).map((route) => [`${route.method} ${route.path}`, route] as const),
);

describe('without a session', () => {
  it.each(all)('%s is refused before its body is read', async (_, { method, path }) => {
    const answer = await scene.app.inject({
      method,
      url: `${apiPrefix}${path.replace(':id', testId(1))}`,
      headers: { 'content-type': 'application/json' },
      ...(method !== 'GET' && { payload: '{not json' }),
    });

    expect(answer.statusCode).toBe(401);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json()).toMatchObject({ code: 'session-missing', status: 401 });
    expect(scene.refused).toEqual(['session-missing']);
  });

  it('speaks the language that the browser asks for', async () => {
    const ask = (language: string) =>
      scene.app.inject({ url: `${apiPrefix}/me`, headers: { 'accept-language': language } });

    expect((await ask('en-GB,fr;q=0.5')).json()).toMatchObject({
      detail: 'The session has ended. Open the panel again.',
    });
    expect((await ask('fr-FR')).json()).toMatchObject({
      detail: 'La session est terminée. Rouvrez le panneau.',
    });
  });

  it.each([
    ['another bot’s', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.AAAA'],
    ['unsigned', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.'],
    ['nonsense', 'x'],
  ])('a token that is %s opens nothing', async (_, token) => {
    const headers = { authorization: `Bearer ${token}` };

    expect((await scene.app.inject({ url: `${apiPrefix}/me`, headers })).statusCode).toBe(401);
  });

  it('a token opens for a quarter of an hour', async () => {
    const { token } = await scene.sessions.issue(accountId('claire'));
    const ask = async () => {
      const headers = { authorization: `Bearer ${token}` };
      return (await scene.app.inject({ url: `${apiPrefix}/me`, headers })).statusCode;
    };

    scene.clock.advance(14 * 60_000);
    expect(await ask()).toBe(200);
    scene.clock.advance(2 * 60_000);
    expect(await ask()).toBe(401);
  });
});

describe('the person of the session', () => {
  it('is who the registry says', async () => {
    expect((await scene.api('claire', 'GET', '/me')).json()).toEqual({
      userId: accountId('claire'),
      displayName: 'Claire Martin',
      givenName: 'Claire',
      roles: ['conseiller'],
      locale: 'fr',
      timeZone: 'Europe/Paris',
      today: '2026-03-02',
      territory: { code: '44', name: 'Loire-Atlantique' },
      structure: { id: '13002603200016', name: 'Médiathèque de Nantes' },
    });
  });

  it('without the role is refused every route of the CRA, and nothing is told', async () => {
    const answer = await scene.api('ines', 'GET', `/cra/${testId(1)}`);

    expect([answer.statusCode, answer.json()]).toEqual([
      403,
      expect.objectContaining({ code: 'not-allowed' }),
    ]);
    expect(scene.refused).toEqual(['route-access']);
  });
});

describe('a CRA by the API', () => {
  it('is recorded, read, listed, edited, deleted and restored by its author', async () => {
    const recorded = await scene.api('claire', 'POST', '/cra', anEntry());
    const read = await scene.api('claire', 'GET', `/cra/${testId(1)}`);
    const edit = { rev: 1, content: aContent({ duree: 60 }) };
    const edited = await scene.api('claire', 'PUT', `/cra/${testId(1)}`, edit);
    const removed = await scene.api('claire', 'DELETE', `/cra/${testId(1)}`);
    const empty = await scene.api('claire', 'GET', '/cra');
    const restored = await scene.api('claire', 'POST', `/cra/${testId(1)}/restore`);
    const summary = await scene.api('claire', 'GET', '/cra/summary');

    const shown: unknown = read.json();
    expect(recorded.json()).toEqual({ cra: shown, warnings: [] });
    expect(edited.json()).toMatchObject({ cra: { rev: 2, content: { duree: 60 } } });
    expect(removed.json()).toMatchObject({ deletedAt: '2026-03-02T09:00:00.000Z' });
    expect(empty.json()).toMatchObject({ cras: [], totals: { cras: 0 } });
    expect(restored.json()).not.toHaveProperty('deletedAt');
    expect(summary.json()).toMatchObject({ today: { cras: 1, participants: 1, minutes: 60 } });
  });

  it('that breaks rules is refused with every refusal, in the language of the person', async () => {
    await scene.end();
    scene = await makeBotScene({ accounts: [anAccount('claire', { locale: 'en' })] });
    const content = { ...aContent(), duree: 7, canal: 'mail', foo: 1 };

    const answer = await scene.api('claire', 'POST', '/cra', anEntry({ content }));

    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toEqual({
      type: 'urn:coop:problem:cra-refused',
      title: 'cra-refused',
      status: 422,
      code: 'cra-refused',
      detail: '3 fields need another look.',
      refusals: [
        { field: 'canal', rule: 'unknown-code', received: 'mail' },
        { field: 'duree', rule: 'not-multiple-of-5', received: '7' },
        { field: 'foo', rule: 'unknown-key', received: 'foo' },
      ],
    });
  });

  it('cannot say that it was imported', async () => {
    const answer = await scene.api('claire', 'POST', '/cra', anEntry({ source: 'import' }));

    expect(answer.json()).toMatchObject({
      refusals: [{ field: 'source', rule: 'unknown-code', received: 'import' }],
    });
  });

  it.each([
    ['id-already-used', anEntry({ content: aContent({ duree: 90 }) })],
    ['looks-repeated', anEntry({ id: testId(2) })],
    ['no-affectation', anEntry({ id: testId(2), content: aContent({ date: '2023-12-31' }) })],
  ])('answers %s with its facts', async (code, body) => {
    await scene.api('claire', 'POST', '/cra', anEntry());

    const answer = await scene.api('claire', 'POST', '/cra', body);

    expect(answer.json()).toMatchObject({ code, facts: {} });
    expect(scene.tables.cras.size).toBe(1);
  });

  it('edited elsewhere meanwhile is a conflict that shows the version in force', async () => {
    await scene.api('claire', 'POST', '/cra', anEntry());
    await scene.api('claire', 'PUT', `/cra/${testId(1)}`, {
      rev: 1,
      content: aContent({ duree: 60 }),
    });

    const edit = { rev: 1, content: aContent({ duree: 90 }) };
    const answer = await scene.api('claire', 'PUT', `/cra/${testId(1)}`, edit);

    expect([answer.statusCode, answer.json()]).toEqual([
      409,
      expect.objectContaining({
        code: 'conflict',
        facts: { inForce: expect.objectContaining({ rev: 2 }) },
      }),
    ]);
  });

  it('of somebody else is not found', async () => {
    await scene.api('claire', 'POST', '/cra', anEntry());

    const answer = await scene.api('paul', 'GET', `/cra/${testId(1)}`);

    expect([answer.statusCode, answer.json()]).toEqual([
      404,
      expect.objectContaining({ code: 'cra-not-found' }),
    ]);
  });

  it('has a draft that two devices cannot overwrite', async () => {
    const draft = (rev: number, duree: number) => ({
      rev,
      craId: testId(1),
      formVersion: 1,
      fields: { duree },
    });
    await scene.api('claire', 'PUT', '/cra/draft', draft(0, 15));

    const slower = await scene.api('claire', 'PUT', '/cra/draft', draft(0, 90));

    expect(slower.json()).toMatchObject({
      code: 'draft-changed',
      facts: { inForce: { rev: 1, fields: { duree: 15 } } },
    });
    expect((await scene.api('claire', 'DELETE', '/cra/draft')).json()).toEqual({});
    expect((await scene.api('claire', 'GET', '/cra/draft')).json()).toEqual({});
  });
});

/** Sends a body as it is, in the session of Claire. */
async function send(
  method: 'POST' | 'PUT',
  path: string,
  { payload, type }: { readonly payload: string; readonly type: string },
) {
  const { token } = await scene.sessions.issue(accountId('claire'));
  const headers = { authorization: `Bearer ${token}`, 'content-type': type };
  return scene.app.inject({ method, url: `${apiPrefix}${path}`, headers, payload });
}

describe('a request of another form than expected', () => {
  const refused = { status: 400, code: 'request-refused' };
  const tooLarge = { status: 413, code: 'too-large' };

  it('names the fields, and shows no stack', async () => {
    const answer = await scene.api('claire', 'GET', '/cra?limit=0&activite=tout');

    expect([answer.statusCode, answer.json()]).toEqual([
      400,
      expect.objectContaining({
        code: 'request-refused',
        facts: { fields: expect.arrayContaining(['limit', 'activite']) },
      }),
    ]);
    expect(answer.body).not.toMatch(/\bat .*\.ts|node_modules/);
  });

  it.each([
    ['of broken JSON', '{', 'application/json', refused],
    ['of no JSON', 'hello', 'text/html', refused],
    ['with the key __proto__', '{"__proto__":{"x":1}}', 'application/json', refused],
    ['nested 100,000 deep', '['.repeat(100_000), 'application/json', refused],
    [
      'nested 65 deep behind a text with quotes',
      `{"a":"\\"[[","b":${'['.repeat(65)}${']'.repeat(65)}}`,
      'application/json',
      refused,
    ],
    ['above a megabyte', `"${'x'.repeat(1_100_000)}"`, 'application/json', tooLarge],
  ])('%s is refused', async (_, payload, type, problem) => {
    const answer = await send('POST', '/cra', { payload, type });

    expect(answer.statusCode).toBe(problem.status);
    expect(answer.json()).toMatchObject(problem);
  });

  it.each([
    ['notes', 'POST', '/cra', `{"id":"${testId(1)}","source":"panel","content":{"notes":$}}`],
    ['a theme', 'PUT', `/cra/${testId(1)}`, '{"rev":1,"content":{"themes":[$]}}'],
    [
      'a draft',
      'PUT',
      '/cra/draft',
      `{"rev":0,"craId":"${testId(1)}","formVersion":1,"fields":{"x":$}}`,
    ],
  ] as const)('with %s nested 50,000 deep is refused', async (_, method, path, body) => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const payload = body.replace('$', deep);

    const answer = await send(method, path, { payload, type: 'application/json' });

    expect(answer.json()).toMatchObject(refused);
  });

  it('to an address that is none is 404, and to one that cannot be read 400', async () => {
    const unknown = await scene.app.inject({ url: `${apiPrefix}/nothing` });
    const unreadable = await scene.app.inject({ url: `${apiPrefix}/cra/%E0%A4%A` });

    expect(unknown.json()).toMatchObject({ code: 'route-unknown', status: 404 });
    expect(unreadable.json()).toMatchObject({ code: 'request-refused', status: 400 });
  });
});

describe('a fault of the bot', () => {
  it('is said with a reference that stands in the log, and without what it was', async () => {
    await scene.end();
    scene = await makeBotScene({ accounts: [anAccount('claire', { locale: 'en' })] });
    scene.edge.actors.personOf = (userId) =>
      Promise.reject(new Error(`the secret of ${userId} at node_modules`));

    const answer = await scene.api('claire', 'GET', '/me');

    const problem = answer.json<{ reference: string; detail: string }>();
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('secret');
    expect(problem.detail).toContain(problem.reference);
    expect(scene.logged).toContainEqual(expect.objectContaining({ reference: problem.reference }));
  });
});

describe('too many requests of one person', () => {
  it('are refused with the seconds to wait, whatever token they come with', async () => {
    await scene.end();
    scene = await makeBotScene({ requestsPerMinute: 3 });
    const ask = () => scene.api('claire', 'GET', '/me');
    for (const status of [200, 200, 200]) {
      scene.clock.advance(1_000);
      expect((await ask()).statusCode).toBe(status);
    }

    const refused = await ask();

    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.json()).toMatchObject({ code: 'too-many-requests' });
    expect((await scene.api('paul', 'GET', '/me')).statusCode).toBe(200);
    expect(scene.refused).toEqual(['too-many-requests']);
  });
});

describe('other sites', () => {
  const preflight = (origin: string) =>
    scene.app.inject({
      method: 'OPTIONS',
      url: `${apiPrefix}/cra`,
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    });

  it('are not admitted by CORS, the Mattermost site is', async () => {
    const ours = await preflight(site);
    const theirs = await preflight('https://evil.exemple');

    expect(ours.headers['access-control-allow-origin']).toBe(site);
    expect(ours.headers['access-control-allow-methods']).toBe('GET, POST, PUT, DELETE');
    expect(theirs.headers['access-control-allow-origin']).not.toBe('https://evil.exemple');
    expect(ours.headers).not.toHaveProperty('access-control-allow-credentials');
  });

  it('read no refusal either', async () => {
    const headers = { origin: 'https://evil.exemple' };

    const answer = await scene.app.inject({ url: `${apiPrefix}/me`, headers });

    expect(answer.headers['access-control-allow-origin']).toBe(site);
  });
});

describe('health', () => {
  it('is told to anybody, readiness too', async () => {
    expect((await scene.app.inject('/health')).json()).toEqual({ status: 'alive' });
    expect((await scene.app.inject('/ready')).statusCode).toBe(200);
    scene.world.isReady = false;
    const waiting = await scene.app.inject('/ready');
    expect([waiting.statusCode, waiting.json()]).toEqual([503, { status: 'not-ready' }]);
  });
});
