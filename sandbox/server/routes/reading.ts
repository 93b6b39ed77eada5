import { forbidden } from '../http/app-error.ts';
import { json, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { struct, text, truth } from '../http/go-json.ts';
import type { Router } from '../http/router.ts';
import { findPost } from '../actions/find.ts';
import { markUnread } from '../actions/mark-unread.ts';
import { tellTyping } from '../actions/typing.ts';
import type { Sandbox } from '../sandbox.ts';

const TYPING = struct({ channel_id: text, parent_id: text });
const UNREAD = struct({ collapsed_threads_supported: truth });

/** What people have read and what they are writing. */
export function registerReadingRoutes(router: Router, sandbox: Sandbox): void {
  router.post('/api/v4/users/:user_id/posts/:post_id/set_unread', (call) => {
    const postId = call.plainId('post_id');
    const userId = call.id('user_id');
    const asked = call.bodyIf(UNREAD);
    sandbox.permissions.needActFor(call.session, userId);
    const channelId = sandbox.world.posts.get(postId)?.channel_id ?? '';
    sandbox.permissions.needChannel(call.session, channelId, 'read_channel_content');
    const threadsToo = asked?.collapsed_threads_supported ?? false;
    return json(markUnread(sandbox, findPost(sandbox, postId), { userId, threadsToo }));
  });
  router.post('/api/v4/users/:user_id/typing', (call) => {
    const userId = call.id('user_id');
    const { channel_id, parent_id } = call.body(TYPING, 'typing_request');
    const isOther = userId !== call.me;
    if (isOther && !sandbox.permissions.onSystem(call.me, 'manage_system')) throw forbidden();
    if (!sandbox.permissions.onChannel(userId, channel_id, 'create_post')) throw forbidden();
    tellTyping(sandbox, { userId, channelId: channel_id, parentId: parent_id });
    return ok();
  });
  router.get('/api/v4/users/:user_id/teams/unread', (call) => unreadByTeam(sandbox, call));
  router.get('/api/v4/users/:user_id/teams/:team_id/unread', (call) => {
    const userId = call.id('user_id');
    const teamId = call.plainId('team_id');
    sandbox.permissions.needActFor(call.session, userId);
    sandbox.permissions.needTeam(call.session, teamId, 'view_team');
    return json(unreadOf(sandbox, userId).get(teamId) ?? nothingUnread(teamId));
  });
}

interface TeamUnread {
  readonly team_id: string;
  readonly msg_count: number;
  readonly mention_count: number;
  readonly mention_count_root: number;
  readonly msg_count_root: number;
  readonly thread_count: number;
  readonly thread_mention_count: number;
  readonly thread_urgent_mention_count: number;
}

const nothingUnread = (teamId: string): TeamUnread => ({
  team_id: teamId,
  msg_count: 0,
  mention_count: 0,
  mention_count_root: 0,
  msg_count_root: 0,
  thread_count: 0,
  thread_mention_count: 0,
  thread_urgent_mention_count: 0,
});

function unreadByTeam(sandbox: Sandbox, call: Call) {
  const userId = call.id('user_id');
  const isOther = userId !== call.me;
  if (isOther && !sandbox.permissions.onSystem(call.me, 'manage_system')) throw forbidden();
  const unread = unreadOf(sandbox, userId);
  unread.delete(call.text('exclude_team'));
  return json([...unread.values()]);
}

/** What a person has not read, by team; muted channels count their mentions only. */
function unreadOf(sandbox: Sandbox, userId: string): Map<string, TeamUnread> {
  const unread = new Map<string, TeamUnread>();
  for (const member of sandbox.world.channelsOfUser.all(userId)) {
    const channel = sandbox.world.channels.get(member.channel_id);
    if (channel === undefined || channel.delete_at !== 0) continue;
    const former = unread.get(channel.team_id) ?? nothingUnread(channel.team_id);
    const isMuted = member.notify_props['mark_unread'] === 'mention';
    const count = (total: number, read: number) => (isMuted ? 0 : total - read);
    unread.set(channel.team_id, {
      ...former,
      mention_count: former.mention_count + member.mention_count,
      mention_count_root: former.mention_count_root + member.mention_count_root,
      msg_count: former.msg_count + count(channel.total_msg_count, member.msg_count),
      msg_count_root:
        former.msg_count_root + count(channel.total_msg_count_root, member.msg_count_root),
    });
  }
  return unread;
}
