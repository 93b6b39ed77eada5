import type { Sandbox } from '../sandbox.ts';
import type { Post } from '../state/entities.ts';

/**
 * Gives uploaded files to a post, whatever channel they were sent to. Unknown ids, others' uploads and
 * files that a post has already are left out without a word; `null` if nothing remains of what was named.
 */
export function attachFiles(
  sandbox: Sandbox,
  post: Post,
  ids: readonly string[],
): readonly string[] | null {
  const taken = ids.filter((id) => {
    const file = sandbox.world.files.get(id);
    if (file?.post_id !== '' || file.user_id !== post.user_id) return false;
    sandbox.world.files.put({ ...file, post_id: post.id, channel_id: post.channel_id });
    return true;
  });
  return taken.length === 0 && ids.length > 0 ? null : taken;
}

/** Files follow their deleted post. */
export function deleteFilesOf(sandbox: Sandbox, post: Post, now: number): void {
  for (const file of sandbox.world.filesOfPost.all(post.id)) {
    sandbox.world.files.put({ ...file, delete_at: now, update_at: now });
  }
}
