import { forbidden, invalidBodyParam, invalidUrlParam } from '../http/app-error.ts';
import { json } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { struct, text, truth } from '../http/go-json.ts';
import type { Router } from '../http/router.ts';
import { findChannel, findChannelMember, findPost } from '../actions/find.ts';
import {
  latestPosts,
  neighbour,
  postsAfter,
  postsBefore,
  postsSince,
  type ListOptions,
  type PostList,
} from '../actions/post-lists.ts';
import { isId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Post } from '../state/entities.ts';
import { postView, replyCountOf } from '../views/post-view.ts';

const SEARCH = struct({ terms: text, is_or_search: truth });
const AROUND = 60;

/** Posts in lists: of channels, of threads, pinned, found. */
export function registerPostListRoutes(router: Router, sandbox: Sandbox): void {
  router.get('/api/v4/channels/:channel_id/posts', (call) => ofChannel(sandbox, call));
  router.get('/api/v4/channels/:channel_id/pinned', (call) => pinned(sandbox, call));
  router.get('/api/v4/posts/:post_id/thread', (call) => thread(sandbox, call));
  router.get('/api/v4/users/:user_id/channels/:channel_id/posts/unread', (call) =>
    aroundUnread(sandbox, call),
  );
  router.post('/api/v4/teams/:team_id/posts/search', (call) => {
    const teamId = call.id('team_id');
    sandbox.permissions.needTeam(call.session, teamId, 'view_team');
    return search(sandbox, call, teamId);
  });
  router.post('/api/v4/posts/search', (call) => search(sandbox, call, ''));
}

function ofChannel(sandbox: Sandbox, call: Call) {
  const channelId = call.id('channel_id');
  const after = idOrNothing(call, 'after');
  const before = idOrNothing(call, 'before');
  const since = sinceOf(call);
  const deletedToo = call.text('include_deleted') === 'true';
  if (deletedToo && !sandbox.permissions.onSystem(call.me, 'manage_system')) throw forbidden();
  needRead(sandbox, call, channelId);
  const options: ListOptions = {
    channelId,
    ...call.page(),
    collapsed: call.text('collapsedThreads') === 'true',
    deletedToo,
  };
  const list = listOf(sandbox, options, { after, before, since });
  return answer(sandbox, call, list, cursors(sandbox, list, { options, after, before, since }));
}

interface Bounds {
  readonly after: string;
  readonly before: string;
  /** Milliseconds, 0 when not given. */
  readonly since: number;
}

function listOf(sandbox: Sandbox, options: ListOptions, bounds: Bounds): PostList {
  if (bounds.since > 0) return postsSince(sandbox, options, bounds.since);
  if (bounds.after !== '') return postsAfter(sandbox, options, bounds.after);
  if (bounds.before !== '') return postsBefore(sandbox, options, bounds.before);
  return latestPosts(sandbox, options);
}

function idOrNothing(call: Call, name: string): string {
  const id = call.text(name);
  if (id !== '' && !isId(id)) throw invalidBodyParam(name);
  return id;
}

function sinceOf(call: Call): number {
  if (call.text('since') === '') return 0;
  const since = call.whole('since');
  if (since === undefined) throw invalidBodyParam('since');
  return since;
}

function needRead(sandbox: Sandbox, call: Call, channelId: string): void {
  const channel = findChannel(sandbox, channelId);
  if (!sandbox.permissions.mayReadChannel(call.me, channel)) throw forbidden();
}

interface Cursors {
  readonly next_post_id: string;
  readonly prev_post_id: string;
}

/** The posts on either side of a page: what the caller said where it is known, else looked up. */
function cursors(
  sandbox: Sandbox,
  list: PostList,
  { options, after, before, since }: Bounds & { readonly options: ListOptions },
): Cursors {
  const { collapsed, page, perPage } = options;
  if (since > 0) return { next_post_id: '', prev_post_id: '' };
  const isShort = list.order.length < perPage;
  const find = (direction: 'newer' | 'older') => neighbour(sandbox, list, { direction, collapsed });
  if (after !== '') {
    return {
      next_post_id: isShort ? '' : find('newer'),
      prev_post_id: page === 0 ? after : find('older'),
    };
  }
  if (before !== '') {
    return {
      next_post_id: page === 0 ? before : find('newer'),
      prev_post_id: isShort ? '' : find('older'),
    };
  }
  return { next_post_id: find('newer'), prev_post_id: find('older') };
}

function answer(sandbox: Sandbox, call: Call, list: PostList, ends: Cursors) {
  return json(listView(sandbox, list, { ...ends, withCounts: countsReplies(call) }));
}

/** Plain pages and `since` count no replies unless threads are left out; pages beside a post do. */
function countsReplies(call: Call): boolean {
  const isAsked = (name: string) => call.text(name) === 'true';
  if (isAsked('skipFetchThreads') || isAsked('collapsedThreads')) return true;
  return (call.whole('since') ?? 0) <= 0 && call.text('after') + call.text('before') !== '';
}

function listView(
  sandbox: Sandbox,
  list: PostList,
  options: Cursors & { readonly withCounts: boolean },
): Record<string, unknown> {
  const posts = new Map<string, unknown>();
  for (const post of [...list.order, ...list.others]) {
    const replyCount = options.withCounts ? replyCountOf(sandbox, post) : 0;
    posts.set(post.id, postView(sandbox, post, { replyCount }));
  }
  return {
    order: list.order.map((post) => post.id),
    posts: Object.fromEntries(posts),
    next_post_id: options.next_post_id,
    prev_post_id: options.prev_post_id,
    first_inaccessible_post_time: 0,
  };
}

function pinned(sandbox: Sandbox, call: Call) {
  const channelId = call.id('channel_id');
  needRead(sandbox, call, channelId);
  const posts = sandbox.world.posts
    .pinned(channelId)
    .filter((post) => post.delete_at === 0)
    .sort((one, other) => one.create_at - other.create_at);
  const list = { order: posts, others: [] };
  const none = { next_post_id: '', prev_post_id: '', withCounts: true };
  return json(listView(sandbox, list, none));
}

function thread(sandbox: Sandbox, call: Call) {
  const options = threadOptions(call);
  const asked = findPost(sandbox, call.id('post_id'));
  needRead(sandbox, call, asked.channel_id);
  const rootId = asked.root_id === '' ? asked.id : asked.root_id;
  const root = sandbox.world.posts.get(rootId);
  const others = [...(root === undefined ? [] : [root]), ...sandbox.world.posts.replies(rootId)]
    .filter((post) => post.delete_at === 0 && post.id !== asked.id)
    .filter((post) => isWithin(post, options));
  if (options.direction !== '') {
    const sign = options.direction === 'down' ? 1 : -1;
    others.sort((one, other) => sign * (one.create_at - other.create_at));
  }
  const hasNext = options.perPage > 0 && others.length > options.perPage;
  const shown = options.perPage > 0 ? others.slice(0, options.perPage) : others;
  const list = { order: [asked, ...shown], others: [] };
  return json({
    ...listView(sandbox, list, { next_post_id: '', prev_post_id: '', withCounts: true }),
    has_next: hasNext,
  });
}

interface ThreadOptions {
  readonly perPage: number;
  readonly fromCreateAt: number;
  readonly fromUpdateAt: number;
  readonly direction: string;
}

function threadOptions(call: Call): ThreadOptions {
  const number = (name: string, most = Number.MAX_SAFE_INTEGER): number => {
    if (call.text(name) === '') return 0;
    const value = call.whole(name);
    if (value === undefined || value > most) throw invalidBodyParam(name);
    return value;
  };
  const perPage = number('perPage', 200);
  const fromCreateAt = number('fromCreateAt');
  if (call.text('fromPost') !== '' && fromCreateAt === 0) {
    throw invalidBodyParam('if fromPost is set, then fromCreateAt must also be set');
  }
  const fromUpdateAt = number('fromUpdateAt');
  if (fromUpdateAt !== 0 && fromCreateAt !== 0) throw invalidBodyParam('fromUpdateAt');
  const updatesOnly = call.text('updatesOnly') === 'true';
  if (updatesOnly && fromUpdateAt === 0) throw invalidBodyParam('fromUpdateAt');
  const direction = call.text('direction');
  if (!['', 'up', 'down'].includes(direction)) throw invalidBodyParam('direction');
  if (updatesOnly && direction === 'up') throw invalidBodyParam('updatesOnly');
  return { perPage, fromCreateAt, fromUpdateAt, direction };
}

function isWithin(post: Post, { fromCreateAt, fromUpdateAt, direction }: ThreadOptions): boolean {
  const isDown = direction === 'down';
  const passes = (time: number, bound: number) =>
    bound === 0 || (isDown ? time > bound : time < bound);
  return passes(post.create_at, fromCreateAt) && passes(post.update_at, fromUpdateAt);
}

function aroundUnread(sandbox: Sandbox, call: Call) {
  const userId = call.id('user_id');
  const channelId = call.id('channel_id');
  sandbox.permissions.needActFor(call.session, userId);
  needRead(sandbox, call, channelId);
  const limitBefore = limitOf(call, 'limit_before');
  const limitAfter = limitOf(call, 'limit_after');
  if (limitAfter === 0) throw invalidUrlParam('limit_after');
  const collapsed = call.text('collapsedThreads') === 'true';
  const list = unreadList(sandbox, {
    channelId,
    userId,
    limitBefore,
    limitAfter,
    collapsed,
  });
  const find = (direction: 'newer' | 'older') => neighbour(sandbox, list, { direction, collapsed });
  return json(
    listView(sandbox, list, {
      next_post_id: find('newer'),
      prev_post_id: find('older'),
      withCounts: call.text('skipFetchThreads') === 'true',
    }),
  );
}

function limitOf(call: Call, name: string): number {
  const value = call.whole(name) ?? AROUND;
  return value < 0 ? AROUND : Math.min(value, 200);
}

interface Around {
  readonly channelId: string;
  readonly userId: string;
  readonly limitBefore: number;
  readonly limitAfter: number;
  readonly collapsed: boolean;
}

/** The posts around the first that the person has not read; the newest ones if all are read. */
function unreadList(sandbox: Sandbox, around: Around): PostList {
  const { channelId, collapsed } = around;
  const member = findChannelMember(sandbox, channelId, around.userId);
  const base = { channelId, page: 0, collapsed, deletedToo: false };
  const latest = () => latestPosts(sandbox, { ...base, perPage: around.limitBefore });
  if (member.last_viewed_at === 0) return latest();
  const first = firstAfter(sandbox, { channelId, time: member.last_viewed_at, collapsed });
  if (first === undefined) return latest();
  const before = postsBefore(sandbox, { ...base, perPage: around.limitBefore }, first.id);
  const after = postsAfter(sandbox, { ...base, perPage: around.limitAfter - 1 }, first.id);
  return {
    order: [...after.order, first, ...before.order],
    others: [...after.others, ...before.others],
  };
}

function firstAfter(
  sandbox: Sandbox,
  {
    channelId,
    time,
    collapsed,
  }: { readonly channelId: string; readonly time: number; readonly collapsed: boolean },
): Post | undefined {
  const { posts } = sandbox.world;
  const ids = posts.timeline(channelId).slice(posts.placeOf(channelId, time + 1));
  return ids
    .map((id) => posts.get(id))
    .find((post) => post?.delete_at === 0 && (!collapsed || post.root_id === ''));
}

function search(sandbox: Sandbox, call: Call, teamId: string) {
  const { terms, is_or_search } = call.body(SEARCH, 'search_params');
  if (terms === '') throw invalidBodyParam('terms');
  const words = terms
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const posts = sandbox.world.channelsOfUser
    .all(call.me)
    .filter((member) => isOfTeam(sandbox, member.channel_id, teamId))
    .flatMap((member) => sandbox.world.posts.timeline(member.channel_id))
    .map((id) => sandbox.world.posts.get(id))
    .filter((post) => post !== undefined)
    .filter((post) => post.delete_at === 0 && !post.type.startsWith('system_'))
    .filter((post) => matches(post, words, is_or_search))
    .sort((one, other) => other.create_at - one.create_at);
  const { page, perPage } = call.page();
  const shown = posts.slice(page * perPage, (page + 1) * perPage);
  const list = { order: shown, others: [] };
  const none = { next_post_id: '', prev_post_id: '', withCounts: false };
  return json({ ...listView(sandbox, list, none), matches: null });
}

function isOfTeam(sandbox: Sandbox, channelId: string, teamId: string): boolean {
  const channel = sandbox.world.channels.get(channelId);
  if (channel?.delete_at !== 0) return false;
  return teamId === '' || channel.team_id === '' || channel.team_id === teamId;
}

function matches(post: Post, words: readonly string[], any: boolean): boolean {
  const found = (word: string) => post.message.toLowerCase().includes(word);
  return any ? words.some(found) : words.every(found);
}
