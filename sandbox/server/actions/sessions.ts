import { newId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import type { AccessToken, Session, User } from '../state/entities.ts';

const HOUR = 3_600_000;
/** Personal access tokens do not end. */
const TOKEN_SESSION_HOURS = 100 * 365 * 24;

/** The living session of a token; a personal access token opens one at its first use. */
export function sessionOf(sandbox: Sandbox, token: string): Session | undefined {
  const session = sandbox.world.sessions.get(token) ?? sessionOfAccessToken(sandbox, token);
  if (session === undefined) return undefined;
  const isOver = session.expires_at !== 0 && session.expires_at < sandbox.clock.now();
  return isOver ? undefined : session;
}

export interface NewSession {
  readonly user: User;
  readonly hours: number;
  readonly props: Readonly<Record<string, string>>;
  readonly token?: string;
}

/** Opens a session; its token is the answer's header `token`. */
export function openSession(sandbox: Sandbox, given: NewSession): Session {
  const now = sandbox.clock.now();
  return sandbox.world.sessions.put({
    id: newId(),
    token: given.token ?? newId(),
    create_at: now,
    expires_at: now + given.hours * HOUR,
    last_activity_at: now,
    user_id: given.user.id,
    device_id: '',
    roles: given.user.roles,
    is_oauth: false,
    props: { csrf: newId(), ...given.props },
  });
}

/** Ends every session of a person; personal access tokens open new ones if they still may. */
export function endSessions(sandbox: Sandbox, userId: string): void {
  for (const session of sandbox.world.sessionsOfUser.all(userId)) {
    sandbox.world.sessions.remove(session.token);
  }
}

function sessionOfAccessToken(sandbox: Sandbox, token: string): Session | undefined {
  const found = sandbox.world.accessTokensByToken.one(token);
  const user = found && sandbox.world.users.get(found.user_id);
  if (found === undefined || user === undefined || !mayUse(sandbox, found, user)) return undefined;
  const isBot = sandbox.world.bots.has(user.id);
  return openSession(sandbox, {
    user,
    token,
    hours: TOKEN_SESSION_HOURS,
    props: {
      type: 'UserAccessToken',
      user_access_token_id: found.id,
      ...(isBot ? { is_bot: 'true' } : {}),
      is_guest: String(user.roles.includes('system_guest')),
    },
  });
}

function mayUse(sandbox: Sandbox, token: AccessToken, user: User): boolean {
  if (!token.is_active || user.delete_at !== 0) return false;
  return sandbox.world.bots.has(user.id) || sandbox.config().ServiceSettings.EnableUserAccessTokens;
}
