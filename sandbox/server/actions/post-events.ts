import type { Sandbox } from '../sandbox.ts';
import type { Channel, Post } from '../state/entities.ts';
import { postView, replyCountOf } from '../views/post-view.ts';
import { sendEphemeral } from './ephemeral.ts';
import { mentionsOf, type Mentions } from './mentions.ts';
import { outOfChannelNotices } from './out-of-channel.ts';
import { followThread } from './threads.ts';
import { isSystemMessage } from './post-rules.ts';
import { pairKey } from '../state/world.ts';

/** Tells the members of a channel of a new post; those mentioned are told so. */
export function announcePost(sandbox: Sandbox, post: Post, setOnline: boolean): void {
  const channel = sandbox.world.channels.get(post.channel_id);
  if (channel === undefined) return;
  const mentions = mentionsOf(sandbox, post, channel);
  countMentions(sandbox, post, mentions);
  const replyCount = post.root_id === '' ? 0 : replyCountOf(sandbox, post);
  const shared = {
    channel_display_name: displayNameOf(sandbox, channel, post),
    channel_name: channel.name,
    channel_type: channel.type,
    ...fileFlags(sandbox, post),
    post: JSON.stringify(postView(sandbox, post, { replyCount })),
    sender_name: senderNameOf(sandbox, post),
    set_online: setOnline,
    team_id: channel.team_id,
  };
  const dataFor = (userId: string) =>
    mentions.userIds.has(userId) ? { ...shared, mentions: JSON.stringify([userId]) } : shared;
  const thread = followThread(sandbox, post, mentions);
  sandbox.hub.emit('posted', dataFor, { channel_id: channel.id });
  thread.tell();
  for (const notice of outOfChannelNotices(sandbox, post, mentions.otherNames)) {
    sendEphemeral(sandbox, post.user_id, notice);
  }
}

/** Tells the members of a channel that a post changed. */
export function announceEdit(sandbox: Sandbox, post: Post): void {
  const shown = postView(sandbox, post, { replyCount: replyCountOf(sandbox, post) });
  sandbox.hub.emit('post_edited', { post: JSON.stringify(shown) }, { channel_id: post.channel_id });
}

/** Tells them that it went; it is shown as it was, administrators are told by whom. */
export function announceDeletion(
  sandbox: Sandbox,
  post: Post,
  { deletedBy, replyCount }: { readonly deletedBy: string; readonly replyCount: number },
): void {
  const shown = postView(sandbox, post, { replyCount, withMetadata: false });
  const data = { post: JSON.stringify(shown) };
  const to = { channel_id: post.channel_id };
  sandbox.hub.emit('post_deleted', data, { ...to, only: 'others' });
  sandbox.hub.emit(
    'post_deleted',
    { ...data, delete_by: deletedBy },
    { ...to, only: 'administrators' },
  );
}

function displayNameOf(sandbox: Sandbox, channel: Channel, post: Post): string {
  if (channel.type !== 'D') return channel.display_name;
  return `@${sandbox.world.users.get(post.user_id)?.username ?? ''}`;
}

function senderNameOf(sandbox: Sandbox, post: Post): string {
  if (isSystemMessage(post)) return 'System';
  const override = post.props['override_username'];
  const isOverridden =
    typeof override === 'string' &&
    post.props['from_webhook'] === 'true' &&
    sandbox.world.channels.get(post.channel_id)?.type !== 'D' &&
    sandbox.config().ServiceSettings.EnablePostUsernameOverride;
  if (isOverridden) return override;
  return `@${sandbox.world.users.get(post.user_id)?.username ?? ''}`;
}

function fileFlags(sandbox: Sandbox, post: Post): Record<string, string> {
  const files = (post.file_ids ?? []).map((id) => sandbox.world.files.get(id));
  if (files.length === 0) return {};
  const hasImage = files.some((file) => file?.mime_type.startsWith('image/') === true);
  return { otherFile: 'true', ...(hasImage ? { image: 'true' } : {}) };
}

function countMentions(sandbox: Sandbox, post: Post, mentions: Mentions): void {
  for (const userId of mentions.userIds) {
    const member = sandbox.world.channelMembers.get(pairKey(post.channel_id, userId));
    if (member === undefined) continue;
    sandbox.world.channelMembers.put({
      ...member,
      mention_count: member.mention_count + 1,
      mention_count_root: member.mention_count_root + (post.root_id === '' ? 1 : 0),
    });
  }
}
