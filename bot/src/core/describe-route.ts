import type { CraRefusal } from '@coop/contract/cra';
import type { Route } from '@coop/contract/route';
import type * as z from 'zod/mini';

import type { Access } from './access.ts';
import type { Person } from './actor.ts';
import type { Refusing, Rendering } from './message.ts';
import { renderResult } from './render-result.ts';
import type { Failure, Result } from './result.ts';
import type { Text } from './text.ts';

type Input<S> = S extends z.ZodMiniType ? z.infer<S> : undefined;

export interface RouteRequest<R extends Route> {
  readonly actor: Person;
  readonly params: Input<R['params']>;
  readonly query: Input<R['query']>;
  readonly body: Input<R['body']>;
  /** Aborted when the reader goes away before the answer. */
  readonly signal?: AbortSignal;
}

/** A refusal of the API before its language: the edge makes the problem answer of it. */
export interface RouteRefusal {
  readonly status: 400 | 403 | 404 | 409 | 410 | 413 | 422 | 429;
  readonly detail: Text;
  readonly refusals?: readonly CraRefusal[];
  readonly facts?: Readonly<Record<string, unknown>>;
}

interface RouteFrame<R extends Route, Value, F extends Failure> {
  readonly route: R;
  readonly access: Access;
  readonly answer: (value: NoInfer<Value>) => z.infer<R['answer']>;
  readonly refuse: Refusing<NoInfer<F>, RouteRefusal>;
}

/** A route of the contract bound to a use case. */
export interface RouteDescription<
  Deps,
  R extends Route,
  Value,
  F extends Failure,
> extends RouteFrame<R, Value, F> {
  readonly run: (deps: Deps, request: RouteRequest<R>) => Promise<Result<Value, F>>;
}

/**
 * The same when any JSON object comes through to the use case, which refuses all fields at once in
 * the domain's words.
 */
export interface LooseRouteDescription<
  Deps,
  R extends Route,
  Value,
  F extends Failure,
> extends RouteFrame<R, Value, F> {
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
    readonly signal?: AbortSignal;
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
  description: RouteDescription<Deps, R, Value, F>,
  deps: Deps,
): BoundRoute {
  return bind(description, deps, 'schema');
}

export function bindLooseRoute<Deps, R extends Route, Value, F extends Failure>(
  description: LooseRouteDescription<Deps, R, Value, F>,
  deps: Deps,
): BoundRoute {
  return bind(description, deps, 'use-case');
}

function bind<Deps, R extends Route, Value, F extends Failure>(
  description: RouteFrame<R, Value, F> & {
    readonly run: (deps: Deps, request: never) => Promise<Result<Value, F>>;
  },
  deps: Deps,
  bodyCheckedBy: BoundRoute['bodyCheckedBy'],
): BoundRoute {
  const { route, access, answer, refuse, run } = description;
  const rendering: Rendering<Value, F, RouteOutcome> = wrapRefusals(refuse, (value: Value) => ({
    kind: 'answer',
    body: answer(value),
  }));
  return {
    route,
    access,
    bodyCheckedBy,
    handle: async (request) => renderResult(await run(deps, request as never), rendering), // eslint-disable-line @typescript-eslint/consistent-type-assertions -- parsed by the edge with this route's own schemas
  };
}

function wrapRefusals<Value, F extends Failure>(
  refuse: Refusing<F, RouteRefusal>,
  ok: (value: Value) => RouteOutcome,
): Rendering<Value, F, RouteOutcome> {
  const wrapped = Object.entries<(failure: never) => RouteRefusal>(refuse).map(([tag, answer]) => [
    tag,
    (failure: never) => ({ kind: 'refused', tag, refusal: answer(failure) }),
  ]);
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the same table with each answer wrapped
  return { ok, ...Object.fromEntries(wrapped) } as never;
}
