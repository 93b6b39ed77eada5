import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { askIntegration, Unanswered } from '../../../../sandbox/server/integrations/outgoing.ts';
import type { OutgoingRules } from '../../../../sandbox/server/integrations/outgoing.ts';

interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Reply = (response: ServerResponse, asked: Heard) => void;

const RULES: OutgoingRules = { timeoutMs: 5000, allowed: '127.0.0.1 localhost' };
const POST_HEADERS = { 'Content-Type': 'application/json', Authorization: 'Token t' };

let server: Server;
let base: string;
let heard: Heard[];
let reply: Reply;

beforeEach(async () => {
  heard = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const asked = { method, url, headers, body };
      heard.push(asked);
      reply(response, asked);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${String(portOf(server))}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function portOf(listening: Server): number {
  const address: AddressInfo | string | null = listening.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Redirects from `/start`, answers elsewhere. */
function redirecting(status: number, location: string): Reply {
  return (response, asked) => {
    if (asked.url !== '/start') response.end('there');
    else response.writeHead(status, { location }).end();
  };
}

const ask = (path: string, rules: Partial<OutgoingRules> = {}) =>
  askIntegration(
    { method: 'POST', url: base + path, headers: POST_HEADERS, body: '{"a":1}' },
    { ...RULES, ...rules },
  );

describe('askIntegration', () => {
  it('says who asks, and gives status line, type and body', async () => {
    reply = (response) => response.writeHead(201, { 'content-type': 'text/x' }).end('é');

    const answer = await ask('/hook?x=1');

    expect(heard[0]).toMatchObject({ method: 'POST', url: '/hook?x=1', body: '{"a":1}' });
    expect(heard[0]?.headers['user-agent']).toBe('Mattermost-Bot/1.1');
    expect(answer).toEqual({
      status: 201,
      statusText: '201 Created',
      contentType: 'text/x',
      body: Buffer.from('é'),
    });
  });

  it.each([301, 302, 303])('asks again without body after %d', async (status) => {
    reply = redirecting(status, '/there');

    const answer = await ask('/start');

    expect(answer.body.toString()).toBe('there');
    expect(heard[1]).toMatchObject({ method: 'GET', url: '/there', body: '' });
    expect(heard[1]?.headers).toMatchObject({ authorization: 'Token t', referer: `${base}/start` });
    expect(heard[1]?.headers).not.toHaveProperty('content-type');
  });

  it.each([307, 308])('repeats the same request after %d', async (status) => {
    reply = redirecting(status, '/there');

    await ask('/start');

    expect(heard[1]).toMatchObject({ method: 'POST', url: '/there', body: '{"a":1}' });
    expect(heard[1]?.headers['content-type']).toBe('application/json');
  });

  it('keeps the credentials from another host', async () => {
    reply = redirecting(302, `http://localhost:${String(portOf(server))}/there`);

    await ask('/start');

    expect(heard[1]?.headers).not.toHaveProperty('authorization');
  });

  it('takes a redirect without address as the answer', async () => {
    reply = (response) => response.writeHead(302).end();

    await expect(ask('/start')).resolves.toMatchObject({ status: 302 });
  });

  it('gives up after ten requests', async () => {
    reply = (response) => response.writeHead(302, { location: '/again' }).end();

    await expect(ask('/start')).rejects.toThrow(Unanswered);
    expect(heard).toHaveLength(10);
  });

  it('does not follow to a forbidden address', async () => {
    reply = redirecting(302, 'http://127.0.0.2/there');

    await expect(ask('/start')).rejects.toThrow(Unanswered);
  });

  it('reads no more of a body than it may', async () => {
    reply = (response) => response.end('x'.repeat(100));

    await expect(ask('/long', { maxBytes: 10 })).resolves.toHaveProperty(
      'body',
      Buffer.from('x'.repeat(10)),
    );
  });

  it.each<[string, Reply]>([
    ['no answer', () => undefined],
    ['an answer that does not end', (response) => response.write('begun')],
  ])('gives up in time at %s', async (_what, given) => {
    reply = given;

    await expect(ask('/slow', { timeoutMs: 50 })).rejects.toThrow(Unanswered);
  });

  it.each(['nonsense', '', 'ftp://127.0.0.1/', 'http://127.0.0.1:1/'])(
    'does not reach %j',
    async (url) => {
      const asked = { method: 'GET', url, headers: {} } as const;

      await expect(askIntegration(asked, RULES)).rejects.toThrow(Unanswered);
    },
  );

  it('does not call where no internal address is allowed', async () => {
    reply = (response) => response.end();

    await expect(ask('/hook', { allowed: '' })).rejects.toThrow(Unanswered);
    expect(heard).toHaveLength(0);
  });
});
