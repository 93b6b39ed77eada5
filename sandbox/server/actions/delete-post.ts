import { AppError } from '../http/app-error.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Post } from '../state/entities.ts';
import { replyCountOf } from '../views/post-view.ts';
import { findChannel } from './find.ts';
import { announceDeletion } from './post-events.ts';
import { deleteFilesOf } from './post-files.ts';

/** Deletes a post and, of a root, its replies; one event tells of it. Files follow a moment later. */
export function deletePost(sandbox: Sandbox, post: Post, deletedBy: string): void {
  const channel = findChannel(sandbox, post.channel_id);
  if (channel.delete_at !== 0) {
    throw new AppError('api.post.delete_post.can_not_delete_post_in_deleted.error', 400);
  }
  const now = sandbox.clock.next();
  const replyCount = replyCountOf(sandbox, post);
  markDeleted(sandbox, post, { deletedBy, now });
  for (const reply of sandbox.world.posts.replies(post.id)) {
    markDeleted(sandbox, reply, { deletedBy, now });
  }
  touchRoot(sandbox, post, now);
  deleteFilesOf(sandbox, post, now);
  announceDeletion(sandbox, post, { deletedBy, replyCount });
}

function markDeleted(
  sandbox: Sandbox,
  post: Post,
  { deletedBy, now }: { readonly deletedBy: string; readonly now: number },
): void {
  sandbox.world.posts.put({
    ...post,
    delete_at: now,
    update_at: now,
    props: { ...post.props, deleteBy: deletedBy },
  });
}

function touchRoot(sandbox: Sandbox, post: Post, now: number): void {
  const root = post.root_id === '' ? undefined : sandbox.world.posts.get(post.root_id);
  if (root !== undefined) sandbox.world.posts.put({ ...root, update_at: now });
}
