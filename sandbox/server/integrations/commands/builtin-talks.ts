import { createPost } from '../../actions/create-post.ts';
import { directChannel, groupChannel } from '../../actions/direct-channels.ts';
import { AppError } from '../../http/app-error.ts';
import type { Sandbox } from '../../sandbox.ts';
import { goTo, whisper } from './builtin-answer.ts';
import type { Builtin } from './builtin-answer.ts';
import type { CommandResponse } from './command-response.ts';
import type { TypedCommand } from './typed-command.ts';

const GROUP_LEAST = 3;
const GROUP_MOST = 8;

/** `/msg @name text`: opens the direct channel, and says the text there if there is one. */
export const message: Builtin = (sandbox, call) => {
  const [first = '', ...rest] = call.message.split(' ');
  return sayTo(sandbox, call, { name: first.replace(/^@/, ''), text: rest.join(' ') });
};

/** `/groupmsg @name,@name text`: with one name it is a direct message. */
export const groupMessage: Builtin = (sandbox, call) => {
  const { names, text } = namesAndText(call.message);
  const people = names.map((name) => sandbox.world.usersByName.one(name));
  const unknown = names.filter((_name, place) => people[place] === undefined);
  if (unknown.length > 0) return unfound(unknown);
  const ids = people.map((user) => user?.id ?? '');
  const all = [...new Set([call.user.id, ...ids])];
  const [, only] = all;
  if (all.length === 2 && only !== undefined) {
    return sayTo(sandbox, call, { name: sandbox.world.users.get(only)?.username ?? '', text });
  }
  if (all.length < GROUP_LEAST) {
    return whisper('api.command_groupmsg.min_users.app_error', { MinUsers: GROUP_LEAST - 1 });
  }
  if (all.length > GROUP_MOST) {
    return whisper('api.command_groupmsg.max_users.app_error', { MaxUsers: GROUP_MOST - 1 });
  }
  if (!sandbox.permissions.onSystem(call.user.id, 'create_group_channel')) {
    return whisper('api.command_groupmsg.permission.app_error');
  }
  const channel = groupChannel(sandbox, all);
  if (text !== '' && !posted(sandbox, call, { channelId: channel.id, text })) {
    return whisper('api.command_groupmsg.fail.app_error');
  }
  return { ...goTo(call, channel.name), response_type: 'ephemeral' };
};

function sayTo(
  sandbox: Sandbox,
  call: TypedCommand,
  said: { readonly name: string; readonly text: string },
): CommandResponse {
  const target = sandbox.world.usersByName.one(said.name);
  if (target === undefined || target.id === call.user.id) {
    return whisper('api.command_msg.missing.app_error');
  }
  if (!sandbox.permissions.onSystem(call.user.id, 'create_direct_channel')) {
    return whisper('api.command_msg.permission.app_error');
  }
  const channel = directChannel(sandbox, call.user.id, target.id);
  if (said.text !== '' && !posted(sandbox, call, { channelId: channel.id, text: said.text })) {
    return whisper('api.command_msg.fail.app_error');
  }
  return { ...goTo(call, channel.name), response_type: 'ephemeral' };
}

function posted(
  sandbox: Sandbox,
  call: TypedCommand,
  { channelId, text }: { readonly channelId: string; readonly text: string },
): boolean {
  try {
    createPost(sandbox, {
      user_id: call.user.id,
      channel_id: channelId,
      message: text,
      remote_id: null,
    });
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

function unfound(names: readonly string[]): CommandResponse {
  const people = names.length === 1 ? 'user' : 'users';
  const text = `Unable to find the ${people}: @${names.join(', @')}`;
  return { ...whisper(''), text };
}

/** The names are apart by commas; the text begins after the first name that another word follows. */
function namesAndText(source: string): {
  readonly names: readonly string[];
  readonly text: string;
} {
  const names: string[] = [];
  for (const [place, part] of source.split(',').entries()) {
    const words = part
      .trim()
      .replace(/^@/, '')
      .split(/\s+/)
      .filter((word) => word !== '');
    const [name] = words;
    if (name !== undefined) names.push(name);
    if (name !== undefined && words.length > 1) {
      const rest = source.split(',').slice(place).join(',').trim().replace(/^@/, '');
      return { names, text: rest.slice(name.length).trim() };
    }
  }
  return { names, text: '' };
}
