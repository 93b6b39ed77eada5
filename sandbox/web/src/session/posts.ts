import * as z from 'zod/mini';
import { fileSchema, postListSchema, postSchema, type Post } from '../client/model.ts';
import { api, type SessionDeps } from './deps.ts';
import { loadPeople } from './people.ts';

interface NewPost {
  readonly channelId: string;
  readonly rootId: string;
  readonly message: string;
  readonly fileIds: readonly string[];
}

export async function sendPost({ rest, store, now }: SessionDeps, post: NewPost): Promise<void> {
  const { currentUserId } = store.getState().entities.users;
  const body = {
    channel_id: post.channelId,
    root_id: post.rootId,
    message: post.message,
    file_ids: post.fileIds,
    pending_post_id: `${currentUserId}:${now()}`,
  };
  const created = await rest.post(`${api}/posts`, body, postSchema);
  store.dispatch({ type: 'RECEIVED_POSTS', data: [created] });
}

export async function editPost(deps: SessionDeps, id: string, message: string): Promise<void> {
  const edited = await deps.rest.put(`${api}/posts/${id}/patch`, { message }, postSchema);
  deps.store.dispatch({ type: 'RECEIVED_POSTS', data: [edited] });
}

/** A private answer exists in this page alone: it is only forgotten. */
export async function removePost({ rest, store }: SessionDeps, post: Post): Promise<void> {
  if (post.type !== 'system_ephemeral') await rest.remove(`${api}/posts/${post.id}`);
  store.dispatch({ type: 'POST_REMOVED', data: post.id });
}

export async function loadThread(deps: SessionDeps, rootId: string): Promise<void> {
  const { posts } = await deps.rest.get(`${api}/posts/${rootId}/thread`, postListSchema);
  const all = Object.values(posts);
  await loadPeople(
    deps,
    all.map((post) => post.user_id),
  );
  deps.store.dispatch({ type: 'RECEIVED_POSTS', data: all });
}

/** Adds the person's reaction, or takes it back. */
export async function toggleReaction(deps: SessionDeps, post: Post, emoji: string): Promise<void> {
  const { currentUserId } = deps.store.getState().entities.users;
  const isMine = (post.metadata?.reactions ?? []).some(
    (reaction) => reaction.user_id === currentUserId && reaction.emoji_name === emoji,
  );
  if (isMine) {
    const name = encodeURIComponent(emoji);
    await deps.rest.remove(`${api}/users/${currentUserId}/posts/${post.id}/reactions/${name}`);
    return;
  }
  const body = { user_id: currentUserId, post_id: post.id, emoji_name: emoji };
  await deps.rest.post(`${api}/reactions`, body, z.unknown());
}

const uploadSchema = z.looseObject({ file_infos: z.array(fileSchema) });

export async function uploadFiles(deps: SessionDeps, channelId: string, files: readonly File[]) {
  const form = new FormData();
  form.append('channel_id', channelId);
  for (const file of files) form.append('files', file, file.name);
  const { file_infos } = await deps.rest.upload(`${api}/files`, form, uploadSchema);
  return file_infos;
}
