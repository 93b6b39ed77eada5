import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';

export interface SandboxPageOptions {
  /** Folder written by `build/sandbox-page.ts`. */
  readonly dist: string;
}

/** What the real web app's pages are served with: no foreign script, no inline one, no `eval`. */
const policy = "frame-ancestors 'self'; script-src 'self'";

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.eot': 'application/vnd.ms-fontobject',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

const servable = /^(assets\/)?[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Paths at which the real web app shows its page; the address bar keeps them over a reload. */
const pagePaths = [
  '/',
  '/login',
  '/:team/channels/:channel',
  '/:team/messages/:person',
  '/:team/pl/:post',
  '/plug/*',
];

/** `?react=17|18|19` chooses the host; the first that is built stands in for one that is not. */
function indexFile(dist: string, asked: unknown): string | undefined {
  const wanted = typeof asked === 'string' ? asked : '18';
  const files = [wanted, '18', '17', '19']
    .filter((version) => /^\d\d$/.test(version))
    .map((version) => join(dist, `index-${version}.html`));
  return files.find((file) => existsSync(file));
}

function queryOf(url: string): URLSearchParams {
  return new URLSearchParams(url.split('?').slice(1).join('?'));
}

/**
 * Serves the sandbox's page at `/` and at the paths of channels, and its files under
 * `/sandbox/page/`. To be called before the server listens.
 */
export function registerSandboxPage(app: FastifyInstance, { dist }: SandboxPageOptions): void {
  async function showPage(url: string, reply: FastifyReply): Promise<FastifyReply> {
    const file = indexFile(dist, queryOf(url).get('react') ?? undefined);
    if (file === undefined)
      return reply.code(503).type('text/plain').send('The page of the sandbox is not built.');
    void reply.header('content-security-policy', policy).header('cache-control', 'no-cache');
    return reply.type('text/html; charset=utf-8').send(await readFile(file));
  }
  for (const path of pagePaths) app.get(path, (request, reply) => showPage(request.url, reply));
  app.get<{ Params: { product: string } }>('/:product', (request, reply) => {
    const asksForPage = (request.headers.accept ?? '').includes('text/html');
    if (asksForPage) return showPage(request.url, reply);
    reply.callNotFound();
    return reply;
  });
  app.get<{ Params: { '*': string } }>('/sandbox/page/*', async (request, reply) => {
    const name = request.params['*'];
    const file = join(dist, name);
    if (!servable.test(name) || !existsSync(file)) {
      reply.callNotFound();
      return reply;
    }
    const isNamedByContent = name.startsWith('assets/');
    const life = isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache';
    void reply.header('cache-control', life).header('x-content-type-options', 'nosniff');
    return reply
      .type(mediaTypes[extname(name)] ?? 'application/octet-stream')
      .send(await readFile(file));
  });
}
