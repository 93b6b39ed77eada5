import { lengthOf } from '../http/code-points.ts';
import { AppError } from '../http/app-error.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Bot, User } from '../state/entities.ts';
import { checkAccount, checkAccountIsUnique, isUsername } from './account-rules.ts';
import { announceAccount, newUser } from './accounts.ts';
import { createPost } from './create-post.ts';
import { directChannel } from './direct-channels.ts';

import { endSessions } from './sessions.ts';

const DISPLAY_NAME_LENGTH = 64;
const DESCRIPTION_LENGTH = 1024;
const WELCOME = 'api.bot.teams_channels.add_message_mobile';

export interface BotDraft {
  readonly username: string;
  readonly display_name: string;
  readonly description: string;
  readonly owner_id: string;
}

/** Makes a bot with its account; its owner gets a direct message from it. */
export function createBot(sandbox: Sandbox, draft: BotDraft): Bot {
  checkBot(draft);
  const user: User = {
    ...newUser(
      sandbox,
      {
        username: draft.username,
        email: `${draft.username}@localhost`,
        first_name: draft.display_name,
      },
      'system_user',
    ),
    remote_id: null,
  };
  checkAccount(user);
  checkAccountIsUnique(sandbox, user);
  sandbox.world.users.put(user);
  const bot = saveBot(sandbox, user, draft);
  if (sandbox.world.users.has(draft.owner_id)) welcome(sandbox, bot);
  return bot;
}

function saveBot(sandbox: Sandbox, user: User, draft: BotDraft): Bot {
  const now = sandbox.clock.now();
  return sandbox.world.bots.put({
    user_id: user.id,
    display_name: draft.display_name,
    description: draft.description,
    owner_id: draft.owner_id,
    create_at: now,
    update_at: now,
    delete_at: 0,
  });
}

function welcome(sandbox: Sandbox, bot: Bot): void {
  const channel = directChannel(sandbox, bot.user_id, bot.owner_id);
  createPost(sandbox, {
    channel_id: channel.id,
    user_id: bot.user_id,
    message: new AppError(WELCOME, 200).message,
    type: 'system_add_bot_teams_channels',
    remote_id: null,
  });
}

function checkBot(draft: Pick<BotDraft, 'username' | 'display_name' | 'description'>): void {
  const refuse = (what: string): never => {
    throw new AppError(`model.bot.is_valid.${what}.app_error`, 400);
  };
  if (!isUsername(draft.username)) refuse('username');
  if (lengthOf(draft.display_name) > DISPLAY_NAME_LENGTH) refuse('user_id');
  if (lengthOf(draft.description) > DESCRIPTION_LENGTH) refuse('description');
}

export interface BotChanges {
  readonly username: string | undefined;
  readonly display_name: string | undefined;
  readonly description: string | undefined;
}

/** Changes a bot's texts, and its account's with them; the same texts again change nothing. */
export function changeBot(sandbox: Sandbox, bot: Bot, changes: BotChanges): Bot {
  const user = sandbox.world.users.get(bot.user_id);
  if (user === undefined) throw new AppError('app.user.missing_account.const', 404);
  const texts = {
    username: changes.username ?? user.username,
    display_name: changes.display_name ?? bot.display_name,
    description: changes.description ?? bot.description,
  };
  const isSame =
    texts.username === user.username &&
    texts.display_name === bot.display_name &&
    texts.description === bot.description;
  if (isSame) return bot;
  const now = sandbox.clock.now();
  const changed: User = {
    ...user,
    username: texts.username,
    email: `${texts.username}@localhost`,
    first_name: texts.display_name,
    update_at: now,
  };
  checkAccount(changed);
  checkAccountIsUnique(sandbox, changed);
  checkBot(texts);
  sandbox.world.users.put(changed);
  const { display_name, description } = texts;
  const kept = sandbox.world.bots.put({ ...bot, display_name, description, update_at: now });
  announceAccount(sandbox, changed);
  return kept;
}

/** Makes a bot of a person: they own themselves, and their sessions end. */
export function convertToBot(sandbox: Sandbox, user: User): Bot {
  const bot = saveBot(sandbox, user, {
    username: user.username,
    display_name: user.username,
    description: '',
    owner_id: user.id,
  });
  endSessions(sandbox, user.id);
  return bot;
}
