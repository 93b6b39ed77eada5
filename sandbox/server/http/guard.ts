import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../sandbox.ts';

/** What stands before every route: lengths of addresses, paths to be cleaned. */
export function guard(app: FastifyInstance, sandbox: Sandbox): void {
  app.addHook('onRequest', async (request, reply) => {
    const url = request.raw.url ?? '';
    if (url.length > sandbox.config().ServiceSettings.MaximumURLLength) {
      return reply.code(414).type('text/plain; charset=utf-8').send('URI too long');
    }
    const [path = '', ...query] = url.split('?');
    const clean = path.replaceAll(/\/{2,}/g, '/');
    if (clean === path) return undefined;
    return reply.code(301).header('location', [clean, ...query].join('?')).send('');
  });
}
