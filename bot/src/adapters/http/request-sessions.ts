import type { FastifyInstance, FastifyRequest } from 'fastify';

import { SessionMissing } from './request-errors.ts';
import type { SessionTokens } from './session-tokens.ts';

const sessionUser = 'sessionUser';

/** Reads the bearer token of each request once, before its body. */
export function readSessions(app: FastifyInstance, sessions: SessionTokens): void {
  app.decorateRequest(sessionUser, undefined);
  app.addHook('onRequest', async (request) => {
    const token = /^Bearer ([\w.-]{1,2000})$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token !== undefined) request.setDecorator(sessionUser, await sessions.userOf(token));
  });
}

/** The person of the request's session; `undefined` without a token in force. */
export function sessionUserOf(request: FastifyRequest): string | undefined {
  return request.getDecorator<string | undefined>(sessionUser);
}

/** Refuses a request without session before its body is read. */
export function requireSession(request: FastifyRequest): Promise<void> {
  return sessionUserOf(request) === undefined
    ? Promise.reject(new SessionMissing('no session'))
    : Promise.resolve();
}
