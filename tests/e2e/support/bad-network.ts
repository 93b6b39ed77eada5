import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** What becomes of a request: it passes, never arrives, or is done without its answer arriving. */
export type Fate = 'passes' | 'is lost' | 'loses its answer';

/** A slow and unreliable way to a server. */
export interface BadNetwork {
  readonly url: string;
  /** There and back together. */
  latencyMs: number;
  /** Asked for each request but the browser's own preflights. */
  fateOf: (request: { readonly method: string; readonly path: string }) => Fate;
  close(): Promise<void>;
}

export async function openBadNetwork(target: string): Promise<BadNetwork> {
  const server = createServer((request, response) => {
    relay(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const network: BadNetwork = {
    url: `http://127.0.0.1:${String(port)}`,
    latencyMs: 0,
    fateOf: () => 'passes',
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return network;

  async function relay(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url: path = '/' } = request;
    const body = await bodyOf(request);
    const fate = method === 'OPTIONS' ? 'passes' : network.fateOf({ method, path });
    await wait(network.latencyMs / 2);
    if (fate === 'is lost') {
      response.destroy();
      return;
    }
    const answer = await fetch(`${target}${path}`, {
      method,
      headers: headersOf(request),
      ...(body.length > 0 && { body }),
    });
    const content = Buffer.from(await answer.arrayBuffer());
    await wait(network.latencyMs / 2);
    if (fate === 'loses its answer') {
      response.destroy();
      return;
    }
    const unfit = new Set([
      'content-encoding',
      'transfer-encoding',
      'connection',
      'content-length',
    ]);
    const headers = [...answer.headers].filter(([name]) => !unfit.has(name));
    response.writeHead(answer.status, Object.fromEntries(headers)).end(content);
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function headersOf(request: IncomingMessage): [string, string][] {
  const unfit = new Set(['host', 'connection', 'content-length', 'accept-encoding']);
  return Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
    unfit.has(name) || value === undefined ? [] : [[name, String(value)]],
  );
}
