import { AppError, forbidden, invalidBodyParam } from '../http/app-error.ts';
import { json } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { isObject } from '../http/go-json.ts';
import type { Router } from '../http/router.ts';
import { valuesOf } from '../http/shapes.ts';
import { countActivePeople } from '../actions/account-rules.ts';
import type { JsonObject, JsonValue } from '../config.ts';
import type { Sandbox } from '../sandbox.ts';
import { clientConfigView } from '../views/client-config-view.ts';

/** The configuration, the licence that there is not, and the limits. */
export function registerConfigRoutes(router: Router, sandbox: Sandbox): void {
  router.get(
    '/api/v4/config/client',
    (call) => json(clientConfigView(sandbox, call.sessionIfAny === undefined)),
    { session: false },
  );
  router.get('/api/v4/config', (call) => {
    if (!mayConsole(sandbox, call)) throw forbidden();
    return json(sandbox.config());
  });
  router.put('/api/v4/config', (call) => change(sandbox, call));
  router.put('/api/v4/config/patch', (call) => change(sandbox, call));
  router.get('/api/v4/license/client', (call) => licence(call), { session: false });
  router.get('/api/v4/limits/server', (call) => json(limits(sandbox, call)));
}

function mayConsole(sandbox: Sandbox, call: Call): boolean {
  return sandbox.permissions.onSystem(call.me, 'manage_system');
}

function change(sandbox: Sandbox, call: Call) {
  const given = valuesOf(call);
  if (call.bodyIf((value) => value) === undefined || !isJsonObject(given)) {
    throw invalidBodyParam('config');
  }
  if (!mayConsole(sandbox, call)) throw forbidden();
  const { ServiceSettings: service, PluginSettings: plugins } = given;
  if (isJsonObject(service) && service['SiteURL'] === '') {
    throw new AppError('api.config.update_config.clear_siteurl.app_error', 400);
  }
  const uploads = isJsonObject(plugins) ? plugins['EnableUploads'] : undefined;
  if (uploads !== undefined && uploads !== sandbox.config().PluginSettings.EnableUploads) {
    const params = { Name: 'PluginSettings.EnableUploads' };
    throw new AppError('api.config.update_config.not_allowed_security.app_error', 403, { params });
  }
  sandbox.changeConfig(given);
  return json(sandbox.config());
}

function isJsonObject(value: unknown): value is JsonObject {
  return isObject(value) && Object.values(value).every(isJson);
}

function isJson(value: unknown): value is JsonValue {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return true;
  return Array.isArray(value) ? value.every(isJson) : isJsonObject(value);
}

function licence(call: Call) {
  const format = call.text('format');
  if (format === '') throw new AppError('api.license.client.old_format.app_error', 400);
  if (format !== 'old') throw invalidBodyParam('format');
  return json({ IsLicensed: 'false' });
}

/** Only administrators are told how many people there may be; there is no limit of history. */
function limits(sandbox: Sandbox, call: Call): Record<string, number> {
  const isAdmin = sandbox.permissions.onSystem(call.me, 'manage_system');
  const most = sandbox.config().SandboxSettings.MaxActiveUsers;
  return {
    maxUsersLimit: isAdmin ? Math.min(200, most) : 0,
    maxUsersHardLimit: isAdmin ? most : 0,
    activeUserCount: isAdmin ? countActivePeople(sandbox) : 0,
    postHistoryLimit: 0,
    lastAccessiblePostTime: 0,
  };
}
