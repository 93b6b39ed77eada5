import { AppError } from '../http/app-error.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Channel, ChannelMember, User } from '../state/entities.ts';
import { pairKey } from '../state/world.ts';
import { createSystemPost } from './create-post.ts';
import { findChannelMember, findTeamMember, findUser } from './find.ts';

export const TOWN_SQUARE = 'town-square';

const NOTIFY_PROPS = {
  channel_auto_follow_threads: 'off',
  desktop: 'default',
  email: 'default',
  ignore_channel_mentions: 'default',
  mark_unread: 'all',
  push: 'default',
};

/** A membership as it begins; nobody is told. */
export function enrol(
  sandbox: Sandbox,
  channel: Channel,
  who: { readonly userId: string; readonly isAdmin?: boolean },
): ChannelMember {
  return sandbox.world.channelMembers.put({
    channel_id: channel.id,
    user_id: who.userId,
    explicit_roles: '',
    last_viewed_at: 0,
    msg_count: 0,
    mention_count: 0,
    mention_count_root: 0,
    urgent_mention_count: 0,
    msg_count_root: 0,
    notify_props: NOTIFY_PROPS,
    last_update_at: sandbox.clock.now(),
    scheme_guest: false,
    scheme_user: true,
    scheme_admin: who.isAdmin ?? false,
  });
}

/** Adds a person to a channel of a team, with its events and its message; a member already stays as it is. */
export function addToChannel(
  sandbox: Sandbox,
  channel: Channel,
  who: { readonly userId: string; readonly requestorId: string; readonly postRootId?: string },
): ChannelMember {
  const existing = sandbox.world.channelMembers.get(pairKey(channel.id, who.userId));
  if (existing !== undefined) return existing;
  const user = findUser(sandbox, who.userId);
  if (user.delete_at !== 0) {
    throw new AppError('app.channel.add_member.deleted_user.app_error', 403);
  }
  const teamMember = findTeamMember(sandbox, channel.team_id, user.id);
  if (teamMember.delete_at !== 0) {
    throw new AppError('api.channel.add_user.to.channel.failed.deleted.app_error', 400);
  }
  const member = enrol(sandbox, channel, { userId: user.id });
  announceArrival(sandbox, channel, user.id);
  if (who.requestorId === user.id) postJoined(sandbox, channel, user);
  else postAdded(sandbox, channel, { user, byId: who.requestorId, rootId: who.postRootId ?? '' });
  return member;
}

function announceArrival(sandbox: Sandbox, channel: Channel, userId: string): void {
  const data = { user_id: userId, team_id: channel.team_id };
  sandbox.hub.emit('user_added', data, {
    channel_id: channel.id,
    omit_users: { [userId]: true },
  });
  sandbox.hub.emit('user_added', data, { channel_id: channel.id, user_id: userId });
}

/** "… joined the channel." */
export function postJoined(sandbox: Sandbox, channel: Channel, user: User): void {
  createSystemPost(sandbox, {
    channel_id: channel.id,
    user_id: user.id,
    message: `${user.username} joined the channel.`,
    type: 'system_join_channel',
    props: { username: user.username },
  });
}

/** "… added to the channel by …" */
export function postAdded(
  sandbox: Sandbox,
  channel: Channel,
  added: { readonly user: User; readonly byId: string; readonly rootId: string },
): void {
  const by = findUser(sandbox, added.byId);
  createSystemPost(sandbox, {
    channel_id: channel.id,
    user_id: by.id,
    root_id: added.rootId,
    message: `${added.user.username} added to the channel by ${by.username}.`,
    type: 'system_add_to_channel',
    props: {
      userId: by.id,
      username: by.username,
      addedUserId: added.user.id,
      addedUsername: added.user.username,
    },
  });
}

/** Takes a person out of a channel, at their own wish or another's; town-square cannot be left. */
export function removeFromChannel(
  sandbox: Sandbox,
  channel: Channel,
  who: { readonly userId: string; readonly removerId: string },
): void {
  const user = findUser(sandbox, who.userId);
  if (channel.name === TOWN_SQUARE) {
    const params = { Channel: TOWN_SQUARE };
    throw new AppError('api.channel.remove.default.app_error', 400, { params });
  }
  findChannelMember(sandbox, channel.id, user.id);
  sandbox.world.channelMembers.remove(pairKey(channel.id, user.id));
  sandbox.hub.emit(
    'user_removed',
    { user_id: user.id, remover_id: who.removerId },
    { channel_id: channel.id },
  );
  sandbox.hub.emit(
    'user_removed',
    { channel_id: channel.id, remover_id: who.removerId },
    { user_id: user.id },
  );
  postDeparture(sandbox, channel, { user, removerId: who.removerId });
}

function postDeparture(
  sandbox: Sandbox,
  channel: Channel,
  { user, removerId }: { readonly user: User; readonly removerId: string },
): void {
  const isOwnWish = user.id === removerId;
  createSystemPost(sandbox, {
    channel_id: channel.id,
    user_id: removerId,
    message: `@${user.username} ${isOwnWish ? 'left' : 'removed from'} the channel.`,
    type: isOwnWish ? 'system_leave_channel' : 'system_remove_from_channel',
    props: isOwnWish
      ? { username: user.username }
      : { removedUserId: user.id, removedUsername: user.username },
  });
}
