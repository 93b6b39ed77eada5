import helmet from '@fastify/helmet';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify';

import { answerPress } from './action-door.ts';
import { malformedFields, registerApi, TooManyRequests, type Api } from './api.ts';
import { answerCommand } from './command-door.ts';
import { answerSubmission } from './dialog-door.ts';
import { doors, type Edge } from './edge.ts';
import { errorProblem, problemOf, sendProblem, strangerReader } from './problems.ts';
import { message } from '../../core/message.ts';
import { say } from '../../core/text.ts';

/** The largest body that is read, bytes. */
const bodyLimit = 1_048_576;

/** Whether the bot can do its work, for `GET /ready`. */
export interface Readiness {
  ready(): Promise<boolean>;
}

/** The bot's HTTP server: Mattermost's doors, the API, health. Listens nowhere yet. */
export async function makeServer(api: Api, readiness: Readiness): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    bodyLimit,
    requestTimeout: 30_000,
    genReqId: () => api.edge.ids.ulid(),
    forceCloseConnections: true,
  });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(body.toString())));
    },
  );
  app.setErrorHandler((error: FastifyError, request, reply) =>
    answerError(api.edge, error, { reference: request.id, reply }),
  );
  app.setNotFoundHandler((_request, reply) =>
    refuse(api.edge, reply, { code: 'route-unknown', status: 404, key: 'core.routeUnknown' }),
  );
  await app.register(helmet);
  await registerApi(app, api);
  addDoors(app, api.edge);
  addHealth(app, readiness);
  return app;
}

function addDoors(app: FastifyInstance, edge: Edge): void {
  const config = { rateLimit: false } as const;
  const schema = { hide: true };
  app.post(doors.command, { config, schema }, async (request, reply) => {
    const answer = await orSorry(edge, request.id, () => answerCommand(edge, request.body));
    if (answer.kind === 'refused') return reply.code(401).send({});
    return answer.body;
  });
  app.post(doors.action, { config, schema }, (request) => answerPress(edge, request.body));
  app.post(doors.dialog, { config, schema }, (request) => answerSubmission(edge, request.body));
}

/** A command that fails says so to the caller: any other status shows them nothing to act on. */
async function orSorry(
  edge: Edge,
  reference: string,
  answer: () => ReturnType<typeof answerCommand>,
): ReturnType<typeof answerCommand> {
  try {
    return await answer();
  } catch (error) {
    edge.log.error({ reference, error }, 'a command failed');
    const sorry = message(say('core.failed', { reference }));
    const text = edge.markdown(sorry.text, strangerReader);
    return { kind: 'json', body: { response_type: 'ephemeral', text } };
  }
}

function addHealth(app: FastifyInstance, readiness: Readiness): void {
  const config = { rateLimit: false } as const;
  const schema = { hide: true };
  app.get('/health', { config, schema }, () => ({ status: 'alive' }));
  app.get('/ready', { config, schema }, async (_request, reply) => {
    const ready = await readiness.ready();
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not-ready' });
  });
}

async function answerError(
  edge: Edge,
  error: FastifyError,
  { reference, reply }: { reference: string; reply: FastifyReply },
): Promise<FastifyReply> {
  if (error instanceof TooManyRequests) {
    const seconds = Math.ceil(error.retryAfterMs / 1000);
    const detail = say('core.tooMany', { seconds });
    const facts = { code: 'too-many-requests', status: 429, detail };
    return sendProblem(
      reply.header('retry-after', String(seconds)),
      problemOf(facts, (text) => edge.plain(text, strangerReader)),
    );
  }
  const status = error.statusCode ?? 500;
  if (status === 413) {
    return refuse(edge, reply, { code: 'too-large', status, key: 'core.tooLarge' });
  }
  if (status >= 400 && status < 500) {
    const fields = malformedFields(error);
    const facts = { code: 'request-refused', status: 400, detail: say('core.requestRefused') };
    const problem = problemOf(facts, (text) => edge.plain(text, strangerReader));
    return sendProblem(reply, { ...problem, ...(fields.length > 0 && { facts: { fields } }) });
  }
  edge.log.error({ reference, error }, 'a request failed');
  return sendProblem(reply, errorProblem(reference, edge.plain));
}

function refuse(
  edge: Edge,
  reply: FastifyReply,
  facts: { code: string; status: number; key: 'core.routeUnknown' | 'core.tooLarge' },
): FastifyReply {
  edge.counters.refused(facts.code);
  const detail = say(facts.key);
  return sendProblem(
    reply,
    problemOf({ ...facts, detail }, (text) => edge.plain(text, strangerReader)),
  );
}
