import { AppError } from '../http/app-error.ts';
import { newId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Bot, User } from '../state/entities.ts';
import { userView } from '../views/user-view.ts';
import { checkAccount, checkAccountIsUnique, countActivePeople } from './account-rules.ts';
import { checkPassword, hashPassword } from './passwords.ts';
import { endSessions } from './sessions.ts';
import { setOffline } from './statuses.ts';

const NOTIFY_PROPS = {
  channel: 'true',
  comments: 'never',
  desktop: 'mention',
  desktop_sound: 'true',
  desktop_threads: 'all',
  email: 'true',
  email_threads: 'all',
  first_name: 'false',
  mention_keys: '',
  push: 'mention',
  push_status: 'online',
  push_threads: 'all',
};
const TIMEZONE = { automaticTimezone: '', manualTimezone: '', useAutomaticTimezone: 'true' };

/** What may be said of a new account. */
export interface AccountDraft {
  readonly username: string;
  readonly email: string;
  readonly nickname?: string;
  readonly first_name?: string;
  readonly last_name?: string;
  readonly position?: string;
  readonly locale?: string;
  readonly timezone?: Readonly<Record<string, string>> | undefined;
  readonly props?: Readonly<Record<string, string>>;
  readonly notify_props?: Readonly<Record<string, string>>;
}

/** Makes an account for a person; the first of a server is its administrator. Everybody is told. */
export function createAccount(sandbox: Sandbox, draft: AccountDraft, password: string): User {
  if (countActivePeople(sandbox) >= sandbox.config().SandboxSettings.MaxActiveUsers) {
    throw new AppError('api.user.create_user.user_limits.exceeded', 400);
  }
  checkDomain(sandbox, draft.email);
  const isFirst = sandbox.world.users.size === 0;
  const fresh = newUser(sandbox, draft, isFirst ? 'system_admin system_user' : 'system_user');
  checkPassword(sandbox, password);
  checkAccount(fresh);
  checkAccountIsUnique(sandbox, fresh);
  const user = sandbox.world.users.put({ ...fresh, password: hashPassword(password) });
  for (const [category, name, value] of [
    ['recommended_next_steps', 'hide', 'false'],
    ['tutorial_step', user.id, '0'],
    ['system_notice', 'GMasDM', 'true'],
  ] as const) {
    sandbox.world.preferences.put({ user_id: user.id, category, name, value });
  }
  sandbox.hub.emit('new_user', { user_id: user.id });
  return user;
}

/** A user's row as it begins, not stored yet. */
export function newUser(sandbox: Sandbox, draft: AccountDraft, roles: string): User {
  const now = sandbox.clock.now();
  const hasNotifyProps = Object.keys(draft.notify_props ?? {}).length > 0;
  return {
    id: newId(),
    create_at: now,
    update_at: now,
    delete_at: 0,
    username: draft.username.toLowerCase(),
    password: '',
    email: draft.email.toLowerCase(),
    nickname: draft.nickname ?? '',
    first_name: draft.first_name ?? '',
    last_name: draft.last_name ?? '',
    position: draft.position ?? '',
    roles,
    props: draft.props ?? {},
    notify_props: hasNotifyProps ? (draft.notify_props ?? NOTIFY_PROPS) : NOTIFY_PROPS,
    last_password_update: now,
    last_picture_update: 0,
    failed_attempts: 0,
    locale: draft.locale === undefined || draft.locale === '' ? 'en' : draft.locale,
    timezone: draft.timezone ?? TIMEZONE,
    remote_id: '',
  };
}

function checkDomain(sandbox: Sandbox, email: string): void {
  const domains = sandbox.config().TeamSettings.RestrictCreationToDomains;
  const allowed = domains
    .toLowerCase()
    .split(/[\s,@]+/)
    .filter((domain) => domain !== '');
  if (allowed.length === 0) return;
  if (allowed.some((domain) => email.toLowerCase().endsWith(`@${domain}`))) return;
  throw new AppError('api.user.create_user.accepted_domain.app_error', 400);
}

/** Stores a changed account and tells everybody: each as far as they may see it. */
export function updateAccount(sandbox: Sandbox, changed: User): User {
  checkAccount(changed);
  checkAccountIsUnique(sandbox, changed);
  const user = sandbox.world.users.put({ ...changed, update_at: sandbox.clock.now() });
  announceAccount(sandbox, user);
  return user;
}

export function announceAccount(sandbox: Sandbox, user: User): void {
  const others = { omit_users: { [user.id]: true } };
  const shown = (onlooker: 'administrator' | 'other' | 'self') => ({
    user: userView(sandbox, user, onlooker),
  });
  sandbox.hub.emit('user_updated', shown('administrator'), { ...others, only: 'administrators' });
  sandbox.hub.emit('user_updated', shown('other'), { ...others, only: 'others' });
  sandbox.hub.emit('user_updated', shown('self'), { user_id: user.id });
}

/** Activates or deactivates an account. Deactivation ends its sessions and disables the bots it owns. */
export function setActive(sandbox: Sandbox, user: User, isActive: boolean): User {
  if (isActive) checkLimit(sandbox);
  const now = sandbox.clock.now();
  const changed = sandbox.world.users.put({
    ...user,
    update_at: now,
    delete_at: isActive ? 0 : now,
  });
  if (!isActive) {
    endSessions(sandbox, user.id);
    setOffline(sandbox, user.id, { isManual: false, isForced: true });
    disableBotsOf(sandbox, user.id);
  }
  announceAccount(sandbox, changed);
  return changed;
}

function checkLimit(sandbox: Sandbox): void {
  if (countActivePeople(sandbox) < sandbox.config().SandboxSettings.MaxActiveUsers) return;
  throw new AppError('app.user.update_active.user_limit.exceeded', 400);
}

function disableBotsOf(sandbox: Sandbox, ownerId: string): void {
  if (!sandbox.config().ServiceSettings.DisableBotsWhenOwnerIsDeactivated) return;
  for (const bot of sandbox.world.botsOfOwner.all(ownerId)) {
    if (bot.delete_at === 0 && bot.user_id !== ownerId) setBotActive(sandbox, bot, false);
  }
}

/** Enables or disables a bot with its account; one that is so already stays as it is. */
export function setBotActive(sandbox: Sandbox, bot: Bot, isActive: boolean): Bot {
  const user = sandbox.world.users.get(bot.user_id);
  if (user === undefined) throw new AppError('app.user.missing_account.const', 404);
  setActive(sandbox, user, isActive);
  if (isActive === (bot.delete_at === 0)) return bot;
  const now = sandbox.clock.now();
  return sandbox.world.bots.put({ ...bot, update_at: now, delete_at: isActive ? 0 : now });
}
