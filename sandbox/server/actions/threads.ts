import type { Sandbox } from '../sandbox.ts';
import type { Post, ThreadMembership, User } from '../state/entities.ts';
import { pairKey } from '../state/world.ts';
import { postView, replyCountOf } from '../views/post-view.ts';
import { userView } from '../views/user-view.ts';
import type { Mentions } from './mentions.ts';

/** What is left to say of a thread once its reply has been told. */
export interface ThreadNews {
  tell(): void;
}

const NO_NEWS: ThreadNews = { tell: () => undefined };

/**
 * A reply makes its author, the author of the root and those mentioned follow the thread. Followers who
 * are in the channel are told of it, bots never.
 */
export function followThread(sandbox: Sandbox, reply: Post, mentions: Mentions): ThreadNews {
  if (reply.root_id === '') return NO_NEWS;
  const root = sandbox.world.posts.get(reply.root_id);
  if (root === undefined) return NO_NEWS;
  follow(sandbox, root, { userId: reply.user_id, isMentioned: false });
  const followers = new Set(followersOf(sandbox, root));
  const others = [root.user_id, ...mentions.userIds].filter((id) => id !== reply.user_id);
  for (const userId of new Set(others)) {
    follow(sandbox, root, { userId, isMentioned: mentions.userIds.has(userId) });
  }
  return {
    tell: () => {
      for (const userId of followersOf(sandbox, root)) {
        tellFollower(sandbox, { root, reply, userId, isNew: !followers.has(userId), mentions });
      }
    },
  };
}

function follow(
  sandbox: Sandbox,
  root: Post,
  who: { readonly userId: string; readonly isMentioned: boolean },
): void {
  const former = sandbox.world.threadMemberships.get(pairKey(root.id, who.userId));
  sandbox.world.threadMemberships.put({
    post_id: root.id,
    user_id: who.userId,
    last_viewed_at: former?.last_viewed_at ?? 0,
    unread_mentions: (former?.unread_mentions ?? 0) + (who.isMentioned ? 1 : 0),
  });
}

/** People who follow a thread and read its channel. */
function followersOf(sandbox: Sandbox, root: Post): readonly string[] {
  return sandbox.world.followersOfThread
    .all(root.id)
    .map((member) => member.user_id)
    .filter((id) => sandbox.world.channelMembers.has(pairKey(root.channel_id, id)))
    .filter((id) => sandbox.world.users.get(id)?.delete_at === 0)
    .filter((id) => !sandbox.world.bots.has(id));
}

interface News {
  readonly root: Post;
  readonly reply: Post;
  readonly userId: string;
  readonly isNew: boolean;
  readonly mentions: Mentions;
}

function tellFollower(sandbox: Sandbox, news: News): void {
  const { root, reply, userId, isNew, mentions } = news;
  const key = pairKey(root.id, userId);
  const membership = sandbox.world.threadMemberships.get(key);
  if (membership === undefined) return;
  const unread = unreadReplies(sandbox, root, membership);
  const isAuthor = userId === reply.user_id;
  const isMentioned = mentions.userIds.has(userId);
  const thread = threadView(sandbox, root, {
    last_viewed_at: membership.last_viewed_at,
    unread_replies: isAuthor ? 0 : unread,
    unread_mentions: isAuthor ? 0 : membership.unread_mentions,
  });
  if (isAuthor) {
    const last_viewed_at = sandbox.clock.now();
    sandbox.world.threadMemberships.put({ ...membership, last_viewed_at, unread_mentions: 0 });
  }
  sandbox.hub.emit(
    'thread_updated',
    {
      thread: JSON.stringify(thread),
      previous_unread_mentions: isNew
        ? 0
        : Math.max(membership.unread_mentions - (isMentioned ? 1 : 0), 0),
      previous_unread_replies: isNew ? 0 : Math.max(unread - 1, 0),
    },
    {
      user_id: userId,
      team_id: sandbox.world.channels.get(root.channel_id)?.team_id ?? '',
    },
  );
}

function livingReplies(sandbox: Sandbox, root: Post): readonly Post[] {
  return sandbox.world.posts.replies(root.id).filter((reply) => reply.delete_at === 0);
}

function unreadReplies(sandbox: Sandbox, root: Post, membership: ThreadMembership): number {
  const replies = livingReplies(sandbox, root);
  return replies.filter((reply) => reply.create_at > membership.last_viewed_at).length;
}

/** A thread as its followers see it; participants in order of their last reply. */
function threadView(
  sandbox: Sandbox,
  root: Post,
  seen: {
    readonly last_viewed_at: number;
    readonly unread_replies: number;
    readonly unread_mentions: number;
  },
): Record<string, unknown> {
  const replies = livingReplies(sandbox, root);
  const current = sandbox.world.posts.get(root.id) ?? root;
  return {
    id: root.id,
    reply_count: replyCountOf(sandbox, root),
    last_reply_at: Math.max(0, ...replies.map((reply) => reply.create_at)),
    last_viewed_at: seen.last_viewed_at,
    participants: participants(sandbox, replies).map((user) => userView(sandbox, user, 'other')),
    post: postView(sandbox, current, { withMetadata: false }),
    unread_replies: seen.unread_replies,
    unread_mentions: seen.unread_mentions,
    is_urgent: false,
    delete_at: 0,
  };
}

function participants(sandbox: Sandbox, replies: readonly Post[]): readonly User[] {
  const last = new Map<string, number>();
  for (const reply of replies) {
    last.delete(reply.user_id);
    last.set(reply.user_id, reply.create_at);
  }
  return [...last.keys()]
    .map((id) => sandbox.world.users.get(id))
    .filter((user) => user !== undefined);
}
