import type { Channel, ChannelMember, Post, User } from '../client/model.ts';
import type { PageState, PluginPiece } from './state.ts';

const nothing: readonly PluginPiece[] = [];

export const currentUser = (state: PageState): User | undefined =>
  state.entities.users.profiles[state.entities.users.currentUserId];

export const currentChannel = (state: PageState): Channel | undefined =>
  state.entities.channels.channels[state.entities.channels.currentChannelId];

export const currentMember = (state: PageState): ChannelMember | undefined =>
  state.entities.channels.myMembers[state.entities.channels.currentChannelId];

export const pieces = (state: PageState, place: string): readonly PluginPiece[] =>
  state.plugins.components[place] ?? nothing;

/** The name people see: nickname, else first and last name, else the account's name. */
export function displayName(user: User | undefined): string {
  if (user === undefined) return '…';
  const full = `${user.first_name} ${user.last_name}`.trim();
  if (user.nickname !== '') return user.nickname;
  return full === '' ? user.username : full;
}

/** The other person of a direct channel; oneself in the channel with oneself. */
export function partnerId(channel: Channel, ownId: string): string {
  const [first = '', second = ''] = channel.name.split('__');
  return first === ownId ? second : first;
}

export function channelTitle(state: Pick<PageState, 'entities'>, channel: Channel): string {
  if (channel.type !== 'D') return channel.display_name;
  const { profiles, currentUserId } = state.entities.users;
  return displayName(profiles[partnerId(channel, currentUserId)]);
}

const isEphemeral = (post: Post) => post.type === 'system_ephemeral';

/** Roots of a channel, oldest first; a private answer within a thread is the thread's. */
export function rootsOf(state: PageState, channelId: string): Post[] {
  return Object.values(state.entities.posts.posts)
    .filter((post) => post.channel_id === channelId && post.root_id === '')
    .sort((a, b) => a.create_at - b.create_at || a.id.localeCompare(b.id));
}

/** A thread, oldest first, its root included. */
export function threadOf(state: PageState, rootId: string): Post[] {
  return Object.values(state.entities.posts.posts)
    .filter((post) => post.id === rootId || post.root_id === rootId)
    .sort((a, b) => a.create_at - b.create_at || a.id.localeCompare(b.id));
}

export const replyCount = (state: PageState, root: Post): number =>
  Math.max(
    root.reply_count,
    Object.values(state.entities.posts.posts).filter(
      (post) => post.root_id === root.id && !isEphemeral(post),
    ).length,
  );

export interface ChannelEntry {
  readonly channel: Channel;
  readonly title: string;
  readonly isUnread: boolean;
  readonly mentions: number;
}

/** What the sidebar lists: the person's channels of the current team, then direct messages. */
export function sidebarEntries(state: Pick<PageState, 'entities'>): {
  team: ChannelEntry[];
  direct: ChannelEntry[];
} {
  const { channels, myMembers, currentChannelId } = state.entities.channels;
  const entries = Object.values(channels)
    .filter((channel) => channel.delete_at === 0 && myMembers[channel.id] !== undefined)
    .map((channel) => {
      const member = myMembers[channel.id];
      const isCurrent = channel.id === currentChannelId;
      const viewedAt = member?.last_viewed_at ?? 0;
      return {
        channel,
        title: channelTitle(state, channel),
        isUnread: !isCurrent && channel.last_post_at > viewedAt,
        mentions: isCurrent ? 0 : (member?.mention_count ?? 0),
      };
    });
  const isOfTeam = (entry: ChannelEntry) =>
    entry.channel.team_id === state.entities.teams.currentTeamId;
  return {
    team: entries.filter(isOfTeam).sort((a, b) => a.title.localeCompare(b.title, 'fr')),
    direct: entries
      .filter((entry) => entry.channel.type === 'D' || entry.channel.type === 'G')
      .sort((a, b) => b.channel.last_post_at - a.channel.last_post_at),
  };
}

/** The registered component for a post: `props.type` first, then `type`. */
export function postTypePiece(state: PageState, post: Post) {
  const named = post.props['type'];
  const byProps = typeof named === 'string' ? state.plugins.postTypes[named] : undefined;
  return byProps ?? state.plugins.postTypes[post.type];
}
