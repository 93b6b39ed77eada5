import type { Sandbox } from '../sandbox.ts';
import type { Post } from '../state/entities.ts';

export interface ListOptions {
  readonly channelId: string;
  readonly page: number;
  readonly perPage: number;
  /** Roots only. */
  readonly collapsed: boolean;
  readonly deletedToo: boolean;
}

/** Posts of a list, newest first, and what belongs to them outside the order. */
export interface PostList {
  readonly order: readonly Post[];
  readonly others: readonly Post[];
}

/** Walks a channel's posts that a list has, from a place on, towards older or newer ones. */
function* walk(
  sandbox: Sandbox,
  options: Pick<ListOptions, 'channelId' | 'collapsed' | 'deletedToo'>,
  from: { readonly place: number; readonly step: 1 | -1 },
): Iterable<Post> {
  const timeline = sandbox.world.posts.timeline(options.channelId);
  for (let at = from.place; at >= 0 && at < timeline.length; at += from.step) {
    const post = sandbox.world.posts.get(timeline[at] ?? '');
    if (post === undefined || (post.delete_at !== 0 && !options.deletedToo)) continue;
    if (options.collapsed && post.root_id !== '') continue;
    yield post;
  }
}

function take(
  posts: Iterable<Post>,
  { page, perPage }: Pick<ListOptions, 'page' | 'perPage'>,
): Post[] {
  const taken: Post[] = [];
  let left = page * perPage;
  if (perPage === 0) return taken;
  for (const post of posts) {
    if (left > 0) left -= 1;
    else taken.push(post);
    if (taken.length === perPage) break;
  }
  return taken;
}

/** A page counted from the newest. */
export function latestPosts(sandbox: Sandbox, options: ListOptions): PostList {
  const last = sandbox.world.posts.timeline(options.channelId).length - 1;
  const order = take(walk(sandbox, options, { place: last, step: -1 }), options);
  return { order, others: threadsOf(sandbox, order, options) };
}

/** A page counted from a post, towards older ones. Nothing for an unknown post. */
export function postsBefore(sandbox: Sandbox, options: ListOptions, postId: string): PostList {
  const pivot = sandbox.world.posts.get(postId);
  if (pivot === undefined) return { order: [], others: [] };
  const place = sandbox.world.posts.placeOf(options.channelId, pivot.create_at) - 1;
  const order = take(walk(sandbox, options, { place, step: -1 }), options);
  return { order, others: threadsOf(sandbox, order, { ...options, repliesToo: true }) };
}

/** A page counted from a post, towards newer ones; still newest first. */
export function postsAfter(sandbox: Sandbox, options: ListOptions, postId: string): PostList {
  const pivot = sandbox.world.posts.get(postId);
  if (pivot === undefined) return { order: [], others: [] };
  const place = sandbox.world.posts.placeOf(options.channelId, pivot.create_at + 1);
  const order = take(walk(sandbox, options, { place, step: 1 }), options).reverse();
  return { order, others: threadsOf(sandbox, order, { ...options, repliesToo: true }) };
}

const SINCE_MOST = 1000;

/** Everything that changed after a time: deleted posts and former versions too, without pages. */
export function postsSince(
  sandbox: Sandbox,
  options: Pick<ListOptions, 'channelId' | 'collapsed'>,
  time: number,
): PostList {
  const all = walk(
    sandbox,
    { ...options, deletedToo: true },
    { place: sandbox.world.posts.timeline(options.channelId).length - 1, step: -1 },
  );
  const order: Post[] = [];
  for (const post of all) {
    if (post.update_at > time) order.push(post);
    if (order.length === SINCE_MOST) break;
  }
  const roots = order.map((post) => sandbox.world.posts.get(post.root_id));
  return { order, others: roots.filter((root) => root !== undefined) };
}

/**
 * The roots of the replies of a page, and the other replies of those threads; with `repliesToo` the
 * replies to its roots as well, as pages beside a post have them.
 */
function threadsOf(
  sandbox: Sandbox,
  order: readonly Post[],
  options: ListOptions & { readonly repliesToo?: boolean },
): readonly Post[] {
  if (options.collapsed) return [];
  const ids = order.map((post) => (options.repliesToo === true ? rootIdOf(post) : post.root_id));
  return [...new Set(ids.filter((id) => id !== ''))].flatMap((rootId) => {
    const root = sandbox.world.posts.get(rootId);
    const thread = [...(root === undefined ? [] : [root]), ...sandbox.world.posts.replies(rootId)];
    return thread.filter((post) => post.delete_at === 0 || options.deletedToo);
  });
}

const rootIdOf = (post: Post): string => (post.root_id === '' ? post.id : post.root_id);

/** The post of a list that comes next after its newest, or before its oldest; empty if there is none. */
export function neighbour(
  sandbox: Sandbox,
  list: PostList,
  { direction, collapsed }: { readonly direction: 'newer' | 'older'; readonly collapsed: boolean },
): string {
  const edge = direction === 'newer' ? list.order[0] : list.order.at(-1);
  if (edge === undefined) return '';
  const { posts } = sandbox.world;
  const isNewer = direction === 'newer';
  const place = isNewer
    ? posts.placeOf(edge.channel_id, edge.create_at + 1)
    : posts.placeOf(edge.channel_id, edge.create_at) - 1;
  const options = { channelId: edge.channel_id, collapsed, deletedToo: false };
  for (const post of walk(sandbox, options, { place, step: isNewer ? 1 : -1 })) return post.id;
  return '';
}
