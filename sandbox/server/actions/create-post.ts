import { AppError } from '../http/app-error.ts';
import { newId } from '../ids.ts';
import { propsToStore } from '../integrations/cards/post-actions.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Channel, Post, Props } from '../state/entities.ts';
import { attachFiles } from './post-files.ts';
import { withChannelMentions } from './channel-mentions.ts';
import { hashtagsOf } from './hashtags.ts';
import { announcePost } from './post-events.ts';
import { checkPost, isComingOrGoing, withoutReserved } from './post-rules.ts';

/** What the author says; the rest is the server's. */
export interface PostDraft {
  readonly user_id: string;
  readonly channel_id: string;
  readonly message: string;
  readonly root_id?: string;
  readonly type?: string;
  readonly props?: Props;
  readonly file_ids?: readonly string[];
  readonly is_pinned?: boolean;
  /** Milliseconds; 0 or absent is now. */
  readonly create_at?: number;
  readonly priority?: Props | undefined;
  /** `''` for what comes through the API, `null` for messages of the server itself. */
  readonly remote_id?: '' | null;
}

export interface CreatePostOptions {
  /** Told to clients: whether posting shows the author as online. */
  readonly setOnline?: boolean;
}

/**
 * Stores a post, counts it in its channel and tells the channel's members. Nothing is asked about
 * permissions or archived channels: routes do that. Refuses replies to what is no root of the channel.
 */
export function createPost(
  sandbox: Sandbox,
  draft: PostDraft,
  options: CreatePostOptions = {},
): Post {
  const channel = sandbox.world.channels.get(draft.channel_id);
  if (channel === undefined) throw invalidChannel();
  checkRoot(sandbox, draft);
  const post = withChannelMentions(sandbox, newPost(sandbox, draft), channel);
  checkPost(post);
  const withFiles = { ...post, file_ids: attachFiles(sandbox, post, post.file_ids ?? []) };
  sandbox.world.posts.put(withFiles);
  countPost(sandbox, withFiles, channel);
  announcePost(sandbox, withFiles, options.setOnline ?? true);
  return withFiles;
}

const invalidChannel = (): AppError =>
  new AppError('api.context.invalid_param.app_error', 400, { params: { Name: 'post.channel_id' } });

function newPost(sandbox: Sandbox, draft: PostDraft): Post {
  const now = sandbox.clock.next();
  const createAt = draft.create_at === undefined || draft.create_at === 0 ? now : draft.create_at;
  const { priority } = draft;
  return {
    id: newId(),
    create_at: createAt,
    update_at: createAt,
    edit_at: 0,
    delete_at: 0,
    is_pinned: draft.is_pinned ?? false,
    user_id: draft.user_id,
    channel_id: draft.channel_id,
    root_id: draft.root_id ?? '',
    original_id: '',
    message: draft.message,
    type: draft.type ?? '',
    props: propsToStore({
      ...(draft.props === undefined ? {} : withoutReserved(draft.props)),
      ...(sandbox.world.bots.has(draft.user_id) ? { from_bot: 'true' } : {}),
    }),
    hashtags: hashtagsOf(draft.message),
    file_ids: [...new Set(draft.file_ids ?? [])],
    remote_id: draft.remote_id === undefined ? '' : draft.remote_id,
    priority,
  };
}

function checkRoot(sandbox: Sandbox, draft: PostDraft): void {
  if (draft.root_id === undefined || draft.root_id === '') return;
  const root = sandbox.world.posts.get(draft.root_id);
  if (root?.delete_at !== 0) throw new AppError('api.post.create_post.root_id.app_error', 400);
  if (root.channel_id !== draft.channel_id) {
    throw new AppError('api.post.create_post.channel_root_id.app_error', 400);
  }
  if (root.root_id !== '') throw new AppError('api.post.create_post.root_id.app_error', 400);
}

function countPost(sandbox: Sandbox, post: Post, channel: Channel): void {
  const isRoot = post.root_id === '';
  const weight = isComingOrGoing(post) ? 0 : 1;
  sandbox.world.channels.put({
    ...channel,
    last_post_at: Math.max(channel.last_post_at, post.create_at),
    total_msg_count: channel.total_msg_count + weight,
    total_msg_count_root: channel.total_msg_count_root + (isRoot ? weight : 0),
    last_root_post_at: isRoot
      ? Math.max(channel.last_root_post_at, post.create_at)
      : channel.last_root_post_at,
  });
  if (isRoot) return;
  const root = sandbox.world.posts.get(post.root_id);
  if (root !== undefined) sandbox.world.posts.put({ ...root, update_at: post.create_at });
}

/** A message of the server itself about what somebody did. */
export function createSystemPost(
  sandbox: Sandbox,
  draft: Pick<PostDraft, 'user_id' | 'channel_id' | 'message' | 'type' | 'props' | 'root_id'>,
): Post {
  return createPost(sandbox, { ...draft, remote_id: null });
}
