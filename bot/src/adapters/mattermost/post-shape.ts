import type { Post } from '@mattermost/types/posts';
import { z } from 'zod';

type PostFields = Pick<
  Post,
  | 'id'
  | 'create_at'
  | 'update_at'
  | 'edit_at'
  | 'delete_at'
  | 'is_pinned'
  | 'user_id'
  | 'channel_id'
  | 'root_id'
  | 'original_id'
  | 'message'
>;

const postFields = {
  id: z.string(),
  create_at: z.number(),
  update_at: z.number(),
  edit_at: z.number(),
  delete_at: z.number(),
  is_pinned: z.boolean(),
  user_id: z.string(),
  channel_id: z.string(),
  root_id: z.string(),
  original_id: z.string(),
  message: z.string(),
} satisfies Record<keyof PostFields, z.ZodType<PostFields[keyof PostFields]>>;

/** The fields of a post that the bot reads. */
export const postShape = z.object({
  ...postFields,
  type: z.string(),
  props: z.record(z.string(), z.unknown()).nullish(),
  file_ids: z.array(z.string()).nullish(),
});

/** A post as Mattermost keeps it. Times are milliseconds since 1970. */
export interface StoredPost {
  readonly id: string;
  readonly channelId: string;
  /** The post that began the thread; undefined for a post that is no reply. */
  readonly rootId: string | undefined;
  readonly authorId: string;
  readonly message: string;
  /** Empty for what people write; `system_…` for what Mattermost says. */
  readonly type: string;
  /** Written by whoever posted: only `authorId` is vouched for by Mattermost. */
  readonly props: Readonly<Record<string, unknown>>;
  readonly fileIds: readonly string[];
  readonly isPinned: boolean;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly editedAtMs: number | undefined;
  readonly deletedAtMs: number | undefined;
  /** True for the former text of an edited post, which Mattermost lists beside the post itself. */
  readonly isEarlierVersion: boolean;
}

export function toStoredPost(post: z.infer<typeof postShape>): StoredPost {
  return {
    id: post.id,
    channelId: post.channel_id,
    rootId: orUndefined(post.root_id),
    authorId: post.user_id,
    message: post.message,
    type: post.type,
    props: post.props ?? {},
    fileIds: post.file_ids ?? [],
    isPinned: post.is_pinned,
    createdAtMs: post.create_at,
    updatedAtMs: post.update_at,
    editedAtMs: orUndefined(post.edit_at),
    deletedAtMs: orUndefined(post.delete_at),
    isEarlierVersion: post.original_id !== '',
  };
}

/** Mattermost writes absence as an empty text or 0. */
export function orUndefined<T extends string | number>(value: T): T | undefined {
  return value === '' || value === 0 ? undefined : value;
}

/** A list of posts: `order` names those asked for, `posts` may hold roots besides. */
export const postListShape = z.object({
  order: z.array(z.string()),
  posts: z.record(z.string(), postShape),
});

/** The posts named by the order of the list, in that order. */
export function listedPosts(list: z.infer<typeof postListShape>): readonly StoredPost[] {
  return list.order.flatMap((id) => {
    const post = list.posts[id];
    return post === undefined ? [] : [toStoredPost(post)];
  });
}
