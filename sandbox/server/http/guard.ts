import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Sandbox } from '../sandbox.ts';
import { corsHeaders, isPreflight, preflightHeaders } from './cors.ts';
import { RateLimiter } from './rate-limiter.ts';

/** What stands before every route: rates, pages of other origins, paths to be cleaned. */
export function guard(app: FastifyInstance, sandbox: Sandbox): void {
  const limiter = new RateLimiter(sandbox);
  app.addHook('onRequest', async (request, reply) => {
    if (!limiter.admit(request, reply)) {
      const type = 'text/plain; charset=utf-8';
      return reply.code(429).type(type).send('limit exceeded\n');
    }
    const preflight = answerCors(sandbox, request, reply);
    return preflight ?? cleanPath(request, reply);
  });
}

function answerCors(
  sandbox: Sandbox,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply | undefined {
  const settings = sandbox.config().ServiceSettings;
  if (settings.AllowCorsFrom === '') return undefined;
  if (isPreflight(request)) {
    void reply.headers(preflightHeaders(settings, request));
    return reply.code(204).send();
  }
  void reply.headers(corsHeaders(settings, request));
  return undefined;
}

/** Double slashes are answered by the address without them. */
function cleanPath(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  const [path = '', ...query] = (request.raw.url ?? '').split('?');
  const clean = path.replaceAll(/\/{2,}/g, '/');
  if (clean === path) return undefined;
  return reply
    .code(301)
    .header('location', [clean, ...query].join('?'))
    .send('');
}
