import { propsToShow } from '../integrations/cards/post-actions.ts';
import type { Sandbox } from '../sandbox.ts';
import type { FileInfo, Post, Props } from '../state/entities.ts';
import { fileView } from './file-view.ts';
import { reactionView } from './reaction-view.ts';

export interface PostViewOptions {
  /** Replies of the thread, where the answer counts them; 0 otherwise. */
  readonly replyCount?: number;
  readonly pendingPostId?: string;
  /** `false` where the answer has no metadata at all. */
  readonly withMetadata?: boolean;
  /** Former versions keep their text although they count as deleted. */
  readonly keepText?: boolean;
}

/** A post as clients see it, its author too: without where its buttons lead. */
export function postView(
  sandbox: Sandbox,
  post: Post,
  options: PostViewOptions = {},
): Record<string, unknown> {
  const isGone = post.delete_at !== 0 && options.keepText !== true;
  return {
    id: post.id,
    create_at: post.create_at,
    update_at: post.update_at,
    edit_at: post.edit_at,
    delete_at: post.delete_at,
    is_pinned: post.is_pinned,
    user_id: post.user_id,
    channel_id: post.channel_id,
    root_id: post.root_id,
    original_id: post.original_id,
    message: isGone ? '' : post.message,
    type: post.type,
    props: propsToShow(post.props),
    hashtags: post.hashtags,
    file_ids: post.file_ids,
    pending_post_id: options.pendingPostId ?? '',
    ...(post.remote_id === null ? {} : { remote_id: post.remote_id }),
    reply_count: options.replyCount ?? 0,
    last_reply_at: 0,
    participants: null,
    ...(hasReactions(sandbox, post) ? { has_reactions: true } : {}),
    ...(options.withMetadata === false ? {} : { metadata: isGone ? {} : metadata(sandbox, post) }),
  };
}

/** How many replies a post's thread has, whichever of its posts it is. */
export function replyCountOf(sandbox: Sandbox, post: Post): number {
  const rootId = post.root_id === '' ? post.id : post.root_id;
  return sandbox.world.posts.replies(rootId).filter((reply) => reply.delete_at === 0).length;
}

function hasReactions(sandbox: Sandbox, post: Post): boolean {
  return sandbox.world.reactionsOfPost.count(post.id) > 0;
}

function metadata(sandbox: Sandbox, post: Post): Record<string, unknown> {
  const files = filesOf(sandbox, post).map(fileView);
  const reactions = sandbox.world.reactionsOfPost.all(post.id).map(reactionView);
  return {
    ...embeds(post.props),
    ...(files.length === 0 ? {} : { files }),
    ...(reactions.length === 0 ? {} : { reactions }),
    ...(post.priority === undefined ? {} : { priority: post.priority }),
  };
}

function filesOf(sandbox: Sandbox, post: Post): readonly FileInfo[] {
  const files = (post.file_ids ?? []).map((id) => sandbox.world.files.get(id));
  return files.filter((file) => file !== undefined).toSorted((a, b) => a.create_at - b.create_at);
}

/** A post whose props name cards counts as one with cards, even if none could be read. */
function embeds(props: Props): Record<string, unknown> {
  return 'attachments' in props ? { embeds: [{ type: 'message_attachment' }] } : {};
}
