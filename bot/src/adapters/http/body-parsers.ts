import type { FastifyInstance } from 'fastify';

import { TooDeep } from './request-errors.ts';

/** Our forms go five levels down; deeper JSON would only exhaust the stack of who walks it. */
const deepest = 64;

/** Reads the forms of Mattermost's commands, and JSON that is neither hostile nor too deep. */
export function addBodyParsers(app: FastifyInstance): void {
  app.addContentTypeParser<string>(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(body)));
    },
  );
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string' },
    (request, body, done) => {
      if (isTooDeep(body)) done(new TooDeep('too deep'));
      else void parseJson(request, body, done);
    },
  );
}

const quote = '"';
const backslash = '\\';
const openings = '[{';
const closings = ']}';

/** Whether lists and objects stand in one another more than 64 deep; texts are skipped. */
function isTooDeep(json: string): boolean {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < json.length && depth <= deepest; at += 1) {
    const letter = json.charAt(at);
    if (letter === quote) isText = !isText;
    else if (isText) at += letter === backslash ? 1 : 0;
    else if (openings.includes(letter)) depth += 1;
    else if (closings.includes(letter)) depth -= 1;
  }
  return depth > deepest;
}
