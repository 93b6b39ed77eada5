import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { Session } from '../state/entities.ts';
import { newId } from '../ids.ts';
import { AppError } from './app-error.ts';
import { json, type Answer } from './answer.ts';
import { Call } from './call.ts';
import { without } from '../state/without.ts';

export type Handler = (call: Call) => Answer | Promise<Answer>;

export interface RouteOptions {
  /** `false`: strangers are admitted too. */
  readonly session?: boolean;
  /** Largest body in bytes, where the route has a limit of its own (files). */
  readonly maxBody?: () => number;
}

export interface RouterDeps {
  readonly app: FastifyInstance;
  /** Bytes any other body may have. */
  readonly maxBody: () => number;
  /** Characters an address may have. */
  readonly maxUrl: () => number;
  readonly authenticate: (request: FastifyRequest, needed: boolean) => Session | undefined;
}

/** What a path parameter may hold, by its name; ids where nothing is said. A mismatch is an unknown route. */
const PATTERNS = new Map<string, RegExp>([
  ['team_name', /^[A-Za-z0-9_-]+$/],
  ['channel_name', /^[A-Za-z0-9_-]+$/],
  ['username', /^[A-Za-z0-9_.-]+$/],
  ['email', /^.+$/],
  ['category', /^[A-Za-z0-9_]+$/],
  ['preference_name', /^[A-Za-z0-9_]+$/],
  ['emoji_name', /^[A-Za-z0-9_+-]+$/],
  ['role_name', /^[a-z0-9_]+$/],
  ['plugin_id', /^[A-Za-z0-9_.-]+$/],
  ['*', /^.*$/s],
]);
const ID_PATTERN = /^[A-Za-z0-9]+$/;

/** Registers routes so that sessions, sizes, errors and headers are handled in one place. */
export class Router {
  readonly #deps: RouterDeps;

  constructor(deps: RouterDeps) {
    this.#deps = deps;
  }

  get(path: string, handler: Handler, options: RouteOptions = {}): void {
    this.#add('GET', path, { handler, options });
  }

  post(path: string, handler: Handler, options: RouteOptions = {}): void {
    this.#add('POST', path, { handler, options });
  }

  put(path: string, handler: Handler, options: RouteOptions = {}): void {
    this.#add('PUT', path, { handler, options });
  }

  delete(path: string, handler: Handler, options: RouteOptions = {}): void {
    this.#add('DELETE', path, { handler, options });
  }

  /** The answer to a route that does not exist. */
  unknown(request: FastifyRequest): Answer {
    const path = decodePath(request.url.split('?')[0] ?? '');
    const detail = `There doesn't appear to be an api call for the url='${path}'.  Typo? are you missing a team_id or user_id as part of the url?`;
    const error = new AppError('api.context.404.app_error', 404, { detail });
    return json(without(error.toAnswer(''), 'request_id'), 404);
  }

  #add(
    method: HTTPMethods,
    path: string,
    route: { readonly handler: Handler; readonly options: RouteOptions },
  ): void {
    this.#deps.app.route({
      method,
      url: path,
      handler: async (request, reply) => {
        const answer = await this.#answer(request, route);
        return send(reply, answer);
      },
    });
  }

  async #answer(
    request: FastifyRequest,
    { handler, options }: { readonly handler: Handler; readonly options: RouteOptions },
  ): Promise<Answer> {
    const params = pathParams(request.params);
    if (!fitsPatterns(params)) return this.unknown(request);
    const requestId = newId();
    try {
      if ((request.raw.url ?? '').length > this.#deps.maxUrl()) {
        throw new AppError('basic_security_check.url.too_long_error', 414);
      }
      const session = this.#deps.authenticate(request, options.session !== false);
      const body = request.body;
      const limit = options.maxBody?.() ?? this.#deps.maxBody();
      if (Buffer.isBuffer(body) && body.length > limit + 512) {
        throw new AppError('api.context.request_body_too_large.app_error', 413);
      }
      return await handler(new Call({ request, requestId, session, params }));
    } catch (error) {
      if (error instanceof AppError) return json(error.toAnswer(requestId), error.status);
      throw error;
    }
  }
}

/** Writes an answer, with the headers every answer has. */
export function send(reply: FastifyReply, answer: Answer): FastifyReply {
  void reply.code(answer.status);
  for (const [name, value] of Object.entries(answer.headers)) {
    void reply.header(name, typeof value === 'string' ? value : [...value]);
  }
  return reply.send(typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body);
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function pathParams(params: unknown): Readonly<Record<string, string>> {
  if (typeof params !== 'object' || params === null) return {};
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
}

function fitsPatterns(params: Readonly<Record<string, string>>): boolean {
  return Object.entries(params).every(([name, value]) =>
    (PATTERNS.get(name) ?? ID_PATTERN).test(value),
  );
}
