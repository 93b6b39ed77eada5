import { apiPrefix } from '@coop/contract/identity';
import { type Problem, problemSchema } from '@coop/contract/problem';
import type { Route } from '@coop/contract/route';
import * as z from 'zod/mini';

import { type Fetch, parseJson } from './host-api.ts';
import { failed, ok, type Result } from './result.ts';
import type { SessionFailure, SessionKeeper } from './session.ts';

/** Why a call has no answer. `Refused` is the bot's own refusal, by its code. */
export type CallFailure =
  | SessionFailure
  | { readonly tag: 'Refused'; readonly problem: Problem }
  | { readonly tag: 'OutOfReach'; readonly address: string }
  | { readonly tag: 'Offline' }
  | { readonly tag: 'TooSlow' }
  | { readonly tag: 'Unreadable' }
  | { readonly tag: 'GivenUp' };

type Part<R, K extends string> =
  R extends Readonly<Record<K, infer S extends z.ZodMiniType>>
    ? Readonly<Record<K, z.input<S>>>
    : unknown;

interface RequestParts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
}

/** What a route wants, by its own schemas. */
export type RouteRequest<R extends Route> = Part<R, 'params'> &
  Part<R, 'query'> &
  Part<R, 'body'> &
  RequestParts;
export type RouteAnswer<R extends Route> = z.output<R['answer']>;

export interface BotClient {
  /**
   * Calls a route of the contract as the person on screen. Every route may be sent again without
   * being done twice: a call that the network lost is tried once more with a new session.
   */
  call<R extends Route>(
    route: R,
    request: RouteRequest<R>,
    signal?: AbortSignal,
  ): Promise<Result<RouteAnswer<R>, CallFailure>>;
}

export interface BotClientDeps {
  readonly fetch: Fetch;
  readonly session: SessionKeeper;
  readonly isOnline: () => boolean;
  readonly timeoutMs?: number;
}

type Attempt =
  | { readonly tag: 'Answered'; readonly status: number; readonly body: unknown }
  | { readonly tag: 'Lost' | 'TooSlow' | 'GivenUp' };

export function makeBotClient(deps: BotClientDeps): BotClient {
  return {
    call: async (route, request, signal) => {
      const first = await deps.session.get();
      if (!first.ok) {
        return first;
      }
      let address = first.value.apiUrl;
      let attempt = await send(deps, { route, request, session: first.value, signal });
      if (attempt.tag === 'Lost' || (attempt.tag === 'Answered' && attempt.status === 401)) {
        const renewed = await deps.session.renew();
        if (!renewed.ok) {
          return renewed;
        }
        address = renewed.value.apiUrl;
        attempt = await send(deps, { route, request, session: renewed.value, signal });
      }
      return conclude(route, attempt, () => lost(deps, address));
    },
  };
}

export function lost(deps: Pick<BotClientDeps, 'isOnline'>, address: string): CallFailure {
  return deps.isOnline() ? { tag: 'OutOfReach', address } : { tag: 'Offline' };
}

function conclude<R extends Route>(
  route: R,
  attempt: Attempt,
  whenLost: () => CallFailure,
): Result<RouteAnswer<R>, CallFailure> {
  if (attempt.tag === 'Lost') {
    return failed(whenLost());
  }
  if (attempt.tag !== 'Answered') {
    return failed({ tag: attempt.tag });
  }
  if (attempt.status >= 400) {
    const problem = problemSchema.safeParse(attempt.body);
    return failed(
      problem.success ? { tag: 'Refused', problem: problem.data } : { tag: 'Unreadable' },
    );
  }
  const schema: R['answer'] = route.answer;
  const answer = z.safeParse(schema, attempt.body);
  return answer.success ? ok(answer.data) : failed({ tag: 'Unreadable' });
}

interface Sending {
  readonly route: Route;
  readonly request: RequestParts;
  readonly session: { readonly token: string; readonly apiUrl: string };
  readonly signal: AbortSignal | undefined;
}

async function send(deps: BotClientDeps, sending: Sending): Promise<Attempt> {
  const { route, request, session, signal } = sending;
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), deps.timeoutMs ?? 15_000);
  const giveUp = (): void => ending.abort();
  signal?.addEventListener('abort', giveUp);
  if (signal?.aborted === true) {
    ending.abort();
  }
  try {
    const response = await deps.fetch(session.apiUrl + apiPrefix + address(route, request), {
      method: route.method,
      credentials: 'omit',
      headers: headers(session.token, request),
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      signal: ending.signal,
    });
    const text = await response.text();
    return { tag: 'Answered', status: response.status, body: parseJson(text) };
  } catch (error) {
    return attemptOfError(error, signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}

/** What became of a call that ended without an answer; rethrown when it is none of the network's. */
export function attemptOfError(
  error: unknown,
  signal: AbortSignal | undefined,
): { readonly tag: 'Lost' | 'TooSlow' | 'GivenUp' } {
  if (signal?.aborted === true) {
    return { tag: 'GivenUp' };
  }
  if (error instanceof DOMException && error.name === 'AbortError') {
    return { tag: 'TooSlow' };
  }
  if (error instanceof TypeError || error instanceof DOMException) {
    return { tag: 'Lost' };
  }
  throw error;
}

/** Security: the token goes to the bot alone. */
export function headers(token: string, request: RequestParts): Record<string, string> {
  const authorization = { Authorization: `Bearer ${token}` };
  return request.body === undefined
    ? authorization
    : { ...authorization, 'Content-Type': 'application/json' };
}

/** Path and query below the prefix of the API. */
export function address(route: Pick<Route, 'path'>, request: RequestParts): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(request.params?.[name] ?? ''),
  );
  const given = Object.entries(request.query ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const query = new URLSearchParams(given).toString();
  return query === '' ? path : `${path}?${query}`;
}
