import type { Sandbox } from '../sandbox.ts';
import type { Bot, User } from '../state/entities.ts';

/** Who looks at a profile. */
export type Onlooker = 'self' | 'administrator' | 'other';

/** What somebody sees of a person: others neither preferences of notification nor failed logins. */
export function userView(
  sandbox: Sandbox,
  user: User,
  onlooker: Onlooker,
): Record<string, unknown> {
  const { ShowEmailAddress, ShowFullName } = sandbox.config().PrivacySettings;
  const isOther = onlooker === 'other';
  const showName = !isOther || ShowFullName;
  return {
    id: user.id,
    create_at: user.create_at,
    update_at: user.update_at,
    delete_at: user.delete_at,
    username: user.username,
    ...(isOther ? { auth_data: '' } : {}),
    auth_service: '',
    email: isOther && !ShowEmailAddress ? '' : user.email,
    nickname: user.nickname,
    first_name: showName ? user.first_name : '',
    last_name: showName ? user.last_name : '',
    position: user.position,
    roles: user.roles,
    ...filled('props', user.props),
    ...(isOther ? {} : filled('notify_props', user.notify_props)),
    ...(onlooker === 'self' ? { last_password_update: user.last_password_update } : {}),
    ...(user.last_picture_update > 0 ? { last_picture_update: user.last_picture_update } : {}),
    ...(!isOther && user.failed_attempts > 0 ? { failed_attempts: user.failed_attempts } : {}),
    locale: user.locale,
    timezone: user.timezone,
    ...(user.remote_id === null ? {} : { remote_id: user.remote_id }),
    ...botKeys(sandbox.world.bots.get(user.id)),
    disable_welcome_email: false,
  };
}

/** The profile as that person may see it. */
export function userViewFor(
  sandbox: Sandbox,
  user: User,
  viewerId: string,
): Record<string, unknown> {
  if (user.id === viewerId) return userView(sandbox, user, 'self');
  return userViewOfOther(sandbox, user, viewerId);
}

/** As in lists: one's own entry looks like the others'. */
export function userViewOfOther(
  sandbox: Sandbox,
  user: User,
  viewerId: string,
): Record<string, unknown> {
  const isAdministrator = sandbox.permissions.onSystem(viewerId, 'manage_system');
  return userView(sandbox, user, isAdministrator ? 'administrator' : 'other');
}

function filled(
  key: string,
  texts: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  return Object.keys(texts).length === 0 ? {} : { [key]: texts };
}

function botKeys(bot: Bot | undefined): Readonly<Record<string, unknown>> {
  if (bot === undefined) return {};
  return {
    is_bot: true,
    ...(bot.description === '' ? {} : { bot_description: bot.description }),
  };
}
