import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';

import type { Edge, Reader } from './edge.ts';
import { errorProblem, problemOf, sendProblem, strangerReader } from './problems.ts';
import { SessionMissing, TooManyRequests } from './request-errors.ts';
import { sessionUserOf } from './request-sessions.ts';
import { say, type Text } from '../../core/text.ts';

interface Facts {
  readonly code: string;
  readonly status: number;
  readonly detail: Text;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** Answers whatever stopped a request: a sentence for its reader, never the error itself. */
export async function answerError(
  edge: Edge,
  error: FastifyError,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): Promise<FastifyReply> {
  const reader = await readerOf(edge, request);
  const refused = refusalOf(error);
  if (!refused) {
    const reference = request.id;
    edge.log.error({ reference, error }, 'a request failed');
    return sendProblem(reply, errorProblem(reference, edge.plain, reader));
  }
  if (error instanceof TooManyRequests) {
    reply.header('retry-after', String(secondsOf(error)));
  }
  return answerRefusal(edge, refused, { reply, reader });
}

/** An address that cannot be read: no hook has run, so nobody is known. */
export function answerUnreadableAddress(
  edge: Edge,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const refused = { code: 'request-refused', status: 400, detail: say('core.requestRefused') };
  answerRefusal(edge, refused, {
    reply,
    reader: strangerReader(request.headers['accept-language']),
  });
}

/** An address that no route has. */
export async function answerUnknownRoute(
  edge: Edge,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const refused = { code: 'route-unknown', status: 404, detail: say('core.routeUnknown') };
  return answerRefusal(edge, refused, { reply, reader: await readerOf(edge, request) });
}

function answerRefusal(
  edge: Edge,
  { facts, ...refused }: Facts,
  { reply, reader }: { readonly reply: FastifyReply; readonly reader: Reader },
): FastifyReply {
  edge.counters.refused(refused.code);
  const problem = problemOf(refused, (text) => edge.plain(text, reader));
  return sendProblem(reply, { ...problem, ...(facts && { facts: { ...facts } }) });
}

/** What the request did wrong; `undefined` when the bot did. */
function refusalOf(error: FastifyError): Facts | undefined {
  const status = error.statusCode ?? 500;
  if (error instanceof TooManyRequests) {
    const detail = say('core.tooMany', { seconds: secondsOf(error) });
    return { code: error.code, status, detail };
  }
  if (error instanceof SessionMissing) {
    return { code: error.code, status, detail: say('core.sessionMissing') };
  }
  if (status === 413) return { code: 'too-large', status, detail: say('core.tooLarge') };
  if (status < 400 || status >= 500) return undefined;
  const fields = malformedFields(error);
  return {
    code: 'request-refused',
    status: 400,
    detail: say('core.requestRefused'),
    ...(fields.length > 0 && { facts: { fields } }),
  };
}

function secondsOf({ retryAfterMs }: TooManyRequests): number {
  return Math.max(1, Math.ceil(retryAfterMs / 1000));
}

/** The fields that do not have the expected form, in the words of the contract. */
function malformedFields(error: unknown): readonly string[] {
  if (!hasZodFastifySchemaValidationErrors(error)) return [];
  return error.validation.map((issue) => issue.instancePath.replace(/^\//, '').replace(/\//g, '.'));
}

/** The person of the session, else whoever the browser's language says. */
async function readerOf(edge: Edge, request: FastifyRequest): Promise<Reader> {
  const userId = sessionUserOf(request);
  const stranger = strangerReader(request.headers['accept-language']);
  if (userId === undefined) return stranger;
  try {
    return await edge.actors.personOf(userId);
  } catch (error) {
    edge.log.warn({ error }, 'the reader of a failure is not known');
    return stranger;
  }
}
