import { craRoutes } from '@coop/contract/cra-routes';
import { identityRoutes } from '@coop/contract/identity-routes';
import { territoryRoutes } from '@coop/contract/territory-routes';
import { describe, expect, it } from '@jest/globals';

import { makeBotClient } from '../../../webapp/src/core/bot-client.ts';
import type { Fetch } from '../../../webapp/src/core/host-api.ts';
import { failed, ok } from '../../../webapp/src/core/result.ts';
import type { SessionFailure } from '../../../webapp/src/core/session.ts';
import { claire } from '../../support/webapp/fake-bot.ts';

type Answer = { readonly status: number; readonly body: unknown } | 'lost' | 'silence';

interface Sent {
  readonly url: string;
  readonly request: RequestInit;
}

interface FakeWorld {
  readonly sent: Sent[];
  renewed: number;
  isOnline: boolean;
  whenRenewed: SessionFailure | undefined;
}

function setUp(...answers: readonly Answer[]) {
  const world: FakeWorld = { sent: [], renewed: 0, isOnline: true, whenRenewed: undefined };
  const session = (token: string) => ok({ token, expiresAt: 9_000_000, apiUrl: 'https://bot' });
  const fetch: Fetch = (url, request) => {
    world.sent.push({ url, request });
    const answer = answers[world.sent.length - 1] ?? 'lost';
    if (answer === 'lost') {
      return Promise.reject(new TypeError('Failed to fetch'));
    }
    return answer === 'silence'
      ? new Promise((_, reject) => {
          const end = (): void => reject(new DOMException('Aborted', 'AbortError'));
          request.signal?.addEventListener('abort', end);
          if (request.signal?.aborted === true) {
            end();
          }
        })
      : Promise.resolve({
          status: answer.status,
          text: () => Promise.resolve(JSON.stringify(answer.body)),
        });
  };
  const client = makeBotClient({
    fetch,
    isOnline: () => world.isOnline,
    timeoutMs: 20,
    session: {
      get: () => Promise.resolve(session('first')),
      renew: () => {
        world.renewed += 1;
        return Promise.resolve(
          world.whenRenewed === undefined ? session('second') : failed(world.whenRenewed),
        );
      },
      forget: () => undefined,
    },
  });
  return { world, client };
}

const fine: Answer = { status: 200, body: claire };

describe('a call of the bot', () => {
  it('has the address, method and token that the contract and the session give', async () => {
    const { world, client } = setUp(fine);

    const answer = await client.call(identityRoutes.me, {});

    expect(answer).toEqual(ok(claire));
    expect(world.sent).toEqual([
      {
        url: 'https://bot/api/v1/me',
        request: expect.objectContaining({
          method: 'GET',
          credentials: 'omit',
          headers: { Authorization: 'Bearer first' },
        }),
      },
    ]);
  });

  it('writes parameters and query into the address, never raw', async () => {
    const { world, client } = setUp();

    await client.call(craRoutes.read, { params: { id: 'a/b' } });
    await client.call(territoryRoutes.communes, { query: { q: "L'Île & co", limit: undefined } });

    expect(world.sent.map(({ url }) => url)).toEqual(
      expect.arrayContaining([
        'https://bot/api/v1/cra/a%2Fb',
        'https://bot/api/v1/communes?q=L%27%C3%8Ele+%26+co',
      ]),
    );
  });

  it('is made once more with a new session when the bot does not know the former', async () => {
    const { world, client } = setUp({ status: 401, body: {} }, fine);

    const answer = await client.call(identityRoutes.me, {});

    expect(answer.ok).toBe(true);
    expect(world.renewed).toBe(1);
    expect(world.sent[1]?.request.headers).toEqual({ Authorization: 'Bearer second' });
  });

  it('is made once more when the network has lost it', async () => {
    const { client } = setUp('lost', fine);

    expect(await client.call(identityRoutes.me, {})).toEqual(ok(claire));
  });

  it('says that the bot is out of reach of this browser when only the session works', async () => {
    const { world, client } = setUp('lost', 'lost');

    expect(await client.call(identityRoutes.me, {})).toEqual(
      failed({ tag: 'OutOfReach', address: 'https://bot' }),
    );
    expect(world.sent).toHaveLength(2);
  });

  it('says that the bot is down when the session does not work either', async () => {
    const { world, client } = setUp('lost');
    world.whenRenewed = { tag: 'BotDown' };

    expect(await client.call(identityRoutes.me, {})).toEqual(failed({ tag: 'BotDown' }));
  });

  it('says that one is offline', async () => {
    const { world, client } = setUp('lost', 'lost');
    world.isOnline = false;

    expect(await client.call(identityRoutes.me, {})).toEqual(failed({ tag: 'Offline' }));
  });

  it('ends when the bot is silent for too long', async () => {
    const { client } = setUp('silence');

    expect(await client.call(identityRoutes.me, {})).toEqual(failed({ tag: 'TooSlow' }));
  });

  it('can be given up', async () => {
    const { client } = setUp('silence');
    const ending = new AbortController();

    const answer = client.call(identityRoutes.me, {}, ending.signal);
    ending.abort();

    expect(await answer).toEqual(failed({ tag: 'GivenUp' }));
  });

  it('answers a refusal with its code, reference and fields', async () => {
    const problem = {
      type: 'about:blank',
      title: 'Refused',
      status: 422,
      code: 'cra-refused',
      reference: 'R-12',
      refusals: [{ field: 'ages', rule: 'sum-too-low', received: '6', expected: '8' }],
    };
    const { client } = setUp({ status: 422, body: problem });

    expect(await client.call(identityRoutes.me, {})).toEqual(failed({ tag: 'Refused', problem }));
  });

  it.each([
    [{ status: 502, body: 'a page of the proxy' } as const],
    [{ status: 200, body: { userId: 12 } } as const],
  ])('does not guess what it cannot read: %j', async (answer) => {
    const { client } = setUp(answer);

    expect(await client.call(identityRoutes.me, {})).toEqual(failed({ tag: 'Unreadable' }));
  });
});
