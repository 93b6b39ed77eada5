import { AppError } from '../http/app-error.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Channel, ChannelMember, Post, Team, TeamMember, User } from '../state/entities.ts';
import { pairKey } from '../state/world.ts';

/** The person of that id; 404 without one. */
export function findUser(sandbox: Sandbox, id: string): User {
  const user = sandbox.world.users.get(id);
  if (user === undefined) throw new AppError('app.user.missing_account.const', 404);
  return user;
}

export function findTeam(sandbox: Sandbox, id: string): Team {
  const team = sandbox.world.teams.get(id);
  if (team === undefined) throw new AppError('app.team.get.find.app_error', 404);
  return team;
}

/** A membership, of those who left too. */
export function findTeamMember(sandbox: Sandbox, teamId: string, userId: string): TeamMember {
  const member = sandbox.world.teamMembers.get(pairKey(teamId, userId));
  if (member === undefined) throw new AppError('app.team.get_member.missing.app_error', 404);
  return member;
}

export function findChannel(sandbox: Sandbox, id: string): Channel {
  const channel = sandbox.world.channels.get(id);
  if (channel === undefined) {
    const params = { channel_id: id };
    throw new AppError('app.channel.get.existing.app_error', 404, { params });
  }
  return channel;
}

export function findChannelMember(
  sandbox: Sandbox,
  channelId: string,
  userId: string,
): ChannelMember {
  const member = sandbox.world.channelMembers.get(pairKey(channelId, userId));
  if (member === undefined) throw new AppError('app.channel.get_member.missing.app_error', 404);
  return member;
}

/** A post that is not deleted, or any with `deletedToo`; 404 otherwise. */
export function findPost(sandbox: Sandbox, id: string, deletedToo = false): Post {
  const post = sandbox.world.posts.get(id);
  if (post === undefined || (post.delete_at !== 0 && !deletedToo)) {
    throw new AppError('app.post.get.app_error', 404);
  }
  return post;
}
