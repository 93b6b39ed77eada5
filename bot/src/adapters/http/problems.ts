import type { Problem } from '@coop/contract/problem';
import type { FastifyReply } from 'fastify';

import type { Reader, TranslateFor } from './edge.ts';
import type { RouteRefusal } from '../../core/describe-route.ts';
import { failureCode } from '../../core/result.ts';
import { say, type Text } from '../../core/text.ts';

/** Whoever has no session yet: French, unless their browser asks for English first. */
export function strangerReader(acceptLanguage = ''): Reader {
  return { locale: /^\s*en\b/i.test(acceptLanguage) ? 'en' : 'fr', timeZone: 'Europe/Paris' };
}

const problemType = 'application/problem+json; charset=utf-8';

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(problem.status).type(problemType).send(JSON.stringify(problem));
}

/** A problem answer whose `detail` is a sentence for the reader. */
export function problemOf(
  facts: { readonly code: string; readonly status: number; readonly detail: Text },
  say_: (text: Text) => string,
): Problem {
  return {
    type: `urn:coop:problem:${facts.code}`,
    title: facts.code,
    status: facts.status,
    code: facts.code,
    detail: say_(facts.detail),
  };
}

/** The problem answer of a failure that the rules foresee. */
export function refusalProblem(
  tag: string,
  refusal: RouteRefusal,
  say_: (text: Text) => string,
): Problem {
  const { status, detail, refusals, facts } = refusal;
  return {
    ...problemOf({ code: failureCode(tag), status, detail }, say_),
    ...(refusals && { refusals: [...refusals] }),
    ...(facts && { facts: { ...facts } }),
  };
}

/** The problem answer of an error: a sentence and a reference, never the error itself. */
export function errorProblem(reference: string, translate: TranslateFor, reader: Reader): Problem {
  const detail = say('core.failed', { reference });
  return {
    ...problemOf({ code: 'failed', status: 500, detail }, (text) => translate(text, reader)),
    reference,
  };
}
