import { AppError, forbidden, invalidBodyParam } from '../http/app-error.ts';
import { created, json, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { anything, list, optional, record, struct, text, truth, whole } from '../http/go-json.ts';
import type { Router } from '../http/router.ts';
import { idsOf } from '../http/shapes.ts';
import { createPost } from '../actions/create-post.ts';
import { deletePost } from '../actions/delete-post.ts';
import { editPost } from '../actions/edit-post.ts';
import { findChannel, findPost } from '../actions/find.ts';
import { PendingPosts } from '../actions/pending-posts.ts';
import { priorityOf } from '../actions/post-priority.ts';
import { setOnline } from '../actions/statuses.ts';
import { viewChannels } from '../actions/view-channels.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Channel, Post } from '../state/entities.ts';
import { postView, replyCountOf } from '../views/post-view.ts';
import { without } from '../state/without.ts';

const NEW_POST = struct({
  id: text,
  create_at: whole,
  channel_id: text,
  root_id: text,
  message: text,
  type: text,
  props: record,
  file_ids: list(text),
  is_pinned: truth,
  pending_post_id: text,
  metadata: optional(
    struct({
      priority: optional(
        struct({
          priority: optional(text),
          requested_ack: optional(truth),
          persistent_notifications: optional(truth),
        }),
      ),
    }),
  ),
});
const WHOLE = struct({
  id: text,
  message: text,
  props: record,
  is_pinned: truth,
  file_ids: optional(list(text)),
  metadata: anything,
});
const PATCH = struct({
  message: optional(text),
  props: optional(record),
  is_pinned: optional(truth),
  file_ids: optional(list(text)),
});
const MOST_IDS = 1000;

/** Posts: made, read, changed, deleted, pinned. */
export function registerPostRoutes(router: Router, sandbox: Sandbox): void {
  const pending = new PendingPosts(sandbox.clock);
  router.post('/api/v4/posts', (call) => create(sandbox, call, pending));
  router.post('/api/v4/posts/ids', (call) => byIds(sandbox, call));
  router.get('/api/v4/posts/:post_id', (call) => read(sandbox, call));
  router.put('/api/v4/posts/:post_id', (call) => update(sandbox, call));
  router.put('/api/v4/posts/:post_id/patch', (call) => patch(sandbox, call));
  router.delete('/api/v4/posts/:post_id', (call) => remove(sandbox, call));
  router.get('/api/v4/posts/:post_id/edit_history', (call) => history(sandbox, call));
  router.post('/api/v4/posts/:post_id/pin', (call) => pin(sandbox, call, true));
  router.post('/api/v4/posts/:post_id/unpin', (call) => pin(sandbox, call, false));
}

function create(sandbox: Sandbox, call: Call, pending: PendingPosts) {
  const given = call.body(NEW_POST, 'post');
  needPost(sandbox, call, given.channel_id);
  const priority = priorityOf(given.metadata?.priority, given.root_id);
  const channel = findChannel(sandbox, given.channel_id);
  if (given.type.startsWith('system_')) {
    const params = { Name: 'post.type' };
    throw new AppError('api.context.invalid_param.app_error', 400, { params });
  }
  if (channel.delete_at !== 0) {
    throw new AppError('api.post.create_post.can_not_post_to_deleted.error', 400);
  }
  const known = pending.postOf(given.pending_post_id);
  if (known !== undefined) {
    const post = findReadable(sandbox, call, known);
    return created(postView(sandbox, post, { withMetadata: false }));
  }
  if (given.id !== '') throw new AppError('app.post.save.existing.app_error', 400);
  const setsOnline = !['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(call.text('set_online'));
  const mayDate = sandbox.permissions.onSystem(call.me, 'manage_system');
  const post = createPost(
    sandbox,
    {
      user_id: call.me,
      channel_id: given.channel_id,
      root_id: given.root_id,
      message: given.message,
      type: given.type,
      props: given.props,
      file_ids: given.file_ids,
      is_pinned: given.is_pinned,
      create_at: mayDate ? given.create_at : 0,
      priority,
    },
    { setOnline: setsOnline },
  );
  pending.remember(given.pending_post_id, post.id);
  markOwnView(sandbox, post);
  if (setsOnline) setOnline(sandbox, call.me, false);
  return created(
    postView(sandbox, post, {
      pendingPostId: given.pending_post_id,
      replyCount: post.root_id === '' ? 0 : replyCountOf(sandbox, post),
    }),
  );
}

/** Posting needs the permission in the channel, or in public channels that of the team's. */
function needPost(sandbox: Sandbox, call: Call, channelId: string): void {
  if (sandbox.permissions.onChannel(call.me, channelId, 'create_post')) return;
  const channel = sandbox.world.channels.get(channelId);
  const isPublic =
    channel?.type === 'O' &&
    sandbox.permissions.onTeam(call.me, channel.team_id, 'create_post_public');
  if (!isPublic) throw forbidden();
}

/** Whoever writes has read the channel, but neither bots nor those who write in a thread. */
function markOwnView(sandbox: Sandbox, post: Post): void {
  const isAutomatic = 'from_webhook' in post.props || 'from_bot' in post.props;
  if (isAutomatic || post.root_id !== '') return;
  viewChannels(sandbox, post.user_id, { channelIds: [post.channel_id], threadsToo: false });
}

/** A post that is not deleted (any for system administrators who ask) in a channel the caller may read. */
function findReadable(sandbox: Sandbox, call: Call, id: string, deletedToo = false): Post {
  const post = findPost(sandbox, id, deletedToo);
  const channel = findChannel(sandbox, post.channel_id);
  if (!sandbox.permissions.mayReadChannel(call.me, channel)) throw forbidden();
  return post;
}

function read(sandbox: Sandbox, call: Call) {
  const id = call.id('post_id');
  const deletedToo = call.flag('include_deleted');
  if (deletedToo) sandbox.permissions.needSystem(call.session, 'manage_system');
  const post = findReadable(sandbox, call, id, deletedToo);
  return json(postView(sandbox, post, { replyCount: replyCountOf(sandbox, post) }));
}

function byIds(sandbox: Sandbox, call: Call) {
  const ids = idsOf(call);
  if (ids.length === 0) throw invalidBodyParam('post_ids');
  if (ids.length > MOST_IDS) {
    const params = { MaxLength: MOST_IDS };
    throw new AppError('api.post.posts_by_ids.invalid_body.request_error', 400, { params });
  }
  const posts = ids
    .map((id) => sandbox.world.posts.get(id))
    .filter((post) => post !== undefined)
    .sort((one, other) => other.create_at - one.create_at);
  if (posts.length === 0) throw new AppError('app.post.get.app_error', 404);
  const channels = new Map<string, Channel>();
  for (const { channel_id } of posts) channels.set(channel_id, findChannel(sandbox, channel_id));
  const readable = posts.filter((post) => {
    const channel = channels.get(post.channel_id);
    return channel !== undefined && sandbox.permissions.mayReadChannel(call.me, channel);
  });
  return json(
    readable.map((post) => postView(sandbox, post, { replyCount: replyCountOf(sandbox, post) })),
  );
}

function update(sandbox: Sandbox, call: Call) {
  const id = call.id('post_id');
  const given = call.body(WHOLE, 'post');
  if (given.id !== id) throw invalidBodyParam('id');
  const former = editable(sandbox, call, id, 'edit_post');
  if (call.me !== former.user_id) {
    sandbox.permissions.needChannel(call.session, former.channel_id, 'edit_others_posts');
  }
  checkEditTime(sandbox, former, given.message !== former.message);
  const changes = without(given, 'id', 'metadata');
  return answerEdited(sandbox, editPost(sandbox, former, changes));
}

function patch(sandbox: Sandbox, call: Call) {
  const id = call.id('post_id');
  const changes = call.body(PATCH, 'post');
  const author = sandbox.world.posts.get(id)?.user_id;
  const former = editable(
    sandbox,
    call,
    id,
    author === call.me ? 'edit_post' : 'edit_others_posts',
  );
  checkEditTime(sandbox, former, changes.message !== undefined);
  refuseArchived(sandbox, former);
  return answerEdited(sandbox, editPost(sandbox, former, changes));
}

function refuseArchived(sandbox: Sandbox, post: Post): void {
  if (findChannel(sandbox, post.channel_id).delete_at === 0) return;
  throw new AppError('api.post.patch_post.can_not_update_post_in_deleted.error', 400);
}

/** A post that is there and that the caller may change; one that is not there is not told apart. */
function editable(sandbox: Sandbox, call: Call, id: string, permission: string): Post {
  const post = sandbox.world.posts.get(id);
  if (post?.delete_at !== 0) throw forbidden();
  sandbox.permissions.needChannel(call.session, post.channel_id, permission);
  return post;
}

function checkEditTime(sandbox: Sandbox, post: Post, isTextChanged: boolean): void {
  const limit = sandbox.config().ServiceSettings.PostEditTimeLimit;
  const isLate = sandbox.clock.now() > post.create_at + limit * 1000;
  if (limit === -1 || !isLate || !isTextChanged) return;
  const params = { timeLimit: limit };
  throw new AppError('api.post.update_post.permissions_time_limit.app_error', 400, { params });
}

function answerEdited(sandbox: Sandbox, post: Post) {
  return json(postView(sandbox, post, { replyCount: replyCountOf(sandbox, post) }));
}

function remove(sandbox: Sandbox, call: Call) {
  const id = call.id('post_id');
  if (call.flag('permanent')) {
    throw new AppError('api.post.delete_post.not_enabled.app_error', 501);
  }
  const post = findPost(sandbox, id);
  const permission = post.user_id === call.me ? 'delete_post' : 'delete_others_posts';
  sandbox.permissions.needChannel(call.session, post.channel_id, permission);
  deletePost(sandbox, post, call.me);
  return ok();
}

function history(sandbox: Sandbox, call: Call) {
  const post = editable(sandbox, call, call.id('post_id'), 'edit_post');
  if (post.user_id !== call.me) throw forbidden();
  const versions = [...sandbox.world.posts.history(post.id)].sort(
    (one, other) => other.edit_at - one.edit_at,
  );
  if (versions.length === 0) throw new AppError('app.post.get.app_error', 404);
  return json(versions.map((version) => postView(sandbox, version, { keepText: true })));
}

function pin(sandbox: Sandbox, call: Call, isPinned: boolean) {
  const post = sandbox.world.posts.get(call.id('post_id'));
  if (post?.delete_at !== 0) throw forbidden();
  const channel = findChannel(sandbox, post.channel_id);
  if (!sandbox.permissions.mayReadChannel(call.me, channel)) throw forbidden();
  refuseArchived(sandbox, post);
  editPost(sandbox, post, { is_pinned: isPinned });
  return ok();
}
