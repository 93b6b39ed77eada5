import type { CraRefusal } from '@coop/contract/cra';
import type { Route } from '@coop/contract/route';
import type * as z from 'zod/mini';

import type { Access } from './access.ts';
import type { Person } from './actor.ts';
import type { Rendering } from './message.ts';
import { renderResult } from './render-result.ts';
import type { Failure, Result } from './result.ts';
import type { Text } from './text.ts';

type Input<S> = S extends z.ZodMiniType ? z.infer<S> : undefined;

export interface RouteRequest<R extends Route> {
  readonly actor: Person;
  readonly params: Input<R['params']>;
  readonly query: Input<R['query']>;
  readonly body: Input<R['body']>;
}

/** A refusal of the API before its language: the edge makes the problem answer of it. */
export interface RouteRefusal {
  readonly status: 400 | 403 | 404 | 409 | 410 | 413 | 422 | 429;
  readonly detail: Text;
  readonly refusals?: readonly CraRefusal[];
  readonly facts?: Readonly<Record<string, unknown>>;
}

/**
 * A route of the contract bound to a use case. `bodyCheckedBy: 'use-case'` lets any JSON object
 * through to the use case, which then refuses all fields at once in the domain's words.
 */
export interface RouteDescription<Deps, R extends Route, Value, F extends Failure> {
  readonly route: R;
  readonly access: Access;
  readonly bodyCheckedBy?: 'schema';
  readonly run: (deps: Deps, request: RouteRequest<R>) => Promise<Result<Value, F>>;
  readonly answer: (value: Value) => z.infer<R['answer']>;
  readonly refuse: Omit<Rendering<Value, F, RouteRefusal>, 'ok'>;
}

/** The same when the use case reads the body itself. */
export interface LooseRouteDescription<
  Deps,
  R extends Route,
  Value,
  F extends Failure,
> extends Omit<RouteDescription<Deps, R, Value, F>, 'run' | 'bodyCheckedBy'> {
  readonly bodyCheckedBy: 'use-case';
  readonly run: (
    deps: Deps,
    request: Omit<RouteRequest<R>, 'body'> & { readonly body: Readonly<Record<string, unknown>> },
  ) => Promise<Result<Value, F>>;
}

export type RouteOutcome =
  | { readonly kind: 'answer'; readonly body: unknown }
  | { readonly kind: 'refused'; readonly tag: string; readonly refusal: RouteRefusal };

export interface BoundRoute {
  readonly route: Route;
  readonly access: Access;
  readonly bodyCheckedBy: 'schema' | 'use-case';
  /** Takes what the edge has parsed with the route's schemas. */
  readonly handle: (request: {
    readonly actor: Person;
    readonly params: unknown;
    readonly query: unknown;
    readonly body: unknown;
  }) => Promise<RouteOutcome>;
}

export function describeRoute<Deps, const R extends Route, Value, F extends Failure>(
  description: RouteDescription<Deps, R, Value, F>,
): RouteDescription<Deps, R, Value, F> {
  return description;
}

export function describeLooseRoute<Deps, const R extends Route, Value, F extends Failure>(
  description: LooseRouteDescription<Deps, R, Value, F>,
): LooseRouteDescription<Deps, R, Value, F> {
  return description;
}

export function bindRoute<Deps, R extends Route, Value, F extends Failure>(
  description: RouteDescription<Deps, R, Value, F> | LooseRouteDescription<Deps, R, Value, F>,
  deps: Deps,
): BoundRoute {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the same table with its missing `ok`
  const rendering: Rendering<Value, F, RouteRefusal> = {
    ok: () => {
      throw new Error('a value is no refusal');
    },
    ...description.refuse,
  } as never;
  return {
    route: description.route,
    access: description.access,
    bodyCheckedBy: description.bodyCheckedBy ?? 'schema',
    handle: async (request) => {
      const result = await description.run(deps, request as never); // eslint-disable-line @typescript-eslint/consistent-type-assertions -- parsed by the edge with this route's own schemas
      if (result.ok) return { kind: 'answer', body: description.answer(result.value) };
      const refusal = renderResult(result, rendering);
      return { kind: 'refused', tag: result.failure.tag, refusal };
    },
  };
}
