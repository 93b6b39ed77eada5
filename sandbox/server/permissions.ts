import type { Session, Channel } from './state/entities.ts';
import { pairKey, type World } from './state/world.ts';
import { AppError, forbidden } from './http/app-error.ts';

/** Answers who may do what, from the roles of the system, the team and the channel, as Mattermost does. */
export class Permissions {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** Whether one of the named roles grants the permission. */
  rolesGrant(names: readonly string[], permission: string): boolean {
    return names.some((name) => {
      const role = this.#world.rolesByName.one(name);
      return role !== undefined && role.delete_at === 0 && role.permissions.includes(permission);
    });
  }

  /** A permission of the whole server. */
  onSystem(userId: string, permission: string): boolean {
    return this.rolesGrant(systemRoles(this.#world, userId), permission);
  }

  /** A permission in a team; being out of the team leaves those of the whole server. */
  onTeam(userId: string, teamId: string, permission: string): boolean {
    if (teamId === '') return false;
    const member = this.#world.teamMembers.get(pairKey(teamId, userId));
    const roles = member?.delete_at === 0 ? teamRoles(member) : [];
    return this.rolesGrant(roles, permission) || this.onSystem(userId, permission);
  }

  /** A permission in a channel: by membership, else by the team, else by the server; never in an unknown one. */
  onChannel(userId: string, channelId: string, permission: string): boolean {
    const channel = this.#world.channels.get(channelId);
    if (channel === undefined) return false;
    if (this.onSystem(userId, 'manage_system')) return true;
    const member = this.#world.channelMembers.get(pairKey(channelId, userId));
    if (member !== undefined && this.rolesGrant(channelRoles(member), permission)) return true;
    if (channel.team_id !== '') return this.onTeam(userId, channel.team_id, permission);
    return this.onSystem(userId, permission);
  }

  /** Reading what is said in a channel: a member, or for public channels whoever may read those of the team. */
  mayReadChannel(userId: string, channel: Channel): boolean {
    if (this.onChannel(userId, channel.id, 'read_channel_content')) return true;
    return channel.type === 'O' && this.onTeam(userId, channel.team_id, 'read_public_channel');
  }

  /** Doing something in another's name: oneself, or whoever may edit others, but administrators only for each other. */
  mayActFor(session: Session, userId: string): boolean {
    if (userId === '') return false;
    if (session.user_id === userId || this.onSystem(session.user_id, 'manage_system')) return true;
    if (!this.onSystem(session.user_id, 'edit_other_users')) return false;
    const roles = split(this.#world.users.get(userId)?.roles ?? 'system_admin');
    return !roles.includes('system_admin');
  }

  /** The same where a bot is under its owner's or an administrator's hand, not under its own. */
  mayActForOrBot(session: Session, userId: string): boolean {
    if (!this.#world.bots.has(userId)) return this.mayActFor(session, userId);
    return this.botRefusal(session, userId) === undefined;
  }

  /** Why somebody may not manage a bot, `undefined` if they may; who may not see it is told it does not exist. */
  botRefusal(session: Session, botId: string): AppError | undefined {
    const bot = this.#world.bots.get(botId);
    const missing = new AppError('store.sql_bot.get.missing.app_error', 404);
    if (bot === undefined) return missing;
    const whose = bot.owner_id === session.user_id ? '' : 'others_';
    if (this.onSystem(session.user_id, `manage_${whose}bots`)) return undefined;
    return this.onSystem(session.user_id, `read_${whose}bots`) ? forbidden() : missing;
  }

  needActFor(session: Session, userId: string): void {
    if (!this.mayActFor(session, userId)) throw forbidden();
  }

  needSystem(session: Session, permission: string): void {
    if (!this.onSystem(session.user_id, permission)) throw forbidden();
  }

  needTeam(session: Session, teamId: string, permission: string): void {
    if (!this.onTeam(session.user_id, teamId, permission)) throw forbidden();
  }

  needChannel(session: Session, channelId: string, permission: string): void {
    if (!this.onChannel(session.user_id, channelId, permission)) throw forbidden();
  }
}

const split = (roles: string): string[] => roles.split(' ').filter((name) => name !== '');

function systemRoles(world: World, userId: string): string[] {
  return split(world.users.get(userId)?.roles ?? '');
}

interface SchemeRoles {
  readonly explicit_roles: string;
  readonly scheme_guest: boolean;
  readonly scheme_user: boolean;
  readonly scheme_admin: boolean;
}

function schemeRoles(member: SchemeRoles, kind: 'team' | 'channel'): string[] {
  return [
    ...split(member.explicit_roles),
    ...(member.scheme_guest ? [`${kind}_guest`] : []),
    ...(member.scheme_user ? [`${kind}_user`] : []),
    ...(member.scheme_admin ? [`${kind}_admin`] : []),
  ];
}

/** Names of all roles a member of a team has, those of the scheme last. */
export const teamRoles = (member: SchemeRoles): string[] => schemeRoles(member, 'team');

/** Names of all roles a member of a channel has, those of the scheme last. */
export const channelRoles = (member: SchemeRoles): string[] => schemeRoles(member, 'channel');
