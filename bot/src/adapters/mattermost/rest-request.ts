import { z } from 'zod';
import { MattermostUnreachable } from './refusals.ts';

export type QueryValue = string | number | boolean;

/** One call of Mattermost's REST API, before it is sent. */
export interface RestRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/v4`, with names in braces: `/posts/{postId}/patch`. The name of the call in logs and metrics. */
  readonly route: string;
  /** Values of the names in braces; each is encoded as one segment of the path. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, QueryValue | undefined>>;
  /** A value sent as JSON, bytes (or a stream of bytes) sent as they are, or a form sent as multipart. */
  readonly body?: unknown;
  /**
   * Whether sending it twice has the effect of sending it once; then it is tried again after
   * failures that pass. By default true for GET, PUT and DELETE, false for POST.
   */
  readonly repeatable?: boolean;
  /** Somebody is waiting (a dialog, an answer to a click): goes before everything else that waits. */
  readonly urgent?: boolean;
  /** Per attempt; the client's default when absent. */
  readonly timeoutMs?: number;
  /** The most bytes accepted in the answer; the client's default when absent. */
  readonly maxAnswerBytes?: number;
  readonly signal?: AbortSignal;
}

export interface RestAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * Sends one request and answers only a success (2xx). Throws `MattermostRefused` or
 * `MattermostUnreachable`, never anything else. Decorators wrap this one function.
 */
export type SendRequest = (request: RestRequest) => Promise<RestAnswer>;

/** `GET /posts/{postId}`: what may be logged of a request. */
export function describeRequest(request: Pick<RestRequest, 'method' | 'route'>): string {
  return `${request.method} ${request.route}`;
}

export function isRepeatable(request: RestRequest): boolean {
  return request.repeatable ?? request.method !== 'POST';
}

/** The path below the API with its values filled in; a missing value is a defect of the caller. */
export function fillRoute(request: Pick<RestRequest, 'route' | 'path'>): string {
  return request.route.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = request.path?.[name];
    if (value === undefined || value === '' || value === '.' || value === '..') {
      throw new TypeError(`No value for {${name}} in ${request.route}`);
    }
    return encodeURIComponent(value);
  });
}

/** Sends, then reads the answer as JSON of the given shape; another shape is `unreadable-answer`. */
export async function ask<T>(
  send: SendRequest,
  request: RestRequest,
  shape: z.ZodType<T>,
): Promise<T> {
  const answer = await send(request);
  return readJson(answer, request, shape);
}

/** Reads an answer in the given shape. */
export function readJson<T>(
  answer: RestAnswer,
  request: Pick<RestRequest, 'method' | 'route'>,
  shape: z.ZodType<T>,
): T {
  const parsed = shape.safeParse(parseJson(answer.body.toString('utf8')));
  if (parsed.success) return parsed.data;
  const paths = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`);
  throw new MattermostUnreachable({
    reason: 'unreadable-answer',
    request: describeRequest(request),
    outcome: 'unknown',
    status: answer.status,
    cause: new Error(paths.slice(0, 5).join('; ')),
  });
}

/** JSON text as a value; undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** For calls whose answer says no more than that they were done. */
export const anyAnswer = z.unknown();
