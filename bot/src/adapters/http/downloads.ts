import { Readable } from 'node:stream';

import { apiPrefix } from '@coop/contract/identity';
import { problemSchema } from '@coop/contract/problem';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';

import type { Edge, Reader } from './edge.ts';
import { goneAway, unlessGone } from './gone-away.ts';
import { problemOf, refusalProblem, sendProblem } from './problems.ts';
import { requireSession, sessionUserOf } from './request-sessions.ts';
import { mayUse } from '../../core/access.ts';
import type { BoundExport, ExportedFile } from '../../core/describe-export.ts';
import { present } from '../../core/invariant.ts';
import { say, type Text } from '../../core/text.ts';

/** Adds the download of an export: bytes are sent while the file is made. */
export function addDownload(app: FastifyInstance, edge: Edge, bound: BoundExport): void {
  const { name, download } = bound;
  app.route({
    method: 'GET',
    url: `${apiPrefix}${present(download.path, 'the path of a download')}`,
    schema: {
      operationId: name,
      tags: [name.split('.')[0] ?? name],
      ...(download.summary !== undefined && { summary: download.summary }),
      security: [{ session: [] }],
      querystring: download.query,
      response: { 200: fileAnswer, default: refusedAnswer },
    },
    preParsing: requireSession,
    handler: (request, reply) => answerDownload(edge, bound, { request, reply }),
  });
}

const fileAnswer = {
  description: 'The file, while it is made.',
  content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
};

const refusedAnswer = {
  description: 'A refusal, with its code and a sentence for the person.',
  content: { 'application/problem+json': { schema: problemSchema } },
};

async function answerDownload(
  edge: Edge,
  { name, access, open }: BoundExport,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): Promise<unknown> {
  const userId = present(sessionUserOf(request), 'the person of the session');
  const actor = await edge.actors.personOf(userId);
  const speak = speakTo(edge, actor);
  if (!mayUse(access, actor)) {
    edge.counters.refused('route-access');
    const facts = { code: 'not-allowed', status: 403, detail: say('core.notAllowed') };
    return sendProblem(reply, problemOf(facts, speak));
  }
  const begun = performance.now();
  const signal = goneAway(reply);
  const opening = open({ actor, args: request.query, say: speak, signal });
  const outcome = await unlessGone(signal, opening);
  if (outcome === undefined) return reply.hijack();
  edge.counters.handled({ kind: 'download', name, ms: performance.now() - begun });
  if (outcome.kind === 'refused') {
    return sendProblem(reply, refusalProblem(outcome.tag, outcome.refusal, speak));
  }
  const { file } = outcome;
  return reply
    .header('content-disposition', `attachment; filename="${file.name}"`)
    .header('cache-control', 'no-store')
    .type(file.mediaType)
    .send(Readable.from(logged(edge, name, file), { objectMode: false }));
}

/** A file that breaks off is cut with its connection: the reader knows that it is not whole. */
async function* logged(
  { log }: Edge,
  name: string,
  { content }: ExportedFile,
): AsyncGenerator<Uint8Array> {
  try {
    yield* content;
  } catch (error) {
    log.error({ export: name, error }, 'a download broke off');
    throw error;
  }
}

function speakTo(edge: Edge, reader: Reader): (text: Text) => string {
  return (text) => edge.plain(text, reader);
}
