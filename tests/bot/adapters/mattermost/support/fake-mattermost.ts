import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type WebSocket, WebSocketServer } from 'ws';

export interface HeardRequest {
  readonly method: string;
  /** Below `/api/v4`, with its query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}

export interface FakeAnswer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Cuts the connection instead of answering. */
  readonly hangUp?: boolean;
  /** Never answers. */
  readonly silent?: boolean;
}

/** An answer, one after another (the last one stays), or made from the request. */
export type Script = FakeAnswer | readonly FakeAnswer[] | ((request: HeardRequest) => FakeAnswer);

/** A server on loopback that says what the test tells it to, at `/api/v4` below a prefix. */
export class FakeMattermost {
  readonly requests: HeardRequest[] = [];
  readonly sockets: { readonly socket: WebSocket; readonly url: string; readonly token: string }[] =
    [];
  onSocket: (socket: WebSocket, url: string) => void = () => undefined;
  readonly #app: FastifyInstance = fastify({ forceCloseConnections: true });
  readonly #socketServer = new WebSocketServer({ noServer: true });
  readonly #scripts = new Map<string, { script: Script; uses: number }>();
  readonly #prefix: string;

  private constructor(prefix: string) {
    this.#prefix = prefix;
  }

  static async start(prefix = ''): Promise<FakeMattermost> {
    const fake = new FakeMattermost(prefix);
    await fake.#listen();
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${portOf(this.#app)}${this.#prefix}`;
  }

  /** `call` is `GET /users/me`, without the query. */
  on(call: string, script: Script): this {
    this.#scripts.set(call, { script, uses: 0 });
    return this;
  }

  bodies(call: string): unknown[] {
    return this.requests
      .filter(({ method, url }) => `${method} ${url.replace(/\?.*/, '')}` === call)
      .map(({ body }) => JSON.parse(body.toString('utf8')) as unknown); // eslint-disable-line @typescript-eslint/consistent-type-assertions -- widening `any`
  }

  async close(): Promise<void> {
    for (const client of this.#socketServer.clients) client.terminate();
    await this.#app.close();
  }

  async #listen(): Promise<void> {
    this.#app.removeAllContentTypeParsers();
    this.#app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
    this.#app.all('/*', (request, reply) => this.#answer(request, reply));
    this.#app.server.on('upgrade', (request, socket, head) => {
      this.#socketServer.handleUpgrade(request, socket, head, (client) => {
        const url = request.url ?? '';
        this.sockets.push({ socket: client, url, token: request.headers.authorization ?? '' });
        this.onSocket(client, url);
      });
    });
    await this.#app.listen({ host: '127.0.0.1', port: 0 });
  }

  async #answer(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const base = `${this.#prefix}/api/v4`;
    const heard: HeardRequest = {
      method: request.method,
      url: request.url.startsWith(base) ? request.url.slice(base.length) : request.url,
      headers: request.headers,
      body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    };
    this.requests.push(heard);
    const answer = this.#next(heard);
    if (answer.hangUp === true) request.raw.socket.destroy();
    if (answer.hangUp === true || answer.silent === true) return reply.hijack();
    void reply.code(answer.status ?? 200).headers(answer.headers ?? {});
    return reply.send(answer.body ?? {});
  }

  #next(heard: HeardRequest): FakeAnswer {
    const found = this.#scripts.get(`${heard.method} ${heard.url.replace(/\?.*/, '')}`);
    if (found === undefined) return refusal(404, 'api.context.404.app_error');
    const { script, uses } = found;
    found.uses += 1;
    if (typeof script === 'function') return script(heard);
    if (!isList(script)) return script;
    return script[Math.min(uses, script.length - 1)] ?? {};
  }
}

function isList(script: FakeAnswer | readonly FakeAnswer[]): script is readonly FakeAnswer[] {
  return Array.isArray(script);
}

export function refusal(status: number, id: string): FakeAnswer {
  const body = { id, message: 'No.', detailed_error: '', request_id: 'r', status_code: status };
  return { status, body };
}

/** A port on which nobody listens. */
export async function closedPort(): Promise<number> {
  const app = fastify();
  await app.listen({ host: '127.0.0.1', port: 0 });
  const port = portOf(app);
  await app.close();
  return port;
}

function portOf(app: FastifyInstance): number {
  const address = app.server.address();
  return address === null || typeof address === 'string' ? 0 : address.port;
}
