import { AppError, forbidden, invalidUrlParam } from '../http/app-error.ts';
import { json, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { struct, text } from '../http/go-json.ts';
import type { Router } from '../http/router.ts';
import { idsOf } from '../http/shapes.ts';
import { findChannel, findPost } from '../actions/find.ts';
import { isId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import { isSystemEmoji } from '../state/emojis.ts';
import type { Post, Reaction } from '../state/entities.ts';
import { reactionView } from '../views/reaction-view.ts';

const REACTION = struct({ user_id: text, post_id: text, emoji_name: text });
const EMOJI_BYTES = 64;

/** Reactions to posts. */
export function registerReactionRoutes(router: Router, sandbox: Sandbox): void {
  router.post('/api/v4/reactions', (call) => save(sandbox, call));
  router.get('/api/v4/posts/:post_id/reactions', (call) => {
    const id = call.id('post_id');
    needByPost(sandbox, call, { postId: id, permission: 'read_channel_content' });
    return json(sandbox.world.reactionsOfPost.all(id).map(reactionView));
  });
  router.post('/api/v4/posts/ids/reactions', (call) => {
    const ids = idsOf(call);
    for (const postId of ids) {
      needByPost(sandbox, call, { postId, permission: 'read_channel_content' });
    }
    const found = ids.map((id) => [id, sandbox.world.reactionsOfPost.all(id).map(reactionView)]);
    return json(Object.fromEntries(found));
  });
  router.delete('/api/v4/users/:user_id/posts/:post_id/reactions/:emoji_name', (call) =>
    remove(sandbox, call),
  );
}

/** A permission in the channel of a post, by membership, else by its team; of an unknown one, by the server. */
function needByPost(
  sandbox: Sandbox,
  call: Call,
  { postId, permission }: { readonly postId: string; readonly permission: string },
): void {
  const post = sandbox.world.posts.get(postId);
  const may =
    post === undefined
      ? sandbox.permissions.onSystem(call.me, permission)
      : sandbox.permissions.onChannel(call.me, post.channel_id, permission);
  if (!may) throw forbidden();
}

function save(sandbox: Sandbox, call: Call) {
  const given = call.body(REACTION, 'reaction');
  const isWhole = isId(given.user_id) && isId(given.post_id) && given.emoji_name !== '';
  if (!isWhole || Buffer.byteLength(given.emoji_name) > EMOJI_BYTES) {
    throw new AppError('api.reaction.save_reaction.invalid.app_error', 400);
  }
  if (given.user_id !== call.me) {
    throw new AppError('api.reaction.save_reaction.user_id.app_error', 403);
  }
  needByPost(sandbox, call, { postId: given.post_id, permission: 'add_reaction' });
  const post = findPost(sandbox, given.post_id);
  if (!isSystemEmoji(given.emoji_name) && !isCustomEmoji(sandbox, given.emoji_name)) {
    throw new AppError('app.emoji.get_by_name.no_result', 404);
  }
  checkRoom(sandbox, post, given.emoji_name);
  if (findChannel(sandbox, post.channel_id).delete_at !== 0) {
    throw new AppError('api.reaction.save.archived_channel.app_error', 403);
  }
  const now = sandbox.clock.next();
  const reaction: Reaction = {
    ...given,
    create_at: now,
    update_at: now,
    delete_at: 0,
    channel_id: post.channel_id,
  };
  const former = sandbox.world.reactions.get(keyOf(reaction));
  sandbox.world.reactions.put({ ...reaction, create_at: former?.create_at ?? now });
  touch(sandbox, post, now);
  tell(sandbox, 'reaction_added', reaction, post.channel_id);
  return json(reactionView(reaction));
}

const keyOf = (r: Pick<Reaction, 'post_id' | 'user_id' | 'emoji_name'>): string =>
  `${r.post_id}:${r.user_id}:${r.emoji_name}`;

function isCustomEmoji(sandbox: Sandbox, name: string): boolean {
  return sandbox.world.emojisByName.one(name) !== undefined;
}

function checkRoom(sandbox: Sandbox, post: Post, emoji: string): void {
  const names = new Set(sandbox.world.reactionsOfPost.all(post.id).map((r) => r.emoji_name));
  const limit = sandbox.config().ServiceSettings.UniqueEmojiReactionLimitPerPost;
  if (names.has(emoji) || names.size < limit) return;
  throw new AppError('app.reaction.save.save.too_many_reactions', 400);
}

function touch(sandbox: Sandbox, post: Post, now: number): void {
  sandbox.world.posts.put({ ...post, update_at: now });
}

function tell(sandbox: Sandbox, event: string, reaction: Reaction, channelId: string): void {
  const data = { reaction: JSON.stringify(reactionView(reaction)) };
  sandbox.hub.emit(event, data, { channel_id: channelId });
}

function remove(sandbox: Sandbox, call: Call) {
  const userId = call.id('user_id');
  const postId = call.id('post_id');
  const emoji = call.param('emoji_name');
  if (Buffer.byteLength(emoji) > EMOJI_BYTES) throw invalidUrlParam('emoji_name');
  needByPost(sandbox, call, { postId, permission: 'remove_reaction' });
  if (userId !== call.me) sandbox.permissions.needSystem(call.session, 'remove_others_reactions');
  const post = findPost(sandbox, postId);
  if (findChannel(sandbox, post.channel_id).delete_at !== 0) {
    throw new AppError('api.reaction.delete.archived_channel.app_error', 403);
  }
  const now = sandbox.clock.next();
  sandbox.world.reactions.remove(keyOf({ post_id: postId, user_id: userId, emoji_name: emoji }));
  touch(sandbox, post, now);
  const gone = {
    user_id: userId,
    post_id: postId,
    emoji_name: emoji,
    create_at: 0,
    update_at: now,
    delete_at: 0,
    channel_id: '',
  };
  tell(sandbox, 'reaction_removed', gone, post.channel_id);
  return ok();
}
