import type { Sandbox } from '../sandbox.ts';
import type { Channel, ChannelMember, Post } from '../state/entities.ts';
import { findChannel, findChannelMember } from './find.ts';
import { mentionsOf } from './mentions.ts';
import { isComingOrGoing } from './post-rules.ts';

/** How much of a channel is unread by a member. */
export type UnreadAt = Pick<
  ChannelMember,
  | 'user_id'
  | 'channel_id'
  | 'msg_count'
  | 'msg_count_root'
  | 'mention_count'
  | 'mention_count_root'
  | 'urgent_mention_count'
  | 'last_viewed_at'
> & { readonly team_id: string };

/** Marks a post and all later ones of its channel as unread by a member; its connections are told. */
export function markUnread(
  sandbox: Sandbox,
  post: Post,
  { userId, threadsToo }: { readonly userId: string; readonly threadsToo: boolean },
): UnreadAt {
  const channel = findChannel(sandbox, post.channel_id);
  const former = findChannelMember(sandbox, channel.id, userId);
  const posts = postsFrom(sandbox, post);
  const mentions = posts.filter((each) => isMention(sandbox, each, { channel, userId }));
  const countsRoots = threadsToo || post.root_id === '';
  const member = sandbox.world.channelMembers.put({
    ...former,
    mention_count: mentions.length,
    mention_count_root: countsRoots ? rootsIn(mentions) : 0,
    urgent_mention_count: 0,
    msg_count: channel.total_msg_count - posts.length,
    msg_count_root: channel.total_msg_count_root - (countsRoots ? rootsIn(posts) : 0),
    last_viewed_at: post.create_at - 1,
    last_update_at: sandbox.clock.now(),
  });
  return tell(sandbox, post, { member, channel });
}

function tell(
  sandbox: Sandbox,
  post: Post,
  { member, channel }: { readonly member: ChannelMember; readonly channel: Channel },
): UnreadAt {
  const counts = {
    msg_count: member.msg_count,
    msg_count_root: member.msg_count_root,
    mention_count: member.mention_count,
    mention_count_root: member.mention_count_root,
    urgent_mention_count: member.urgent_mention_count,
    last_viewed_at: member.last_viewed_at,
  };
  const place = { team_id: channel.team_id, channel_id: channel.id, user_id: member.user_id };
  sandbox.hub.emit('post_unread', { ...counts, post_id: post.id }, place);
  return { ...place, ...counts };
}

/** The living posts of the channel from that one on, comings and goings left out. */
function postsFrom(sandbox: Sandbox, post: Post): readonly Post[] {
  return sandbox.world.posts
    .timeline(post.channel_id)
    .slice(sandbox.world.posts.placeOf(post.channel_id, post.create_at))
    .map((id) => sandbox.world.posts.get(id))
    .filter((each) => each !== undefined)
    .filter((each) => each.delete_at === 0 && !isComingOrGoing(each));
}

function isMention(
  sandbox: Sandbox,
  post: Post,
  { channel, userId }: { readonly channel: Channel; readonly userId: string },
): boolean {
  if (channel.type === 'D' || channel.type === 'G') return post.user_id !== userId;
  return mentionsOf(sandbox, post, channel).userIds.has(userId);
}

const rootsIn = (posts: readonly Post[]): number =>
  posts.filter((post) => post.root_id === '').length;
