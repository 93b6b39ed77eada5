import cors from '@fastify/cors';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import { apiPrefix } from '@coop/contract/identity';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import * as z from 'zod';
import { problemSchema } from '@coop/contract/problem';

import type { Edge } from './edge.ts';
import { problemOf, refusalProblem, sendProblem, strangerReader } from './problems.ts';
import type { SessionTokens } from './session-tokens.ts';
import { mayUse } from '../../core/access.ts';
import type { Person } from '../../core/actor.ts';
import type { BoundRoute } from '../../core/describe-route.ts';
import { say, type Text } from '../../core/text.ts';

/** What the API stands on besides the edge. */
export interface Api {
  readonly edge: Edge;
  readonly routes: readonly BoundRoute[];
  readonly sessions: SessionTokens;
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
    exposedHeaders: ['retry-after'],
    maxAge: 86_400,
  });
  await app.register(rateLimit, {
    max: api.requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => request.headers.authorization ?? request.ip,
    errorResponseBuilder: (_request, context) => new TooManyRequests(context.ttl),
  });
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Mattermost Coop', version: api.version } },
    transform: jsonSchemaTransform,
  });
  app.get(`${apiPrefix}/openapi.json`, { schema: { hide: true } }, () => app.swagger());
  const isLoose = ({ bodyCheckedBy }: BoundRoute) => bodyCheckedBy === 'use-case';
  for (const bound of api.routes) if (!isLoose(bound)) addRoute(app, api, bound);
  await app.register((scope, _options, done) => {
    scope.setValidatorCompiler(looseBody);
    for (const bound of api.routes) if (isLoose(bound)) addRoute(scope, api, bound);
    done();
  });
}

/** More requests than one person may make. */
export class TooManyRequests extends Error {
  readonly code = 'too-many-requests';
  readonly statusCode = 429;
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super('too many requests');
    this.retryAfterMs = retryAfterMs;
  }
}

function addRoute(app: FastifyInstance, api: Api, bound: BoundRoute): void {
  const { route } = bound;
  app.route({
    method: route.method,
    url: `${apiPrefix}${route.path}`,
    schema: {
      summary: route.summary,
      security: [{ session: [] }],
      ...(route.params && { params: route.params }),
      ...(route.query && { querystring: route.query }),
      ...(route.body && { body: route.body }),
      response: { 200: route.answer, default: problemSchema },
    },
    handler: (request, reply) => answerRoute(api, bound, { request, reply }),
  });
}

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
  const actor = await actorOf(api, request);
  if (!actor) {
    edge.counters.refused('session');
    const facts = { code: 'session-missing', status: 401, detail: say('core.sessionMissing') };
    return sendProblem(reply, problemOf(facts, speak(edge)));
  }
  if (!mayUse(bound.access, actor)) {
    edge.counters.refused('route-access');
    const facts = { code: 'not-allowed', status: 403, detail: say('core.notAllowed') };
    return sendProblem(reply, problemOf(facts, speak(edge, actor)));
  }
  const begun = performance.now();
  const { params, query, body } = request;
  const outcome = await bound.handle({ actor, params, query, body });
  const name = `${bound.route.method} ${bound.route.path}`;
  edge.counters.handled({ kind: 'route', name, ms: performance.now() - begun });
  if (outcome.kind === 'answer') return outcome.body;
  return sendProblem(reply, refusalProblem(outcome.tag, outcome.refusal, speak(edge, actor)));
}

async function actorOf(api: Api, request: FastifyRequest): Promise<Person | undefined> {
  const token = /^Bearer ([\w.-]{1,2000})$/i.exec(request.headers.authorization ?? '')?.[1];
  const userId = token === undefined ? undefined : await api.sessions.userOf(token);
  return userId === undefined ? undefined : api.edge.actors.personOf(userId);
}

function speak(edge: Edge, reader = strangerReader): (text: Text) => string {
  return (text) => edge.plain(text, reader);
}

/** The fields that do not have the expected form, in the words of the contract. */
export function malformedFields(error: unknown): readonly string[] {
  if (!hasZodFastifySchemaValidationErrors(error)) return [];
  return error.validation.map((issue) => issue.instancePath.replace(/^\//, '').replace(/\//g, '.'));
}
