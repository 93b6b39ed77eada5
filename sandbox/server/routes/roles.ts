import { AppError, invalidBodyParam, invalidUrlParam } from '../http/app-error.ts';
import { json } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { list, optional, struct, text } from '../http/go-json.ts';
import type { Router } from '../http/router.ts';
import { idsOf } from '../http/shapes.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Role } from '../state/entities.ts';

const PATCH = struct({ permissions: optional(list(text)) });
const NAME = /^[a-z0-9_]{1,64}$/;
const MOST_NAMES = 100;
const GUESTS = new Set(['system_guest', 'team_guest', 'channel_guest']);
const OF_SCHEMES = new Set([
  'team_admin',
  'channel_admin',
  'system_user',
  'team_user',
  'channel_user',
  'playbook_admin',
  'playbook_member',
  'run_admin',
  'run_member',
]);
/** Permissions that nobody may give or take through the API. */
const FIXED = new Set([
  'sysconsole_write_user_management_system_roles',
  'sysconsole_read_user_management_system_roles',
  'manage_roles',
  'manage_system',
]);

/** What roles may do, read by anybody, changed by administrators. */
export function registerRoleRoutes(router: Router, sandbox: Sandbox): void {
  router.get('/api/v4/roles', (call) => {
    sandbox.permissions.needSystem(call.session, 'manage_system');
    return json([...sandbox.world.roles.values()]);
  });
  router.get('/api/v4/roles/:role_id', (call) => json(byId(sandbox, call.id('role_id'))));
  router.get('/api/v4/roles/name/:role_name', (call) => {
    const name = call.param('role_name');
    if (!NAME.test(name)) throw invalidUrlParam('role_name');
    const role = sandbox.world.rolesByName.one(name);
    if (role === undefined) throw new AppError('app.role.get_by_name.app_error', 404);
    return json(role);
  });
  router.post('/api/v4/roles/names', (call) => byNames(sandbox, call));
  router.put('/api/v4/roles/:role_id/patch', (call) => patch(sandbox, call));
}

function byId(sandbox: Sandbox, id: string): Role {
  const role = sandbox.world.roles.get(id);
  if (role === undefined) throw new AppError('app.role.get.app_error', 404);
  return role;
}

function byNames(sandbox: Sandbox, call: Call) {
  const names = idsOf(call);
  if (names.length === 0) throw invalidBodyParam('rolenames');
  if (names.length > MOST_NAMES) {
    const params = { MaxNames: MOST_NAMES };
    throw new AppError('api.roles.get_multiple_by_name_too_many.request_error', 400, { params });
  }
  const cleaned = names.map((name) => name.trim()).filter((name) => name !== '');
  if (!cleaned.every((name) => NAME.test(name))) throw invalidBodyParam('rolename');
  const roles = cleaned.map((name) => sandbox.world.rolesByName.one(name));
  return json(roles.filter((role) => role !== undefined));
}

function patch(sandbox: Sandbox, call: Call) {
  const id = call.id('role_id');
  const { permissions } = call.body(PATCH, 'role');
  const role = byId(sandbox, id);
  sandbox.permissions.needSystem(
    call.session,
    role.name === 'system_admin' ? 'manage_system' : 'sysconsole_write_user_management_permissions',
  );
  if (permissions !== undefined) checkPermissions(role, permissions);
  sandbox.permissions.needSystem(
    call.session,
    OF_SCHEMES.has(role.name) || GUESTS.has(role.name)
      ? 'sysconsole_write_user_management_permissions'
      : 'sysconsole_write_user_management_system_roles',
  );
  const changed = sandbox.world.roles.put({
    ...role,
    permissions: permissions === undefined ? role.permissions : [...new Set(permissions)].sort(),
    update_at: sandbox.clock.now(),
  });
  sandbox.hub.emit('role_updated', { role: JSON.stringify(changed) });
  return json(changed);
}

function checkPermissions(role: Role, permissions: readonly string[]): void {
  if (GUESTS.has(role.name)) throw new AppError('api.roles.patch_roles.license.error', 501);
  const changed = [
    ...permissions.filter((name) => !role.permissions.includes(name)),
    ...role.permissions.filter((name) => !permissions.includes(name)),
  ];
  if (changed.some((name) => FIXED.has(name))) {
    throw new AppError('api.roles.patch_roles.not_allowed_permission.error', 501);
  }
}
