import { AppError } from '../http/app-error.ts';
import { newId } from '../ids.ts';
import { propsToStore } from '../integrations/cards/post-actions.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Post, Props } from '../state/entities.ts';
import { withChannelMentions } from './channel-mentions.ts';
import { findChannel } from './find.ts';
import { hashtagsOf } from './hashtags.ts';
import { announceEdit } from './post-events.ts';
import { attachFiles } from './post-files.ts';
import { checkPost, isSystemMessage, withoutReserved } from './post-rules.ts';

/** What a post is to become; what is absent stays. */
export interface PostChanges {
  readonly message?: string | undefined;
  /** Replaces all props. */
  readonly props?: Props | undefined;
  readonly is_pinned?: boolean | undefined;
  readonly file_ids?: readonly string[] | undefined;
}

/** Changes a post, keeps the former version in its history, and tells the channel. */
export function editPost(sandbox: Sandbox, former: Post, changes: PostChanges): Post {
  refuseFixed(former);
  const channel = findChannel(sandbox, former.channel_id);
  if (channel.delete_at !== 0) {
    throw new AppError('api.post.update_post.can_not_update_post_in_deleted.error', 400);
  }
  const now = sandbox.clock.next();
  const changed = changedPost(former, changes);
  const isEdited = changed.message !== former.message || !isSameCard(former, changed);
  const post = withChannelMentions(
    sandbox,
    { ...changed, update_at: now, edit_at: isEdited ? now : former.edit_at },
    channel,
  );
  checkPost(post);
  sandbox.world.posts.put(withNewFiles(sandbox, former, post));
  keepVersion(sandbox, former, now);
  sandbox.world.channels.put({ ...channel, last_post_at: Math.max(channel.last_post_at, now) });
  touchRoot(sandbox, post, now);
  const stored = sandbox.world.posts.get(post.id) ?? post;
  announceEdit(sandbox, stored);
  return stored;
}

function refuseFixed(post: Post): void {
  if (isSystemMessage(post))
    throw new AppError('api.post.update_post.system_message.app_error', 400);
  if (post.delete_at === 0) return;
  const params = { PostId: post.id };
  throw new AppError('api.post.update_post.permissions_details.app_error', 400, { params });
}

function changedPost(former: Post, changes: PostChanges): Post {
  const message = changes.message ?? former.message;
  return {
    ...former,
    message,
    hashtags: message === former.message ? former.hashtags : hashtagsOf(message),
    is_pinned: changes.is_pinned ?? former.is_pinned,
    props:
      changes.props === undefined ? former.props : propsToStore(withoutReserved(changes.props)),
    file_ids: changes.file_ids === undefined ? former.file_ids : [...new Set(changes.file_ids)],
  };
}

/** Whether cards and files are the same; other props do not make a post "edited". */
function isSameCard(former: Post, post: Post): boolean {
  const kept = (value: Post) => JSON.stringify([value.props['attachments'], value.file_ids ?? []]);
  return kept(former) === kept(post);
}

function withNewFiles(sandbox: Sandbox, former: Post, post: Post): Post {
  const added = (post.file_ids ?? []).filter((id) => !(former.file_ids ?? []).includes(id));
  const removed = (former.file_ids ?? []).filter((id) => !(post.file_ids ?? []).includes(id));
  if (added.length > 0) {
    const taken = attachFiles(sandbox, post, added) ?? [];
    const kept = (post.file_ids ?? []).filter((id) => !added.includes(id) || taken.includes(id));
    return { ...post, file_ids: kept };
  }
  for (const id of removed) {
    const file = sandbox.world.files.get(id);
    if (file !== undefined) sandbox.world.files.put({ ...file, delete_at: post.update_at });
  }
  return post;
}

function keepVersion(sandbox: Sandbox, former: Post, now: number): void {
  sandbox.world.posts.put({
    ...former,
    id: newId(),
    original_id: former.id,
    root_id: former.root_id,
    delete_at: now,
    update_at: now,
  });
}

function touchRoot(sandbox: Sandbox, post: Post, now: number): void {
  const root = post.root_id === '' ? undefined : sandbox.world.posts.get(post.root_id);
  if (root !== undefined && root.update_at < now)
    sandbox.world.posts.put({ ...root, update_at: now });
}
