import { AppError, invalidBodyParam, invalidUrlParam } from '../http/app-error.ts';
import { json, ok } from '../http/answer.ts';
import { givenToken } from '../http/authentication.ts';
import type { Call } from '../http/call.ts';
import type { Router } from '../http/router.ts';
import { textsOf } from '../http/shapes.ts';
import { findUser } from '../actions/find.ts';
import { matchesPassword } from '../actions/passwords.ts';
import { endSessions, openSession } from '../actions/sessions.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Session, User } from '../state/entities.ts';
import { userView } from '../views/user-view.ts';

const HOUR_S = 3600;

/** Logging in and out, and the sessions that come of it. */
export function registerLoginRoutes(router: Router, sandbox: Sandbox): void {
  router.post('/api/v4/users/login', (call) => login(sandbox, call), { session: false });
  router.post(
    '/api/v4/users/logout',
    (call) => {
      const given = givenToken(call.request);
      if (given !== undefined) sandbox.world.sessions.remove(given.token);
      return ok({ 'set-cookie': ['MMAUTHTOKEN=; Path=/; Max-Age=0; HttpOnly'] });
    },
    { session: false },
  );
  router.post('/api/v4/users/:user_id/reset_failed_attempts', (call) => unlock(sandbox, call));
  router.get('/api/v4/users/:user_id/sessions', (call) => {
    const id = call.id('user_id');
    sandbox.permissions.needActFor(call.session, id);
    return json(sandbox.world.sessionsOfUser.all(id).map(sessionView));
  });
  router.post('/api/v4/users/:user_id/sessions/revoke', (call) => revoke(sandbox, call));
  router.post('/api/v4/users/:user_id/sessions/revoke/all', (call) => {
    const id = call.id('user_id');
    sandbox.permissions.needActFor(call.session, id);
    endSessions(sandbox, id);
    return ok();
  });
}

function login(sandbox: Sandbox, call: Call) {
  const given = textsOf(call);
  const password = given['password'] ?? '';
  if (password === '') throw new AppError('api.user.login.blank_pwd.app_error', 400);
  const user = authenticated(sandbox, userToLogIn(sandbox, given), password);
  const hours = sandbox.config().ServiceSettings.SessionLengthWebInHours;
  const session = openSession(sandbox, {
    user,
    hours,
    props: {
      browser: 'Unknown/0.0',
      isMobile: 'false',
      isOAuthUser: 'false',
      isSaml: 'false',
      is_guest: 'false',
      os: '',
      platform: 'Unknown',
    },
  });
  const isBrowser = call.request.headers['x-requested-with'] === 'XMLHttpRequest';
  return json(userView(sandbox, user, 'self'), 200, {
    token: session.token,
    ...(isBrowser ? { 'set-cookie': cookies(session, hours) } : {}),
  });
}

function userToLogIn(sandbox: Sandbox, given: Readonly<Record<string, string>>): User | undefined {
  const id = given['id'] ?? '';
  if (id !== '') return sandbox.world.users.get(id);
  const loginId = (given['login_id'] ?? '').toLowerCase();
  return sandbox.world.usersByName.one(loginId) ?? sandbox.world.usersByEmail.one(loginId);
}

/** An unknown person and a wrong password get the same answer; what else stands in the way is named. */
function authenticated(sandbox: Sandbox, user: User | undefined, password: string): User {
  if (user === undefined) throw invalidCredentials(sandbox);
  if (user.delete_at !== 0) throw new AppError('api.user.login.inactive.app_error', 401);
  if (sandbox.world.bots.has(user.id)) {
    throw new AppError('api.user.login.bot_login_forbidden.app_error', 401);
  }
  if (user.failed_attempts >= sandbox.config().ServiceSettings.MaximumLoginAttempts) {
    throw new AppError('api.user.check_user_login_attempts.too_many.app_error', 401);
  }
  if (!matchesPassword(password, user.password)) {
    sandbox.world.users.put({ ...user, failed_attempts: user.failed_attempts + 1 });
    throw invalidCredentials(sandbox);
  }
  sandbox.world.users.put({ ...user, failed_attempts: 0 });
  return user;
}

function invalidCredentials(sandbox: Sandbox): AppError {
  const { EnableSignInWithEmail, EnableSignInWithUsername } = sandbox.config().EmailSettings;
  const by = [
    ...(EnableSignInWithEmail ? ['email'] : []),
    ...(EnableSignInWithUsername ? ['username'] : []),
  ];
  const suffix = by.length === 1 ? (by[0] ?? '') : 'email_username';
  return new AppError(`api.user.login.invalid_credentials_${suffix}`, 401);
}

function cookies(session: Session, hours: number): readonly string[] {
  const expires = new Date(session.expires_at).toUTCString();
  const life = `Path=/; Expires=${expires}; Max-Age=${String(hours * HOUR_S)}`;
  return [
    `MMAUTHTOKEN=${session.token}; ${life}; HttpOnly`,
    `MMUSERID=${session.user_id}; ${life}`,
    `MMCSRF=${session.props['csrf'] ?? ''}; ${life}`,
  ];
}

function unlock(sandbox: Sandbox, call: Call) {
  const id = call.id('user_id');
  if (!sandbox.permissions.onSystem(call.me, 'sysconsole_write_user_management_users')) {
    throw new AppError('api.user.reset_password_failed_attempts.permissions.app_error', 403);
  }
  const user = findUser(sandbox, id);
  sandbox.world.users.put({ ...user, failed_attempts: 0 });
  return ok();
}

function sessionView(session: Session): Record<string, unknown> {
  return {
    ...session,
    token: '',
    expired_notify: false,
    team_members: [],
    local: false,
  };
}

function revoke(sandbox: Sandbox, call: Call) {
  const id = call.id('user_id');
  sandbox.permissions.needActFor(call.session, id);
  const sessionId = textsOf(call)['session_id'] ?? '';
  if (sessionId === '') throw invalidBodyParam('session_id');
  const session = [...sandbox.world.sessions.values()].find((row) => row.id === sessionId);
  if (session === undefined) throw new AppError('app.session.get.app_error', 400);
  if (session.user_id !== id) throw invalidUrlParam('user_id');
  sandbox.world.sessions.remove(session.token);
  return ok();
}
