import fastify, { type FastifyInstance } from 'fastify';
import { risingClock, systemClock, type Clock } from './clock.ts';
import { basicConfig, merged, type JsonObject } from './config.ts';
import { EventHub } from './events/hub.ts';
import { serveWebSocket } from './events/websocket.ts';
import { authenticate } from './http/authentication.ts';
import { guard } from './http/guard.ts';
import { Router, send } from './http/router.ts';
import { Permissions } from './permissions.ts';
import { registerRoutes } from './routes/index.ts';
import { configOf, type Sandbox } from './sandbox.ts';
import { addDefaultRoles } from './state/default-roles.ts';
import { World, type WorldSnapshot } from './state/world.ts';
import { sessionOf } from './actions/sessions.ts';

export interface SandboxServerOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Address to listen on, the loopback by default. */
  readonly host?: string;
  /** What differs from the basic configuration. */
  readonly config?: JsonObject;
  readonly clock?: Clock;
  /** A world to go on with, instead of an empty one. */
  readonly snapshot?: WorldSnapshot;
  /** Adds routes that are not Mattermost's, before the server listens. */
  readonly extend?: (app: FastifyInstance) => void;
}

export interface SandboxServer {
  readonly url: string;
  readonly world: World;
  readonly sandbox: Sandbox;
  /** Ends listening and every connection at once. */
  close(): Promise<void>;
}

/** Starts a double of Mattermost in this process; resolves when it answers. */
export async function startSandboxServer(
  options: SandboxServerOptions = {},
): Promise<SandboxServer> {
  const app = newApp();
  const endings: (() => void)[] = [];
  const address = { url: '' };
  const sandbox = newSandbox(options, { endings, url: () => address.url });
  const router = new Router({
    app,
    maxBody: () => sandbox.config().ServiceSettings.MaximumPayloadSizeBytes,
    maxUrl: () => sandbox.config().ServiceSettings.MaximumURLLength,
    authenticate: (request, needed) =>
      authenticate({ sessionOf: (token) => sessionOf(sandbox, token) }, request, needed),
  });
  guard(app, sandbox);
  registerRoutes(router, sandbox);
  options.extend?.(app);
  if (options.snapshot !== undefined) sandbox.world.load(options.snapshot);
  addDefaultRoles(sandbox.world, sandbox.clock.now());
  app.setNotFoundHandler((request, reply) => send(reply, router.unknown(request)));
  serveWebSocket(app.server, sandbox);
  address.url = await app.listen({ port: options.port ?? 0, host: options.host ?? '127.0.0.1' });
  return {
    url: address.url,
    world: sandbox.world,
    sandbox,
    close: async () => {
      for (const end of endings) end();
      app.server.closeAllConnections();
      await app.close();
    },
  };
}

function newApp(): FastifyInstance {
  const app = fastify({
    bodyLimit: 256 * 1024 * 1024,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 5000 },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
  return app;
}

function newSandbox(
  options: SandboxServerOptions,
  server: { readonly endings: (() => void)[]; readonly url: () => string },
): Sandbox {
  const world = new World();
  const hub = new EventHub(world);
  const start = merged(basicConfig, options.config ?? {});
  const inForce = () => {
    const config = configOf(world, start);
    if (config.ServiceSettings.SiteURL !== '') return config;
    return merged(config, { ServiceSettings: { SiteURL: server.url() } });
  };
  return {
    world,
    clock: risingClock(options.clock ?? systemClock),
    hub,
    permissions: new Permissions(world),
    config: inForce,
    changeConfig: (changes) => {
      const former = [...world.configChanges.values()][0] ?? {};
      world.configChanges.put(merged(former, changes));
      hub.emit('config_changed', { config: {} });
    },
    url: server.url,
    onClose: (end) => server.endings.push(end),
  };
}
