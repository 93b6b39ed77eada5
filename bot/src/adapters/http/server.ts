import helmet from '@fastify/helmet';
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';

import { answerPress } from './action-door.ts';
import { answerError, answerUnknownRoute, answerUnreadableAddress } from './answer-error.ts';
import { registerApi, type Api } from './api.ts';
import { addBodyParsers } from './body-parsers.ts';
import { answerCommand, type CommandAnswer } from './command-door.ts';
import { answerSubmission } from './dialog-door.ts';
import { doors, type Edge } from './edge.ts';
import { readSessions } from './request-sessions.ts';
import type { SessionTokens } from './session-tokens.ts';
import { orSorry } from './sorry.ts';

/** The largest body that is read, bytes. */
const bodyLimit = 1_048_576;

/** Whether the bot can do its work, for `GET /ready`. */
export interface Readiness {
  ready(): Promise<boolean>;
}

/** The bot's HTTP server: Mattermost's doors, the API, health. Listens nowhere yet. */
export async function makeServer(
  { sessions, ...api }: Api & { readonly sessions: SessionTokens },
  readiness: Readiness,
): Promise<FastifyInstance> {
  const { edge } = api;
  const app = Fastify({
    logger: false,
    bodyLimit,
    requestTimeout: 30_000,
    genReqId: () => edge.ids.ulid(),
    frameworkErrors: (_error, request, reply) => {
      answerUnreadableAddress(edge, request, reply);
    },
    forceCloseConnections: true,
  });
  readSessions(app, sessions);
  addBodyParsers(app);
  app.setErrorHandler((error: FastifyError, request, reply) =>
    answerError(edge, error, { request, reply }),
  );
  app.setNotFoundHandler((request, reply) => answerUnknownRoute(edge, request, reply));
  await app.register(helmet);
  await registerApi(app, api);
  addDoors(app, edge);
  addHealth(app, readiness);
  return app;
}

/** Where Mattermost knocks: what fails is said to the person, in what its client shows. */
function addDoors(app: FastifyInstance, edge: Edge): void {
  const config = { rateLimit: false } as const;
  const schema = { hide: true };
  app.post(doors.command, { config, schema }, async ({ id: reference, body }, reply) => {
    const answer = await orSorry<CommandAnswer>(
      { edge, reference, body },
      () => answerCommand(edge, body),
      (text, reader) => ({
        kind: 'json',
        body: { response_type: 'ephemeral', text: edge.markdown(text, reader) },
      }),
    );
    if (answer.kind === 'refused') return reply.code(401).send({});
    return answer.body;
  });
  app.post(doors.action, { config, schema }, ({ id: reference, body }) =>
    orSorry<Readonly<Record<string, unknown>>>(
      { edge, reference, body },
      () => answerPress(edge, body),
      (text, reader) => ({ ephemeral_text: edge.markdown(text, reader) }),
    ),
  );
  app.post(doors.dialog, { config, schema }, ({ id: reference, body }) =>
    orSorry(
      { edge, reference, body },
      () => answerSubmission(edge, body),
      (text, reader) => ({ error: edge.plain(text, reader) }),
    ),
  );
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
