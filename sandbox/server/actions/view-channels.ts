import type { Sandbox } from '../sandbox.ts';
import { pairKey } from '../state/world.ts';

export interface Viewing {
  readonly channelIds: readonly string[];
  /** Whether the threads count as read too. */
  readonly threadsToo: boolean;
}

/**
 * Marks channels as read by a person. Answers when each was looked at last; only where something was
 * unread the person's connections are told.
 */
export function viewChannels(
  sandbox: Sandbox,
  userId: string,
  { channelIds, threadsToo }: Viewing,
): Readonly<Record<string, number>> {
  const times: Record<string, number> = {};
  const unread: string[] = [];
  for (const id of channelIds) {
    const channel = sandbox.world.channels.get(id);
    const member = sandbox.world.channelMembers.get(pairKey(id, userId));
    if (channel === undefined || member === undefined) continue;
    times[id] = Math.max(channel.last_post_at, member.last_viewed_at);
    const isRead = channel.total_msg_count <= member.msg_count && member.mention_count === 0;
    if (isRead) continue;
    unread.push(id);
    sandbox.world.channelMembers.put({
      ...member,
      msg_count: channel.total_msg_count,
      msg_count_root: channel.total_msg_count_root,
      mention_count: 0,
      mention_count_root: 0,
      urgent_mention_count: 0,
      last_viewed_at: times[id] ?? 0,
      last_update_at: times[id] ?? 0,
    });
  }
  if (unread.length > 0) tell(sandbox, userId, { times, unread, threadsToo });
  return times;
}

function tell(
  sandbox: Sandbox,
  userId: string,
  seen: {
    readonly times: Readonly<Record<string, number>>;
    readonly unread: readonly string[];
    readonly threadsToo: boolean;
  },
): void {
  sandbox.hub.emit('multiple_channels_viewed', { channel_times: seen.times }, { user_id: userId });
  if (!seen.threadsToo) return;
  const timestamp = sandbox.clock.now();
  for (const channelId of seen.unread) {
    sandbox.hub.emit(
      'thread_read_changed',
      { timestamp },
      { user_id: userId, channel_id: channelId },
    );
  }
}
