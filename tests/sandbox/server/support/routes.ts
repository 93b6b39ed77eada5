import fastify from 'fastify';
import { Router } from '../../../../sandbox/server/http/router.ts';
import { registerRoutes } from '../../../../sandbox/server/routes/index.ts';
import type { Sandbox } from '../../../../sandbox/server/sandbox.ts';

export interface RoutePattern {
  readonly method: string;
  /** With `:name` where a part varies. */
  readonly path: string;
}

/** Every route the server has. */
export function routesOf(sandbox: Sandbox): readonly RoutePattern[] {
  const app = fastify({ exposeHeadRoutes: false });
  const routes: RoutePattern[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) routes.push({ method: each, path: url });
  });
  const router = new Router({
    app,
    maxBody: () => 0,
    maxUrl: () => 0,
    authenticate: () => undefined,
  });
  registerRoutes(router, sandbox);
  return routes;
}
