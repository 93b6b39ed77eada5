import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';

import type { FakeBot } from './fake-bot.ts';

const root = join(import.meta.dirname, '../../..');

export interface RunningPair {
  readonly pageUrl: string;
  /** Whether the bot answers; otherwise its connections are cut. */
  isBotUp: boolean;
  /** Whether the bot's answers admit the page's origin. */
  hasCors: boolean;
  /** Requests of the page that found nothing. */
  readonly missing: string[];
  close(): Promise<void>;
}

export interface PairOptions {
  readonly bot: FakeBot;
  /** Folders of the built page and of the built bundle. */
  readonly pageDir: string;
  readonly bundleDir: string;
}

/** A host's page under its own policy, and a bot beside it on another origin. */
export async function startPair(options: PairOptions): Promise<RunningPair> {
  const api = await listen((request, response) => void answerApi(request, response));
  const page = await listen((request, response) => void answerPage(request, response));
  const pair: RunningPair = {
    pageUrl: address(page),
    isBotUp: true,
    hasCors: true,
    missing: [],
    close: async () => {
      await Promise.all([close(api), close(page)]);
    },
  };
  return pair;

  async function answerApi(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!pair.isBotUp) {
      response.destroy();
      return;
    }
    if (pair.hasCors) {
      response.setHeader('Access-Control-Allow-Origin', pair.pageUrl);
      response.setHeader('Access-Control-Allow-Headers', 'authorization,content-type');
      response.setHeader('Access-Control-Allow-Methods', 'GET,POST,PUT,DELETE');
    }
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    const url = new URL(request.url ?? '/', 'http://bot');
    const answer = options.bot.handle({
      method: request.method ?? 'GET',
      path: url.pathname.replace('/api/v1', ''),
      query: url.searchParams,
      body: await jsonOf(request),
    });
    sendJson(response, answer.status, answer.body);
  }

  async function answerPage(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://page').pathname;
    response.setHeader('Content-Security-Policy', "script-src 'self'");
    if (path === '/api/v4/commands/execute') {
      await jsonOf(request);
      if (!pair.isBotUp) {
        sendJson(response, 500, { id: 'api.command.execute_command.failed.app_error' });
        return;
      }
      const coop = { token: 'token', expiresAt: Date.now() + 900_000, apiUrl: address(api) };
      sendJson(response, 200, { text: '', props: { coop } });
      return;
    }
    sendFile(path, response);
  }

  function sendFile(path: string, response: ServerResponse): void {
    const file = fileOf(path, options);
    if (file === undefined || !existsSync(file)) {
      pair.missing.push(path);
      response.writeHead(404).end();
      return;
    }
    response.setHeader('Content-Type', typeOf(file));
    if (path === '/') {
      response.setHeader('Set-Cookie', 'MMCSRF=csrf; Path=/');
      response.end(readFileSync(file));
    } else {
      createReadStream(file).pipe(response);
    }
  }
}

function fileOf(path: string, { pageDir, bundleDir }: PairOptions): string | undefined {
  const compass = join(root, 'node_modules/@mattermost/compass-icons');
  if (path === '/') {
    return join(root, 'hosts/page/index.html');
  }
  if (path === '/page.css') {
    return join(root, 'hosts/page/page.css');
  }
  if (path === '/host.js') {
    return join(pageDir, 'host.js');
  }
  if (path === '/static/plugins/coop/coop_bundle.js') {
    return join(bundleDir, 'main.js');
  }
  if (path.startsWith('/static/plugins/coop/')) {
    return join(bundleDir, path.slice('/static/plugins/coop/'.length));
  }
  if (path.startsWith('/plugins/coop/public/')) {
    return join(root, 'webapp/public', path.slice('/plugins/coop/public/'.length));
  }
  if (path.startsWith('/compass/')) {
    return join(compass, 'css', path.slice('/compass/'.length));
  }
  return path.startsWith('/font/') ? join(compass, path) : undefined;
}

function typeOf(file: string): string {
  const types: Readonly<Record<string, string>> = {
    html: 'text/html; charset=utf-8',
    css: 'text/css',
    js: 'text/javascript',
    svg: 'image/svg+xml',
    woff2: 'font/woff2',
  };
  return types[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  request.setEncoding('utf8');
  let text = '';
  for await (const part of request) {
    text += String(part);
  }
  return text === '' ? undefined : JSON.parse(text);
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

function listen(answer: Answer): Promise<Server> {
  const server = createServer(answer);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

function address(server: Server): string {
  const place = server.address();
  return `http://127.0.0.1:${typeof place === 'object' && place !== null ? place.port : 0}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
}
