import {
  postDisplayNameChange,
  postHeaderChange,
  postPurposeChange,
} from '../../actions/channel-changes.ts';
import { updateChannel } from '../../actions/channels.ts';
import { addToChannel, removeFromChannel, TOWN_SQUARE } from '../../actions/join-channel.ts';
import { AppError, messageOf } from '../../http/app-error.ts';
import type { Sandbox } from '../../sandbox.ts';
import type { Channel } from '../../state/entities.ts';
import { pairKey } from '../../state/world.ts';
import { goTo, whisper } from './builtin-answer.ts';
import type { Builtin } from './builtin-answer.ts';
import { SILENCE } from './command-response.ts';
import type { CommandResponse } from './command-response.ts';
import type { TypedCommand } from './typed-command.ts';

type Attempt = () => CommandResponse;

/** What an attempt answers, or the given sentence if the server refuses it. */
function attempt(act: Attempt, refusal: (error: AppError) => CommandResponse): CommandResponse {
  try {
    return act();
  } catch (error) {
    if (error instanceof AppError) return refusal(error);
    throw error;
  }
}

/** `/join ~name` */
export const join: Builtin = (sandbox, call) => {
  const { message, team, user } = call;
  const name = message.startsWith('~') ? message.slice(1) : message.toLowerCase();
  const channel = sandbox.world.channelsByName.one(pairKey(team.id, name));
  if (channel?.delete_at !== 0) return whisper('api.command_join.list.app_error');
  const permission = channel.type === 'O' ? 'join_public_channels' : 'read_channel';
  const failed = () => whisper('api.command_join.fail.app_error');
  if (!sandbox.permissions.onChannel(user.id, channel.id, permission)) return failed();
  const isMember = sandbox.world.channelMembers.has(pairKey(channel.id, user.id));
  if (channel.type !== 'O' && !isMember) return failed();
  return attempt(() => {
    addToChannel(sandbox, channel, { userId: user.id, requestorId: user.id });
    return goTo(call, channel.name);
  }, failed);
};

/** `/leave`: the page goes to town-square, which itself cannot be left. */
export const leave: Builtin = (sandbox, call) => {
  const { channel, user } = call;
  if (channel.type === 'D' || channel.type === 'G')
    return whisper('api.command_leave.fail.app_error');
  return attempt(
    () => {
      removeFromChannel(sandbox, channel, { userId: user.id, removerId: user.id });
      return goTo(call, TOWN_SQUARE);
    },
    () =>
      channel.name === TOWN_SQUARE
        ? whisper('api.channel.leave.default.app_error', { Channel: TOWN_SQUARE })
        : whisper('api.command_leave.fail.app_error'),
  );
};

/** `/header text` */
export const header: Builtin = (sandbox, call) => {
  const isMember = sandbox.world.channelMembers.has(pairKey(call.channel.id, call.user.id));
  const isFree = isDirect(call.channel) && isMember;
  if (!isFree && !mayManage(sandbox, call, 'properties')) {
    return whisper('api.command_channel_header.permission.app_error');
  }
  if (call.message === '') return whisper('api.command_channel_header.message.app_error');
  const from = call.channel.header;
  return change(sandbox, {
    changed: { ...call.channel, header: call.message },
    say: (channel) => {
      postHeaderChange(sandbox, { channel, user: call.user, from, to: call.message });
    },
    refusal: (error) => tooLong(error, { what: 'header', most: 1024 }),
  });
};

/** `/purpose text` */
export const purpose: Builtin = (sandbox, call) => {
  if (isDirect(call.channel)) return whisper('api.command_channel_purpose.direct_group.app_error');
  if (!mayManage(sandbox, call, 'properties')) {
    return whisper('api.command_channel_purpose.permission.app_error');
  }
  if (call.message === '') return whisper('api.command_channel_purpose.message.app_error');
  const from = call.channel.purpose;
  return change(sandbox, {
    changed: { ...call.channel, purpose: call.message },
    say: (channel) => {
      postPurposeChange(sandbox, { channel, user: call.user, from, to: call.message });
    },
    refusal: (error) => tooLong(error, { what: 'purpose', most: 250 }),
  });
};

/** `/rename text`: the name that is shown; lengths count bytes. */
export const rename: Builtin = (sandbox, call) => {
  if (isDirect(call.channel)) return whisper('api.command_channel_rename.direct_group.app_error');
  if (!mayManage(sandbox, call, 'properties')) {
    return whisper('api.command_channel_rename.permission.app_error');
  }
  if (call.message === '') return whisper('api.command_channel_rename.message.app_error');
  if (Buffer.byteLength(call.message) > 64) {
    return whisper('api.command_channel_rename.too_long.app_error', { Length: 64 });
  }
  const from = call.channel.display_name;
  return change(sandbox, {
    changed: { ...call.channel, display_name: call.message },
    say: (channel) => {
      postDisplayNameChange(sandbox, { channel, user: call.user, from, to: call.message });
    },
    refusal: () => whisper('api.command_channel_rename.update_channel.app_error'),
  });
};

/** `/remove @name` and `/kick @name` */
export const remove: Builtin = (sandbox, call) => {
  const { channel, message, user } = call;
  if (isDirect(channel)) return whisper('api.command_remove.direct_group.app_error');
  if (!mayManage(sandbox, call, 'members'))
    return whisper('api.command_remove.permission.app_error');
  if (message === '') return whisper('api.command_remove.message.app_error');
  const name = (message.split(' ')[0] ?? '').replace(/^@/, '');
  const target = sandbox.world.usersByName.one(name);
  if (target?.delete_at !== 0) return whisper('api.command_remove.missing.app_error');
  if (!sandbox.world.channelMembers.has(pairKey(channel.id, target.id))) {
    return whisper('api.command_remove.user_not_in_channel', { Username: target.username });
  }
  return attempt(
    () => {
      removeFromChannel(sandbox, channel, { userId: target.id, removerId: user.id });
      return SILENCE;
    },
    (error) => ({ ...SILENCE, response_type: 'ephemeral', text: error.message }),
  );
};

/** `/invite @name… ~channel…`: without channel, into the one where it is typed. */
export const invite: Builtin = (sandbox, call) => {
  const words = call.message.split(' ').filter((word) => word !== '');
  const lines: string[] = [];
  const names = words.filter(
    (word, place) => word.startsWith('@') || (place === 0 && !word.startsWith('~')),
  );
  const people = names.flatMap((word) => {
    const name = word.replace(/^@/, '');
    const found = sandbox.world.usersByName.one(name);
    if (found?.delete_at === 0) return [found];
    lines.push(messageOf('api.command_invite.missing_user.app_error', { User: name }));
    return [];
  });
  const wanted = words
    .filter((word) => !names.includes(word))
    .map((word) => word.replace(/^~/, ''));
  const channels = wanted.flatMap((name) => {
    const found = sandbox.world.channelsByName.one(pairKey(call.team.id, name));
    if (found?.delete_at === 0) return [found];
    lines.push(messageOf('api.command_invite.channel.error', { Channel: name }));
    return [];
  });
  if (people.length === 0 || (channels.length === 0 && lines.length > 0)) {
    return told(
      lines.length === 0 ? [messageOf('api.command_invite.missing_message.app_error', {})] : lines,
    );
  }
  for (const channel of channels.length === 0 ? [call.channel] : channels) {
    const first = people[0]?.username ?? '';
    const refusal = inviteRefusal(sandbox, call, { channel, first });
    if (refusal !== undefined) lines.push(refusal);
    else lines.push(...people.flatMap((user) => inviteOne(sandbox, call, { channel, user })));
  }
  return told(lines);
};

function inviteRefusal(
  sandbox: Sandbox,
  call: TypedCommand,
  { channel, first }: { readonly channel: Channel; readonly first: string },
): string | undefined {
  if (isDirect(channel)) return messageOf('api.command_invite.directchannel.app_error', {});
  if (mayManage(sandbox, { ...call, channel }, 'members')) return undefined;
  const isMember = sandbox.world.channelMembers.has(pairKey(channel.id, call.user.id));
  return channel.type === 'O' || isMember
    ? messageOf('api.command_invite.permission.app_error', { User: first, Channel: channel.name })
    : messageOf('api.command_invite.private_channel.app_error', { Channel: channel.name });
}

function inviteOne(
  sandbox: Sandbox,
  call: TypedCommand,
  { channel, user }: { readonly channel: Channel; readonly user: TypedCommand['user'] },
): readonly string[] {
  const User = `@${user.username}`;
  if (sandbox.world.channelMembers.has(pairKey(channel.id, user.id))) {
    return [`${User} is already in the channel.`];
  }
  const isInTeam =
    sandbox.world.teamMembers.get(pairKey(channel.team_id, user.id))?.delete_at === 0;
  if (!isInTeam) {
    const params = { Users: User, Team: call.team.display_name };
    return [messageOf('api.command_invite.user_not_in_team.app_error', params)];
  }
  addToChannel(sandbox, channel, { userId: user.id, requestorId: call.user.id });
  if (channel.id === call.channel.id) return [];
  return [messageOf('api.command_invite.success', { User, Channel: channel.name })];
}

function told(lines: readonly string[]): CommandResponse {
  return { ...SILENCE, response_type: 'ephemeral', text: lines.join('\n') };
}

interface ChannelChange {
  readonly changed: Channel;
  readonly say: (channel: Channel) => void;
  readonly refusal: (error: AppError) => CommandResponse;
}

function change(sandbox: Sandbox, wanted: ChannelChange): CommandResponse {
  return attempt(() => {
    wanted.say(updateChannel(sandbox, wanted.changed));
    return SILENCE;
  }, wanted.refusal);
}

function tooLong(
  error: AppError,
  { what, most }: { readonly what: string; readonly most: number },
): CommandResponse {
  const id = `api.command_channel_${what}.update_channel`;
  return error.id === `model.channel.is_valid.${what}.app_error`
    ? whisper(`${id}.max_length`, { MaxLength: most })
    : whisper(`${id}.app_error`);
}

function isDirect(channel: Channel): boolean {
  return channel.type === 'D' || channel.type === 'G';
}

function mayManage(
  sandbox: Sandbox,
  { channel, user }: Pick<TypedCommand, 'channel' | 'user'>,
  what: 'members' | 'properties',
): boolean {
  const kind = channel.type === 'O' ? 'public' : 'private';
  return sandbox.permissions.onChannel(user.id, channel.id, `manage_${kind}_channel_${what}`);
}
