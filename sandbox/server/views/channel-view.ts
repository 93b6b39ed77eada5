import { channelRoles } from '../permissions.ts';
import type { Channel, ChannelMember } from '../state/entities.ts';

/** A channel as clients see it. */
export function channelView(channel: Channel): Record<string, unknown> {
  return {
    id: channel.id,
    create_at: channel.create_at,
    update_at: channel.update_at,
    delete_at: channel.delete_at,
    team_id: channel.team_id,
    type: channel.type,
    display_name: channel.display_name,
    name: channel.name,
    header: channel.header,
    purpose: channel.purpose,
    last_post_at: channel.last_post_at,
    total_msg_count: channel.total_msg_count,
    extra_update_at: channel.extra_update_at,
    creator_id: channel.creator_id,
    scheme_id: null,
    props: channel.props,
    group_constrained: channel.group_constrained,
    shared: channel.shared,
    total_msg_count_root: channel.total_msg_count_root,
    policy_id: null,
    last_root_post_at: channel.last_root_post_at,
    banner_info: channel.banner_info,
    policy_enforced: false,
    default_category_name: '',
  };
}

/** A membership as somebody sees it: when others looked at the channel last is hidden (-1). */
export function channelMemberView(
  member: ChannelMember,
  viewerId: string,
): Record<string, unknown> {
  const isOwn = member.user_id === viewerId;
  return {
    channel_id: member.channel_id,
    user_id: member.user_id,
    roles: channelRoles(member).join(' '),
    last_viewed_at: isOwn ? member.last_viewed_at : -1,
    msg_count: member.msg_count,
    mention_count: member.mention_count,
    mention_count_root: member.mention_count_root,
    urgent_mention_count: member.urgent_mention_count,
    msg_count_root: member.msg_count_root,
    notify_props: member.notify_props,
    last_update_at: isOwn ? member.last_update_at : -1,
    scheme_guest: member.scheme_guest,
    scheme_user: member.scheme_user,
    scheme_admin: member.scheme_admin,
    explicit_roles: member.explicit_roles,
  };
}
