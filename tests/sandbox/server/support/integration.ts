import { createServer } from 'node:http';
import type { Server } from 'node:http';

export interface Asked {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
  /** The JSON of the request, empty when it is none. */
  readonly json: Readonly<Record<string, unknown>>;
  /** The form of the request, empty when it is none. */
  readonly form: URLSearchParams;
}

export interface Told {
  readonly status?: number;
  readonly type?: string;
  readonly text: string;
}

/** A program outside that answers what it is told to. */
export interface Integration {
  readonly url: string;
  readonly asked: Asked[];
  /** The JSON it answers from now on. */
  answer(json: Readonly<Record<string, unknown>>): void;
  /** What it answers from now on, to the letter. */
  answerAs(told: Told): void;
  close(): void;
}

export async function newIntegration(): Promise<Integration> {
  const asked: Asked[] = [];
  let told: Told = { text: '{}', type: 'application/json' };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { authorization } = request.headers;
      asked.push({
        path: request.url ?? '',
        authorization,
        body,
        json: parsed(body),
        form: new URLSearchParams(body),
      });
      response.writeHead(told.status ?? 200, { 'content-type': told.type ?? 'application/json' });
      response.end(told.text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String(portOf(server))}`,
    asked,
    answer: (json) => {
      told = { text: JSON.stringify(json) };
    },
    answerAs: (next) => {
      told = next;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
