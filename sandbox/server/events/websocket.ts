import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { hostname } from 'node:os';
import { WebSocketServer, type WebSocket } from 'ws';
import { sessionOf } from '../actions/sessions.ts';
import { setOffline, setOnline } from '../actions/statuses.ts';
import { AppError } from '../http/app-error.ts';
import { isId, newId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import { tokenOfHeaders } from '../http/authentication.ts';
import { FULL_VERSION } from '../version.ts';
import { Connection } from './connection.ts';
import { answerMessage } from './messages.ts';

const PATH = '/api/v4/websocket';
/** A connection that has not said who it is by then is cut. */
const AUTHENTICATION_MS = 5000;
/** How long a stream waits for its client to come back. */
const PARKED_MS = 5 * 60_000;

/** Serves the event stream beside the routes. */
export function serveWebSocket(server: Server, sandbox: Sandbox): void {
  const sockets = new WebSocketServer({ noServer: true });
  const streams = new Streams(sandbox);
  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname !== PATH) {
      socket.destroy();
      return;
    }
    if (!isOriginAllowed(sandbox, request)) {
      refuse(socket, request.headers.origin ?? '');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      streams.begin(client, request, url.searchParams);
    });
  });
  sandbox.onClose(() => {
    streams.end();
    for (const client of sockets.clients) client.terminate();
    sockets.close();
  });
}

function isOriginAllowed(sandbox: Sandbox, request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  const allowed = sandbox.config().ServiceSettings.AllowCorsFrom;
  if (allowed === '*' || origin === undefined) return true;
  if (allowed !== '') {
    return [...allowed.split(' '), sandbox.config().ServiceSettings.SiteURL].includes(origin);
  }
  return URL.parse(origin)?.host === host;
}

function refuse(socket: Duplex, origin: string): void {
  const error = new AppError('api.web_socket.connect.upgrade.app_error', 400, {
    params: { BlockedOrigin: origin },
  });
  const body = `Forbidden\n${JSON.stringify(error.toAnswer(newId()))}`;
  socket.end(
    [
      'HTTP/1.1 403 Forbidden',
      'Content-Type: text/plain; charset=utf-8',
      `Content-Length: ${String(Buffer.byteLength(body))}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

/** Every stream of the server, with what begins and ends them. */
class Streams {
  readonly #sandbox: Sandbox;
  readonly #streams = new Map<string, Connection>();
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  /** A client has connected: with a token in its headers it is known at once, else it must say who it is. */
  begin(socket: WebSocket, request: IncomingMessage, query: URLSearchParams): void {
    socket.on('error', () => {
      socket.terminate();
    });
    const session = sessionOf(this.#sandbox, tokenOfHeaders(request.headers) ?? '');
    if (session === undefined) {
      this.#await(socket);
      return;
    }
    const asked = query.get('connection_id') ?? '';
    const sequence = query.get('sequence_number') ?? '';
    if (asked !== '' && (!isId(asked) || !/^-?\d+$/.test(sequence))) {
      socket.terminate();
      return;
    }
    this.#attach(socket, this.#streamFor(socket, { session, asked, next: Number(sequence) }));
    setOnline(this.#sandbox, session.user_id, false);
  }

  end(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #streamFor(
    socket: WebSocket,
    given: {
      readonly session: { readonly user_id: string; readonly token: string };
      readonly asked: string;
      readonly next: number;
    },
  ): Connection {
    const known = this.#streams.get(given.asked);
    if (known?.userId !== given.session.user_id) return this.#open(socket, given.session);
    this.#streams.delete(given.asked);
    if (!known.resume(socket, given.next)) this.#greet(known);
    this.#streams.set(known.connectionId, known);
    return known;
  }

  #open(
    socket: WebSocket,
    session: { readonly user_id: string; readonly token: string },
  ): Connection {
    const stream = new Connection({
      userId: session.user_id,
      token: session.token,
      socket,
      isAlive: (token) => this.#sandbox.world.sessions.has(token),
    });
    this.#streams.set(stream.connectionId, stream);
    this.#sandbox.hub.join(stream);
    this.#greet(stream);
    return stream;
  }

  #greet(stream: Connection): void {
    stream.hear({
      event: 'hello',
      data: {
        connection_id: stream.connectionId,
        server_hostname: hostname(),
        server_version: FULL_VERSION,
      },
      broadcast: {
        omit_users: null,
        user_id: stream.userId,
        channel_id: '',
        team_id: '',
        connection_id: '',
        omit_connection_id: '',
      },
    });
  }

  #attach(socket: WebSocket, stream: Connection): void {
    socket.on('message', (data) => {
      answerMessage(this.#sandbox, stream, { text: textOf(data), close: () => socket.terminate() });
    });
    socket.on('close', () => {
      this.#park(socket, stream);
    });
  }

  #park(socket: WebSocket, stream: Connection): void {
    stream.park(socket);
    if (stream.isOpen) return;
    if (!this.#hasOpen(stream.userId)) {
      setOffline(this.#sandbox, stream.userId, { isManual: false, isForced: false });
    }
    this.#later(PARKED_MS, () => {
      if (stream.isOpen) return;
      this.#streams.delete(stream.connectionId);
      this.#sandbox.hub.leave(stream);
    });
  }

  #hasOpen(userId: string): boolean {
    for (const stream of this.#streams.values()) {
      if (stream.userId === userId && stream.isOpen) return true;
    }
    return false;
  }

  /** Nothing is said to a stranger; the right challenge makes a stream, a wrong one ends the connection. */
  #await(socket: WebSocket): void {
    const cut = this.#later(AUTHENTICATION_MS, () => {
      socket.terminate();
    });
    const listen = (data: unknown): void => {
      const challenge = challengeOf(textOf(data));
      if (challenge === undefined) return;
      const session = sessionOf(this.#sandbox, challenge.token);
      if (session === undefined) {
        socket.terminate();
        return;
      }
      clearTimeout(cut);
      socket.off('message', listen);
      const stream = this.#open(socket, session);
      this.#attach(socket, stream);
      stream.reply({ status: 'OK', seq_reply: challenge.seq });
      setOnline(this.#sandbox, session.user_id, false);
    };
    socket.on('message', listen);
  }

  #later(ms: number, run: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, ms);
    timer.unref();
    this.#timers.add(timer);
    return timer;
  }
}

function textOf(data: unknown): string {
  if (Buffer.isBuffer(data)) return data.toString('utf8');
  return typeof data === 'string' ? data : '';
}

interface Challenge {
  readonly token: string;
  readonly seq: number;
}

function challengeOf(text: string): Challenge | undefined {
  try {
    const message: unknown = JSON.parse(text);
    if (typeof message !== 'object' || message === null) return undefined;
    const { action, seq, data }: { action?: unknown; seq?: unknown; data?: unknown } = message;
    if (action !== 'authentication_challenge' || typeof seq !== 'number' || seq <= 0) {
      return undefined;
    }
    const { token }: { token?: unknown } = typeof data === 'object' && data !== null ? data : {};
    return { token: typeof token === 'string' ? token : '', seq };
  } catch {
    return undefined;
  }
}
