import { AppError, forbidden, invalidBodyParam, invalidUrlParam } from '../http/app-error.ts';
import { created, json, ok } from '../http/answer.ts';
import { optional, struct, text, textMap } from '../http/go-json.ts';
import type { Call } from '../http/call.ts';
import type { Router } from '../http/router.ts';
import { textsOf, valuesOf } from '../http/shapes.ts';
import { isEmail, isUsername } from '../actions/account-rules.ts';
import { createAccount, setActive, updateAccount } from '../actions/accounts.ts';
import { findUser } from '../actions/find.ts';
import { joinTeam } from '../actions/join-team.ts';
import { checkPassword, hashPassword, matchesPassword } from '../actions/passwords.ts';
import type { Sandbox } from '../sandbox.ts';
import type { User } from '../state/entities.ts';
import { userView, userViewFor, userViewOfOther } from '../views/user-view.ts';
import { without } from '../state/without.ts';

const NEW_USER = struct({
  username: text,
  email: text,
  password: text,
  nickname: text,
  first_name: text,
  last_name: text,
  position: text,
  locale: text,
  timezone: optional(textMap),
  props: textMap,
  notify_props: textMap,
});

const PATCH = struct({
  username: optional(text),
  password: optional(text),
  nickname: optional(text),
  first_name: optional(text),
  last_name: optional(text),
  position: optional(text),
  email: optional(text),
  props: optional(textMap),
  notify_props: optional(textMap),
  locale: optional(text),
  timezone: optional(textMap),
});

const WHOLE = struct({
  id: text,
  username: text,
  password: text,
  nickname: text,
  first_name: text,
  last_name: text,
  position: text,
  email: text,
  props: optional(textMap),
  notify_props: optional(textMap),
  locale: text,
  timezone: optional(textMap),
});

const isSystemAdmin = (user: User): boolean => user.roles.split(' ').includes('system_admin');

/** Accounts: made, read, changed, activated. */
export function registerUserRoutes(router: Router, sandbox: Sandbox): void {
  router.post('/api/v4/users', (call) => create(sandbox, call), { session: false });
  router.get('/api/v4/users/:user_id', (call) => {
    const user = findUser(sandbox, call.id('user_id'));
    return json(userViewFor(sandbox, user, call.me));
  });
  router.get('/api/v4/users/username/:username', (call) => byUsername(sandbox, call));
  router.get('/api/v4/users/email/:email', (call) => byEmail(sandbox, call));
  router.put('/api/v4/users/:user_id', (call) => update(sandbox, call));
  router.put('/api/v4/users/:user_id/patch', (call) => patch(sandbox, call));
  router.delete('/api/v4/users/:user_id', (call) => deactivate(sandbox, call));
  router.put('/api/v4/users/:user_id/active', (call) => changeActive(sandbox, call));
  router.put('/api/v4/users/:user_id/roles', (call) => changeRoles(sandbox, call));
  router.put('/api/v4/users/:user_id/password', (call) => changePassword(sandbox, call));
  router.get('/api/v4/users/:user_id/audits', (call) => {
    sandbox.permissions.needActFor(call.session, call.id('user_id'));
    return json([]);
  });
}

function create(sandbox: Sandbox, call: Call) {
  const { password, ...draft } = call.body(NEW_USER, 'user');
  const session = call.sessionIfAny;
  const byAdmin =
    session !== undefined && sandbox.permissions.onSystem(session.user_id, 'manage_system');
  if (!byAdmin) checkSignUp(sandbox);
  const invitation = call.text('iid');
  const team = invitation === '' ? undefined : sandbox.world.teamsByInvite.one(invitation);
  if (invitation !== '' && team === undefined) {
    throw new AppError('app.team.get_by_invite_id.finding.app_error', 404);
  }
  const isFirst = sandbox.world.users.size === 0;
  if (
    !byAdmin &&
    invitation === '' &&
    !isFirst &&
    !sandbox.config().TeamSettings.EnableOpenServer
  ) {
    throw new AppError('api.user.create_user.no_open_server', 403);
  }
  const user = createAccount(sandbox, draft, password);
  if (team !== undefined) joinTeam(sandbox, team, { user, requestorId: '' });
  return created(userView(sandbox, sandbox.world.users.get(user.id) ?? user, 'self'));
}

function checkSignUp(sandbox: Sandbox): void {
  const { EmailSettings, TeamSettings } = sandbox.config();
  if (EmailSettings.EnableSignUpWithEmail && TeamSettings.EnableUserCreation) return;
  throw new AppError('api.user.create_user.signup_email_disabled.app_error', 501);
}

function byUsername(sandbox: Sandbox, call: Call) {
  const name = call.param('username');
  if (!isUsername(name)) throw invalidBodyParam('username');
  const user = sandbox.world.usersByName.one(name);
  if (user === undefined) throw new AppError('app.user.get_by_username.app_error', 404);
  return json(userViewFor(sandbox, user, call.me));
}

function byEmail(sandbox: Sandbox, call: Call) {
  const email = call.param('email').toLowerCase();
  if (!isEmail(email)) throw invalidUrlParam('email');
  const isAdmin = sandbox.permissions.onSystem(call.me, 'manage_system');
  if (!isAdmin && !sandbox.config().PrivacySettings.ShowEmailAddress) {
    throw new AppError('api.user.get_user_by_email.permissions.app_error', 403);
  }
  const user = sandbox.world.usersByEmail.one(email);
  if (user === undefined) throw new AppError('app.user.missing_account.const', 404);
  return json(userViewOfOther(sandbox, user, call.me));
}

function update(sandbox: Sandbox, call: Call) {
  const id = call.id('user_id');
  const given = call.body(WHOLE, 'user');
  if (given.id !== id) throw invalidBodyParam('user_id');
  const former = editable(sandbox, call, id);
  const isNewEmail = given.email !== '' && given.email !== former.email;
  if (isNewEmail && call.me === id && !matchesPassword(given.password, former.password)) {
    throw invalidBodyParam('password');
  }
  const { props, notify_props, timezone, ...texts } = without(given, 'id', 'password');
  return json(
    userView(
      sandbox,
      updateAccount(sandbox, {
        ...former,
        ...texts,
        username: texts.username.toLowerCase(),
        email: texts.email.toLowerCase(),
        props: props ?? {},
        notify_props: notify_props ?? former.notify_props,
        timezone: timezone ?? former.timezone,
      }),
      'self',
    ),
  );
}

function patch(sandbox: Sandbox, call: Call) {
  const id = call.id('user_id');
  const { password, ...given } = call.body(PATCH, 'user');
  if (!sandbox.permissions.mayActForOrBot(call.session, id)) throw forbidden();
  const former = sandbox.world.users.get(id);
  if (former === undefined) throw invalidBodyParam('user_id');
  needAdminForAdmin(sandbox, call, former);
  if (given.email !== undefined && given.email !== former.email && call.me === id) {
    if (password === undefined) throw invalidBodyParam('password');
    if (!matchesPassword(password, former.password)) {
      throw new AppError('api.user.check_user_password.invalid.app_error', 401);
    }
  }
  const changes = Object.entries(given).filter(([, value]) => value !== undefined);
  const changed = { ...former, ...Object.fromEntries(changes) };
  const lowered = {
    ...changed,
    username: changed.username.toLowerCase(),
    email: changed.email.toLowerCase(),
  };
  return json(userView(sandbox, updateAccount(sandbox, lowered), 'self'));
}

function editable(sandbox: Sandbox, call: Call, id: string): User {
  if (!sandbox.permissions.mayActForOrBot(call.session, id)) throw forbidden();
  const user = findUser(sandbox, id);
  needAdminForAdmin(sandbox, call, user);
  return user;
}

function needAdminForAdmin(sandbox: Sandbox, call: Call, user: User): void {
  if (isSystemAdmin(user)) sandbox.permissions.needSystem(call.session, 'manage_system');
}

function deactivate(sandbox: Sandbox, call: Call) {
  const id = call.id('user_id');
  if (!sandbox.permissions.mayActForOrBot(call.session, id)) throw forbidden();
  const mayLeave =
    sandbox.config().TeamSettings.EnableUserDeactivation ||
    sandbox.permissions.onSystem(call.me, 'manage_system');
  if (id === call.me && !mayLeave) {
    throw new AppError('api.user.update_active.not_enable.app_error', 401);
  }
  const user = findUser(sandbox, id);
  needAdminForAdmin(sandbox, call, user);
  if (call.flag('permanent')) throw new AppError('api.user.delete_user.not_enabled.app_error', 401);
  setActive(sandbox, user, false);
  return ok();
}

function changeActive(sandbox: Sandbox, call: Call) {
  const id = call.id('user_id');
  const { active } = valuesOf(call);
  if (typeof active !== 'boolean') throw invalidBodyParam('active');
  const isOwnEnd = !active && id === call.me;
  if (
    !isOwnEnd &&
    !sandbox.permissions.onSystem(call.me, 'sysconsole_write_user_management_users')
  ) {
    throw new AppError('api.user.update_active.permissions.app_error', 403);
  }
  if (isOwnEnd && !sandbox.config().TeamSettings.EnableUserDeactivation) {
    throw new AppError('api.user.update_active.not_enable.app_error', 401);
  }
  const user = findUser(sandbox, id);
  needAdminForAdmin(sandbox, call, user);
  setActive(sandbox, user, active);
  sandbox.hub.emit('user_activation_status_change', {});
  return ok();
}

const NEW_SYSTEM_ROLES = [
  'system_user_manager',
  'system_read_only_admin',
  'system_manager',
  'system_custom_group_admin',
];

/** Whether the text names roles as a person may have them: a person is always a user or a guest. */
export function areUserRoles(roles: string): boolean {
  const names = roles.split(/\s+/).filter((name) => name !== '');
  return names.every((name) => /^[a-z0-9_]{1,64}$/.test(name)) && isNoBareAdmin(names);
}

function isNoBareAdmin(names: readonly string[]): boolean {
  return !(names.length === 1 && names[0] === 'system_admin');
}

function changeRoles(sandbox: Sandbox, call: Call) {
  const id = call.id('user_id');
  const roles = textsOf(call)['roles'] ?? '';
  if (!areUserRoles(roles)) throw invalidBodyParam('roles');
  const names = roles.split(/\s+/).filter((name) => name !== '');
  if (names.some((name) => NEW_SYSTEM_ROLES.includes(name))) {
    throw new AppError('api.user.update_user_roles.license.app_error', 400);
  }
  sandbox.permissions.needSystem(call.session, 'manage_roles');
  const user = sandbox.world.users.get(id);
  if (user === undefined) throw new AppError('app.user.missing_account.const', 400);
  checkRolesExist(sandbox, names);
  if (isSystemAdmin(user) && !names.includes('system_admin')) needAnotherAdmin(sandbox, user);
  sandbox.world.users.put({ ...user, roles, update_at: sandbox.clock.now() });
  for (const session of sandbox.world.sessionsOfUser.all(id)) {
    sandbox.world.sessions.put({ ...session, roles });
  }
  sandbox.hub.emit('user_role_updated', { user_id: id, roles }, { user_id: id });
  return ok();
}

function checkRolesExist(sandbox: Sandbox, names: readonly string[]): void {
  const known = names.every((name) => sandbox.world.rolesByName.one(name) !== undefined);
  if (!known) throw new AppError('app.role.check_roles_exist.role_not_found', 400);
}

function needAnotherAdmin(sandbox: Sandbox, user: User): void {
  for (const other of sandbox.world.users.values()) {
    const isAnother = other.id !== user.id && !sandbox.world.bots.has(other.id);
    if (isAnother && other.delete_at === 0 && isSystemAdmin(other)) return;
  }
  throw new AppError('app.user.update.lastAdmin.app_error', 400);
}

function changePassword(sandbox: Sandbox, call: Call) {
  const id = call.id('user_id');
  const given = textsOf(call);
  const user = sandbox.world.users.get(id);
  const permission =
    user !== undefined && isSystemAdmin(user)
      ? 'manage_system'
      : 'sysconsole_write_user_management_users';
  const mayForOthers = user !== undefined && sandbox.permissions.onSystem(call.me, permission);
  const isHashed = given['already_hashed'] === 'true';
  if (isHashed && id === call.me && !mayForOthers) {
    throw new AppError('api.user.update_password.user_and_hashed.app_error', 401);
  }
  if (id === call.me) checkCurrent(sandbox, call, given['current_password'] ?? '');
  else if (!mayForOthers) throw new AppError('api.user.update_password.context.app_error', 403);
  const password = given['new_password'] ?? '';
  checkPassword(sandbox, password);
  const current = findUser(sandbox, id);
  const now = sandbox.clock.now();
  sandbox.world.users.put({
    ...current,
    password: hashPassword(password),
    last_password_update: now,
    update_at: now,
    failed_attempts: 0,
  });
  for (const session of sandbox.world.sessionsOfUser.all(id)) {
    if (session.id !== call.session.id) sandbox.world.sessions.remove(session.token);
  }
  return ok();
}

function checkCurrent(sandbox: Sandbox, call: Call, password: string): void {
  if (password === '') throw invalidBodyParam('current_password');
  if (matchesPassword(password, findUser(sandbox, call.me).password)) return;
  throw new AppError('api.user.update_password.incorrect.app_error', 400);
}
