import cors from '@fastify/cors';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import { apiPrefix } from '@coop/contract/identity';
import type { Route } from '@coop/contract/route';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { problemSchema } from '@coop/contract/problem';

import { addDownload } from './downloads.ts';
import type { Edge, Reader } from './edge.ts';
import { goneAway, unlessGone } from './gone-away.ts';
import { openApi, operationOf } from './openapi.ts';
import { problemOf, refusalProblem, sendProblem } from './problems.ts';
import { TooManyRequests } from './request-errors.ts';
import { requireSession, sessionUserOf } from './request-sessions.ts';
import { mayUse } from '../../core/access.ts';
import type { BoundExport } from '../../core/describe-export.ts';
import type { BoundRoute } from '../../core/describe-route.ts';
import { present } from '../../core/invariant.ts';
import { say, type Text } from '../../core/text.ts';

/** What the API stands on besides the edge. */
export interface Api {
  readonly edge: Edge;
  readonly routes: readonly BoundRoute[];
  readonly exports: readonly BoundExport[];
  /** Origin of the Mattermost site, the only one that browsers may call from. */
  readonly siteOrigin: string;
  readonly version: string;
  /** Requests a minute of one person; beyond, 429 with `Retry-After`. */
  readonly requestsPerMinute: number;
}

/** The HTTP API for the plugin under `apiPrefix`, with its OpenAPI 3.1 document. */
export async function registerApi(app: FastifyInstance, api: Api): Promise<void> {
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(cors, {
    origin: api.siteOrigin,
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type'],
    exposedHeaders: ['retry-after', 'content-disposition'],
    maxAge: 86_400,
  });
  await app.register(rateLimit, {
    max: api.requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => sessionUserOf(request) ?? request.ip,
    errorResponseBuilder: (_request, context) => new TooManyRequests(context.ttl),
  });
  await app.register(swagger, openApi(api.version));
  app.get(`${apiPrefix}/openapi.json`, { schema: { hide: true } }, () => app.swagger());
  const isLoose = ({ bodyCheckedBy }: BoundRoute) => bodyCheckedBy === 'use-case';
  for (const bound of api.routes) if (!isLoose(bound)) addRoute(app, api, bound);
  for (const bound of api.exports) if (bound.download.path) addDownload(app, api.edge, bound);
  await app.register((scope, _options, done) => {
    scope.setValidatorCompiler(looseBody);
    for (const bound of api.routes) if (isLoose(bound)) addRoute(scope, api, bound);
    done();
  });
}

function addRoute(app: FastifyInstance, api: Api, bound: BoundRoute): void {
  const { route } = bound;
  app.route({
    method: route.method,
    url: `${apiPrefix}${route.path}`,
    schema: {
      ...operationOf(route),
      summary: route.summary,
      security: [{ session: [] }],
      ...(route.params && { params: route.params }),
      ...(route.query && { querystring: route.query }),
      ...(route.body && { body: route.body }),
      response: { 200: answered(route), default: refused },
    },
    preParsing: requireSession,
    handler: (request, reply) => answerRoute(api, bound, { request, reply }),
  });
}

function answered({ answer, summary }: Route) {
  return { description: summary, content: { 'application/json': { schema: answer } } };
}

const refused = {
  description: 'A refusal, with its code and a sentence for the person.',
  content: { 'application/problem+json': { schema: problemSchema } },
};

/** Lets any JSON object through where the use case refuses the fields itself, all at once. */
const looseBody: typeof validatorCompiler = (context) =>
  context.httpPart === 'body'
    ? validatorCompiler({ ...context, schema: z.record(z.string(), z.unknown()) })
    : validatorCompiler(context);

async function answerRoute(
  api: Api,
  bound: BoundRoute,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<unknown> {
  const { edge } = api;
  const userId = present(sessionUserOf(request), 'the person of the session');
  const actor = await edge.actors.personOf(userId);
  if (!mayUse(bound.access, actor)) {
    edge.counters.refused('route-access');
    const facts = { code: 'not-allowed', status: 403, detail: say('core.notAllowed') };
    return sendProblem(reply, problemOf(facts, speak(edge, actor)));
  }
  const begun = performance.now();
  const { params, query, body } = request;
  const signal = goneAway(reply);
  const outcome = await unlessGone(signal, bound.handle({ actor, params, query, body, signal }));
  if (outcome === undefined) return reply.hijack();
  const name = `${bound.route.method} ${bound.route.path}`;
  edge.counters.handled({ kind: 'route', name, ms: performance.now() - begun });
  if (outcome.kind === 'answer') return outcome.body;
  return sendProblem(reply, refusalProblem(outcome.tag, outcome.refusal, speak(edge, actor)));
}

function speak(edge: Edge, reader: Reader): (text: Text) => string {
  return (text) => edge.plain(text, reader);
}
