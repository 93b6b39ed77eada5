import * as z from 'zod/mini';
import { channelMemberSchema, channelSchema, postListSchema } from '../client/model.ts';
import { api, type SessionDeps } from './deps.ts';
import { loadPeople } from './people.ts';

/** Shows a channel and marks it as read; its posts are fetched at the first visit. */
export async function enterChannel(deps: SessionDeps, channelId: string): Promise<void> {
  const { store } = deps;
  const before = store.getState();
  const { channels, myMembers } = before.entities.channels;
  const from = myMembers[channelId]?.last_viewed_at ?? 0;
  const unread = { from, to: channels[channelId]?.last_post_at ?? 0 };
  if (before.entities.channels.currentChannelId !== channelId) {
    store.dispatch({ type: 'SELECT_CHANNEL', data: channelId, unread });
  }
  if (before.page.loadedChannels[channelId] === undefined) await loadPosts(deps, channelId);
  await markRead(deps, channelId);
}

/** The latest posts of a channel, or those before a post. */
export async function loadPosts(deps: SessionDeps, channelId: string, before = ''): Promise<void> {
  const range = before === '' ? '' : `&before=${before}`;
  const path = `${api}/channels/${channelId}/posts?per_page=60${range}`;
  const { posts, prev_post_id } = await deps.rest.get(path, postListSchema);
  const all = Object.values(posts);
  await loadPeople(
    deps,
    all.map((post) => post.user_id),
  );
  deps.store.dispatch({ type: 'RECEIVED_POSTS', data: all });
  const hasOlder = prev_post_id !== '';
  deps.store.dispatch({ type: 'CHANNEL_LOADED', data: channelId, hasOlder });
}

export async function markRead({ rest, store }: SessionDeps, channelId: string): Promise<void> {
  const lastPost = store.getState().entities.channels.channels[channelId]?.last_post_at ?? 0;
  store.dispatch({ type: 'CHANNEL_READ', data: channelId, at: lastPost });
  const { currentUserId } = store.getState().entities.users;
  const body = { channel_id: channelId };
  await rest.post(`${api}/channels/members/${currentUserId}/view`, body, z.unknown());
}

/** A channel that the person has just come into, or whose description changed. */
export async function refreshChannel(deps: SessionDeps, channelId: string): Promise<void> {
  const { rest, store } = deps;
  const channel = await rest.get(`${api}/channels/${channelId}`, channelSchema);
  const { currentUserId } = store.getState().entities.users;
  const path = `${api}/channels/${channelId}/members/${currentUserId}`;
  const member = await rest.get(path, channelMemberSchema);
  store.dispatch({ type: 'RECEIVED_CHANNELS', data: [channel] });
  store.dispatch({ type: 'RECEIVED_MY_CHANNEL_MEMBERS', data: [member] });
  const ids = channel.type === 'D' ? channel.name.split('__') : [];
  await loadPeople(deps, ids);
}

/** Opens (and makes, if need be) the direct channel with somebody; answers its id. */
export async function openDirectChannel(deps: SessionDeps, userId: string): Promise<string> {
  const { rest, store } = deps;
  const { currentUserId } = store.getState().entities.users;
  const channel = await rest.post(`${api}/channels/direct`, [currentUserId, userId], channelSchema);
  await refreshChannel(deps, channel.id);
  return channel.id;
}
