import { z } from 'zod';
import { unlessMissing } from './absence.ts';
import { batchesOf, pageSize } from './pages.ts';
import {
  listedPosts,
  postListShape,
  postShape,
  type StoredPost,
  toStoredPost,
} from './post-shape.ts';
import { isRefused, MattermostRefused } from './refusals.ts';
import { ask, describeRequest, type RestRequest, type SendRequest } from './rest-request.ts';

/** Where the key of a delivery stands in the props of each post of the bot. */
export const deliveryKeyProp = 'coop_key';

export interface NewPost {
  readonly channelId: string;
  readonly rootId?: string;
  readonly message: string;
  readonly props?: Readonly<Record<string, unknown>>;
  readonly fileIds?: readonly string[];
  readonly isPinned?: boolean;
  /** Names the delivery for ever: long and random, for Mattermost keeps one name space for all people. */
  readonly key: string;
}

export interface CreatedPost extends StoredPost {
  /** Files that Mattermost left out without a word: unknown, another's, or used already. */
  readonly missingFileIds: readonly string[];
}

export interface PostChange {
  readonly message?: string;
  /** Replaces all props but those the bot keeps on every post of its own. */
  readonly props?: Readonly<Record<string, unknown>>;
  /** Stands in the props from now on: that of the creation, or of the delivery that edits. */
  readonly key: string;
}

export interface Posts {
  /**
   * Posts as the bot. The key makes repetition harmless for some minutes (`pending_post_id`);
   * later, a delivery of unknown outcome asks `findByKey` first.
   */
  readonly create: (post: NewPost) => Promise<CreatedPost>;
  /** Changes a post of the bot; undefined when somebody has deleted it. */
  readonly patch: (postId: string, change: PostChange) => Promise<StoredPost | undefined>;
  /** Deletes with replies; also done when it was deleted already. */
  readonly delete: (postId: string) => Promise<void>;
  /** Undefined when unknown or deleted. */
  readonly find: (postId: string) => Promise<StoredPost | undefined>;
  /** Deleted ones come too; unknown ones are left out; the order is not certain. */
  readonly findMany: (postIds: readonly string[]) => Promise<readonly StoredPost[]>;
  /**
   * The bot's post of that key, deleted or not, among what the channel has received since that
   * time (on the bot's clock; two minutes of difference with Mattermost's are allowed for).
   */
  readonly findByKey: (wanted: {
    readonly channelId: string;
    readonly key: string;
    readonly sinceMs: number;
  }) => Promise<StoredPost | undefined>;
  /**
   * Posts created, changed or deleted after that time (Mattermost's clock), oldest first, without
   * earlier versions. `isComplete` is false when Mattermost cut the list at 1,000.
   */
  readonly changedSince: (channelId: string, sinceMs: number) => Promise<ChangedPosts>;
  /** The root and its replies, oldest first; empty when the root is gone. */
  readonly thread: (rootId: string) => Promise<readonly StoredPost[]>;
  readonly pin: (postId: string) => Promise<void>;
  readonly unpin: (postId: string) => Promise<void>;
}

export interface ChangedPosts {
  readonly posts: readonly StoredPost[];
  readonly isComplete: boolean;
}

const clockDifferenceMs = 120_000;
const sinceLimit = 1000;

/**
 * Security: a post counts as the bot's by its author alone; anybody may write the bot's key or
 * `from_bot` into props.
 */
export function makePosts(send: SendRequest, { botUserId }: { readonly botUserId: string }): Posts {
  const changedSince = (channelId: string, sinceMs: number) =>
    readChangedSince(send, channelId, sinceMs);
  return {
    create: (post) => createPost(send, post, botUserId),
    patch: (postId, change) => patchPost(send, postId, change),
    delete: async (postId) => {
      await unlessMissing(send({ method: 'DELETE', route: '/posts/{postId}', path: { postId } }));
    },
    find: (postId) => findPost(send, postId),
    findMany: (postIds) => findPosts(send, postIds),
    findByKey: async ({ channelId, key, sinceMs }) => {
      const isIt = (post: StoredPost) => isDelivery(post, key, botUserId);
      const fromMs = Math.max(1, sinceMs - clockDifferenceMs);
      const { posts, isComplete } = await changedSince(channelId, fromMs);
      return (
        posts.find(isIt) ??
        (isComplete ? undefined : searchPages(send, channelId, { fromMs, isIt }))
      );
    },
    changedSince,
    thread: (rootId) => readThread(send, rootId),
    pin: (postId) => mark(send, postId, '/posts/{postId}/pin'),
    unpin: (postId) => mark(send, postId, '/posts/{postId}/unpin'),
  };
}

function isDelivery(post: StoredPost, key: string, botUserId: string): boolean {
  return (
    post.authorId === botUserId && !post.isEarlierVersion && post.props[deliveryKeyProp] === key
  );
}

async function createPost(
  send: SendRequest,
  post: NewPost,
  botUserId: string,
): Promise<CreatedPost> {
  const request: RestRequest = {
    method: 'POST',
    route: '/posts',
    repeatable: true,
    body: {
      channel_id: post.channelId,
      root_id: post.rootId ?? '',
      message: post.message,
      props: keptProps(post.props ?? {}, post.key),
      file_ids: post.fileIds ?? [],
      is_pinned: post.isPinned ?? false,
      pending_post_id: post.key,
    },
  };
  const created = toStoredPost(await ask(send, request, postShape));
  if (!isDelivery(created, post.key, botUserId)) throw keyTaken(request);
  const missingFileIds = (post.fileIds ?? []).filter((id) => !created.fileIds.includes(id));
  return { ...created, missingFileIds };
}

function keptProps(props: Readonly<Record<string, unknown>>, key: string): Record<string, unknown> {
  return { ...props, from_bot: 'true', [deliveryKeyProp]: key };
}

function keyTaken(request: RestRequest): MattermostRefused {
  return new MattermostRefused({
    kind: 'conflict',
    status: 409,
    errorId: 'coop.pending_post_id_taken',
    request: describeRequest(request),
  });
}

async function patchPost(
  send: SendRequest,
  postId: string,
  { message, props, key }: PostChange,
): Promise<StoredPost | undefined> {
  const body = {
    ...(message === undefined ? {} : { message }),
    ...(props === undefined ? {} : { props: keptProps(props, key) }),
  };
  try {
    const route = '/posts/{postId}/patch';
    return toStoredPost(
      await ask(send, { method: 'PUT', route, path: { postId }, body }, postShape),
    );
  } catch (error) {
    // A deleted post answers 403, like the post of another.
    if (!isRefused(error, 'forbidden', 'not-found')) throw error;
    if ((await findPost(send, postId)) !== undefined) throw error;
    return undefined;
  }
}

async function findPost(send: SendRequest, postId: string): Promise<StoredPost | undefined> {
  const request: RestRequest = { method: 'GET', route: '/posts/{postId}', path: { postId } };
  const post = await unlessMissing(ask(send, request, postShape));
  return post === undefined ? undefined : toStoredPost(post);
}

async function findPosts(
  send: SendRequest,
  postIds: readonly string[],
): Promise<readonly StoredPost[]> {
  const found: StoredPost[] = [];
  for (const body of batchesOf(postIds, 1000)) {
    const request: RestRequest = { method: 'POST', route: '/posts/ids', body, repeatable: true };
    found.push(...(await ask(send, request, z.array(postShape))).map(toStoredPost));
  }
  return found;
}

async function readChangedSince(
  send: SendRequest,
  channelId: string,
  sinceMs: number,
): Promise<ChangedPosts> {
  const request: RestRequest = {
    method: 'GET',
    route: '/channels/{channelId}/posts',
    path: { channelId },
    query: { since: Math.floor(sinceMs) },
  };
  const listed = listedPosts(await ask(send, request, postListShape));
  const posts = oldestFirst(listed.filter((post) => !post.isEarlierVersion));
  return { posts, isComplete: listed.length < sinceLimit };
}

async function searchPages(
  send: SendRequest,
  channelId: string,
  { fromMs, isIt }: { readonly fromMs: number; readonly isIt: (post: StoredPost) => boolean },
): Promise<StoredPost | undefined> {
  for (let page = 0; ; page += 1) {
    const request: RestRequest = {
      method: 'GET',
      route: '/channels/{channelId}/posts',
      path: { channelId },
      query: { page, per_page: pageSize },
    };
    const posts = listedPosts(await ask(send, request, postListShape));
    const found = posts.find(isIt);
    if (found !== undefined) return found;
    const oldest = posts.at(-1);
    if (oldest === undefined || oldest.createdAtMs < fromMs) return undefined;
  }
}

async function readThread(send: SendRequest, rootId: string): Promise<readonly StoredPost[]> {
  const request: RestRequest = {
    method: 'GET',
    route: '/posts/{postId}/thread',
    path: { postId: rootId },
  };
  const list = await unlessMissing(ask(send, request, postListShape));
  return list === undefined ? [] : oldestFirst(listedPosts(list));
}

function oldestFirst(posts: readonly StoredPost[]): readonly StoredPost[] {
  return posts.toSorted((one, other) => one.createdAtMs - other.createdAtMs);
}

async function mark(send: SendRequest, postId: string, route: string): Promise<void> {
  await send({ method: 'POST', route, path: { postId }, repeatable: true });
}
