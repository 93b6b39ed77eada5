import type * as z from 'zod/mini';

/**
 * A route of the API as data: the bot's server, the plugin's client and the OpenAPI document are
 * made from it. Paths are relative to `apiPrefix`, parameters written `:name`.
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/${string}`;
  readonly summary: string;
  readonly params?: z.ZodMiniType;
  readonly query?: z.ZodMiniType;
  readonly body?: z.ZodMiniType;
  readonly answer: z.ZodMiniType;
  /** Failure codes (kebab-case) that the route may answer besides those every route may. */
  readonly failures: readonly string[];
}

/** Keeps the literal types of a route. */
export function route<const R extends Route>(description: R): R {
  return description;
}
