import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { readContent } from './http-exchange.ts';
import { numberAt, objectAt, textAt, type JsonObject } from './json.ts';

const SHOWN = [
  'accept',
  'authorization',
  'content-type',
  'user-agent',
  'cookie',
  'referer',
  'origin',
] as const;

/** The program that the server asks: it answers as a step says, and keeps what it was asked. */
export class Integration {
  readonly url: string;
  readonly #server: Server;
  #answers: JsonObject[] = [];
  #calls: JsonObject[] = [];

  constructor(server: Server, url: string) {
    this.#server = server;
    this.url = url;
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        void this.#answer(request, response, Buffer.concat(chunks));
      });
    });
  }

  /** What the next calls are answered, in order; forgets the calls so far. */
  expect(answers: readonly JsonObject[]): void {
    this.#answers = [...answers];
    this.#calls = [];
  }

  get calls(): readonly JsonObject[] {
    return this.#calls;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage, response: ServerResponse, bytes: Buffer): Promise<void> {
    this.#calls.push(callOf(request, bytes));
    const answer = this.#answers.shift() ?? {};
    await sleep(numberAt(answer, 'delay_ms') ?? 0);
    const { body } = answer;
    const type = body === undefined ? 'text/plain' : 'application/json';
    const given = objectAt(answer, 'headers');
    const headers = Object.keys(given).map((key) => [key, textAt(given, key)] as const);
    response.writeHead(
      numberAt(answer, 'status') ?? 200,
      answer['headers'] === undefined ? { 'content-type': type } : Object.fromEntries(headers),
    );
    response.end(body === undefined ? textAt(answer, 'text') : JSON.stringify(body));
  }
}

function callOf(request: IncomingMessage, bytes: Buffer): JsonObject {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const headers = SHOWN.flatMap((name) => {
    const value = request.headers[name];
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
  });
  return {
    method: request.method ?? '',
    path: url.pathname,
    headers: Object.fromEntries(headers),
    ...readContent(request.headers['content-type'], bytes),
    ...(url.search === '' ? {} : { query: Object.fromEntries(url.searchParams) }),
  };
}

/** Starts an integration on a free port of the loopback. */
export async function startIntegration(): Promise<Integration> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { port }: AddressInfo = address;
  return new Integration(server, `http://127.0.0.1:${port}`);
}
