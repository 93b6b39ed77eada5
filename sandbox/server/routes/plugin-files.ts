import { posix } from 'node:path';
import { extensionOf, mediaTypeOf } from '../files/media-types.ts';
import { raw } from '../http/answer.ts';
import type { Answer } from '../http/answer.ts';
import { AppError } from '../http/app-error.ts';
import type { Call } from '../http/call.ts';
import type { Router } from '../http/router.ts';
import { stateOf } from '../plugins/plugin-states.ts';
import type { PluginStore } from '../plugins/plugin-store.ts';
import type { Sandbox } from '../sandbox.ts';

const OPEN = { session: false } as const;
const PLAIN = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' };

/** Files of plugins, for everybody: the folder of the bundle, and `public/` while the plugin runs. */
export function registerPluginFileRoutes(
  router: Router,
  sandbox: Sandbox,
  store: PluginStore,
): void {
  router.get('/static/plugins/*', (call) => bundleFile(store, call.param('*')), OPEN);
  router.get('/static/*', () => staticMissing(), OPEN);
  router.get('/plugins/:plugin_id/public/*', (call) => publicFile(sandbox, store, call), OPEN);
  for (const path of ['/plugins/:plugin_id', '/plugins/:plugin_id/*']) {
    const answer = () => withoutServer(sandbox);
    router.get(path, answer, OPEN);
    router.post(path, answer, OPEN);
    router.put(path, answer, OPEN);
    router.delete(path, answer, OPEN);
  }
}

/** Cached for a year: names of bundles change with their content. */
function bundleFile(store: PluginStore, path: string): Answer {
  const [id = '', ...rest] = path.split('/');
  const bytes = store.webapps.get(id)?.files[rest.join('/')];
  if (bytes === undefined) return staticMissing();
  return served(path, bytes, {
    'cache-control': 'max-age=31556926, public',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': '',
  });
}

function publicFile(sandbox: Sandbox, store: PluginStore, call: Call): Answer {
  const plugin = store.installed.get(call.param('plugin_id'));
  const path = posix.normalize(`public/${call.param('*')}`);
  const bytes = path.startsWith('public/') ? plugin?.files[path] : undefined;
  const isRunning = plugin !== undefined && stateOf(sandbox, store, plugin).state === 2;
  return bytes === undefined || !isRunning ? missing() : served(path, bytes, {});
}

function served(path: string, base64: string, headers: Readonly<Record<string, string>>): Answer {
  const mediaType = mediaTypeOf(extensionOf(path));
  return raw(Buffer.from(base64, 'base64'), {
    'content-type': mediaType === '' ? 'application/octet-stream' : mediaType,
    ...headers,
  });
}

const missing = (headers: Readonly<Record<string, string>> = {}): Answer =>
  raw('404 page not found\n', { ...PLAIN, ...headers }, 404);

const staticMissing = (): Answer => missing({ 'cache-control': 'no-cache, public' });

/** No plugin of the sandbox has a server part, so no other path of theirs exists. */
function withoutServer(sandbox: Sandbox): Answer {
  if (sandbox.config().PluginSettings.Enable) return missing();
  const error = new AppError('app.plugin.disabled.app_error', 501);
  return raw(JSON.stringify(error.toAnswer('')), PLAIN, 501);
}
