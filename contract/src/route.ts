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

/**
 * A file that the API makes as it is read: bytes come while it is written, so that its length is
 * not known before. The answer names the file in `Content-Disposition`.
 */
export interface Download {
  readonly path: `/${string}`;
  readonly summary: string;
  readonly query: z.ZodMiniType;
  /** Failure codes (kebab-case) besides those every route may answer. */
  readonly failures: readonly string[];
}

/** Keeps the literal types of a download. */
export function download<const D extends Download>(description: D): D {
  return description;
}
