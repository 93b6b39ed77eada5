import { lengthOf } from '../http/code-points.ts';
import { AppError } from '../http/app-error.ts';
import { isId, newId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Channel, User } from '../state/entities.ts';
import { pairKey } from '../state/world.ts';
import { channelView } from '../views/channel-view.ts';
import { createSystemPost } from './create-post.ts';
import { findUser } from './find.ts';
import { enrol, postJoined, TOWN_SQUARE } from './join-channel.ts';

const NAME = /^[a-z0-9]+([a-z\-_0-9]+|(__)?)[a-z0-9]*$/;
const GROUP_NAME = /^[a-f0-9]{40}$/;
/** Characters the database has room for. */
const NAME_ROOM = 64;

export interface ChannelDraft {
  readonly team_id: string;
  readonly type: string;
  readonly name: string;
  readonly display_name: string;
  readonly header: string;
  readonly purpose: string;
  readonly creator_id: string;
  readonly shared: boolean | null;
}

/** Stores a channel without members; refuses what the server refuses. */
export function saveNewChannel(sandbox: Sandbox, draft: ChannelDraft): Channel {
  const now = sandbox.clock.now();
  const channel: Channel = {
    ...draft,
    display_name: draft.display_name.trim(),
    id: newId(),
    create_at: now,
    update_at: now,
    delete_at: 0,
    last_post_at: 0,
    total_msg_count: 0,
    extra_update_at: 0,
    props: null,
    group_constrained: null,
    total_msg_count_root: 0,
    last_root_post_at: 0,
    banner_info: null,
  };
  checkChannel(channel);
  checkNameIsFree(sandbox, channel);
  if (lengthOf(channel.name) > NAME_ROOM) {
    throw new AppError('app.channel.create_channel.internal_error', 500);
  }
  return sandbox.world.channels.put(channel);
}

/** A channel of a team, with its creator as administrator, the first message, and the creator's event. */
export function createTeamChannel(sandbox: Sandbox, draft: ChannelDraft): Channel {
  const count = sandbox.world.channelsOfTeam.count(draft.team_id);
  if (count === 0) throw new AppError('app.channel.get_channels.not_found.app_error', 404);
  const most = sandbox.config().TeamSettings.MaxChannelsPerTeam;
  if (count + 1 > most) {
    const params = { MaxChannelsPerTeam: most };
    throw new AppError('api.channel.create_channel.max_channel_limit.app_error', 400, { params });
  }
  const channel = saveNewChannel(sandbox, draft);
  enrol(sandbox, channel, { userId: draft.creator_id, isAdmin: true });
  postJoined(sandbox, channel, findUser(sandbox, draft.creator_id));
  sandbox.hub.emit(
    'channel_created',
    { channel_id: channel.id, team_id: channel.team_id },
    { user_id: draft.creator_id },
  );
  return channel;
}

function checkChannel(channel: Channel): void {
  const refuse = (what: string): never => {
    throw new AppError(`model.channel.is_valid.${what}.app_error`, 400);
  };
  if (lengthOf(channel.display_name) > 64) refuse('display_name');
  if (!NAME.test(channel.name)) refuse('1_or_more');
  if (!['O', 'P', 'D', 'G'].includes(channel.type)) refuse('type');
  if (lengthOf(channel.header) > 1024) refuse('header');
  if (lengthOf(channel.purpose) > 250) refuse('purpose');
  if (['O', 'P'].includes(channel.type) && isReservedName(channel.name)) refuse('name');
}

/** Names of direct and group channels are not for others. */
function isReservedName(name: string): boolean {
  const parts = name.split('__');
  return GROUP_NAME.test(name) || (parts.length === 2 && parts.every(isId));
}

function checkNameIsFree(sandbox: Sandbox, channel: Channel): void {
  const holder = sandbox.world.channelsByName.one(pairKey(channel.team_id, channel.name));
  if (holder !== undefined && holder.id !== channel.id) {
    throw new AppError('store.sql_channel.save_channel.exists.app_error', 400);
  }
}

/** Stores a changed channel and tells its members. Archived ones refuse. */
export function updateChannel(sandbox: Sandbox, changed: Channel): Channel {
  checkChannel(changed);
  if (changed.delete_at !== 0) throw new AppError('app.channel.update.bad_id', 400);
  checkNameIsFree(sandbox, changed);
  if (lengthOf(changed.name) > NAME_ROOM) {
    throw new AppError('app.channel.update_channel.internal_error', 500);
  }
  const channel = sandbox.world.channels.put({ ...changed, update_at: sandbox.clock.now() });
  sandbox.hub.emit(
    'channel_updated',
    { channel: JSON.stringify(channelView(channel)) },
    { channel_id: channel.id },
  );
  return channel;
}

/** Archives a channel, not town-square: its name stays taken. */
export function archiveChannel(sandbox: Sandbox, channel: Channel, user: User): void {
  if (channel.delete_at !== 0) {
    throw new AppError('api.channel.delete_channel.deleted.app_error', 400);
  }
  if (channel.name === TOWN_SQUARE) {
    const params = { Channel: TOWN_SQUARE };
    throw new AppError('api.channel.delete_channel.cannot.app_error', 400, { params });
  }
  sayInChannel(sandbox, channel, {
    user,
    message: `${user.username} archived the channel.`,
    type: 'system_channel_deleted',
  });
  const now = sandbox.clock.now();
  const current = sandbox.world.channels.get(channel.id) ?? channel;
  sandbox.world.channels.put({ ...current, delete_at: now, update_at: now });
  const data = { channel_id: channel.id, delete_at: now };
  sandbox.hub.emit('channel_deleted', data, audience(channel));
}

/** Brings an archived channel back. */
export function restoreChannel(sandbox: Sandbox, channel: Channel, user: User): Channel {
  if (channel.delete_at === 0) {
    throw new AppError('api.channel.restore_channel.restored.app_error', 400);
  }
  const now = sandbox.clock.now();
  const restored = sandbox.world.channels.put({ ...channel, delete_at: 0, update_at: now });
  sandbox.hub.emit('channel_restored', { channel_id: channel.id }, audience(channel));
  sayInChannel(sandbox, restored, {
    user,
    message: `${user.username} unarchived the channel.`,
    type: 'system_channel_restored',
  });
  return restored;
}

/** Makes a public channel private or the reverse; the whole team is told. */
export function convertChannel(
  sandbox: Sandbox,
  channel: Channel,
  to: { readonly type: 'O' | 'P'; readonly user: User },
): Channel {
  const converted = updateChannel(sandbox, { ...channel, type: to.type });
  sayInChannel(sandbox, converted, {
    user: to.user,
    message:
      to.type === 'O'
        ? 'This channel has been converted to a Public Channel and can be joined by any team member.'
        : 'This channel has been converted to a Private Channel.',
    type: 'system_change_chan_privacy',
  });
  sandbox.hub.emit('channel_converted', { channel_id: channel.id }, { team_id: channel.team_id });
  return converted;
}

function audience(
  channel: Channel,
): { readonly team_id: string } | { readonly channel_id: string } {
  return channel.type === 'O' ? { team_id: channel.team_id } : { channel_id: channel.id };
}

function sayInChannel(
  sandbox: Sandbox,
  channel: Channel,
  said: { readonly user: User; readonly message: string; readonly type: string },
): void {
  createSystemPost(sandbox, {
    channel_id: channel.id,
    user_id: said.user.id,
    message: said.message,
    type: said.type,
    props: { username: said.user.username },
  });
}
