import { AppError } from '../http/app-error.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Channel, Team, TeamMember, User } from '../state/entities.ts';
import { pairKey } from '../state/world.ts';
import { createSystemPost } from './create-post.ts';
import { findTeam, findUser } from './find.ts';
import { enrol, postAdded, postJoined, TOWN_SQUARE } from './join-channel.ts';

const DEFAULT_CHANNELS = [TOWN_SQUARE, 'off-topic'];

/** Adds a person to a team and its default channels; `requestorId` is empty when nobody is named as doing it. */
export function addToTeam(
  sandbox: Sandbox,
  who: { readonly teamId: string; readonly userId: string; readonly requestorId: string },
): TeamMember {
  const team = findTeam(sandbox, who.teamId);
  const user = findUser(sandbox, who.userId);
  const member = joinTeam(sandbox, team, { user, requestorId: who.requestorId });
  announceTeam(sandbox, team.id, user.id);
  return member;
}

/** The same without the second event; used where the person joins alone. */
export function joinTeam(
  sandbox: Sandbox,
  team: Team,
  who: { readonly user: User; readonly requestorId: string },
): TeamMember {
  const former = sandbox.world.teamMembers.get(pairKey(team.id, who.user.id));
  if (former?.delete_at === 0) return former;
  checkRoom(sandbox, team, former === undefined);
  const isAdmin = team.email === who.user.email && team.email !== '';
  const member = sandbox.world.teamMembers.put({
    team_id: team.id,
    user_id: who.user.id,
    explicit_roles: '',
    delete_at: 0,
    scheme_guest: false,
    scheme_user: true,
    scheme_admin: isAdmin,
    create_at: sandbox.clock.now(),
  });
  sandbox.world.users.put({ ...who.user, update_at: sandbox.clock.now() });
  for (const channel of defaultChannels(sandbox, team)) {
    enterDefaultChannel(sandbox, channel, { ...who, isAdmin });
  }
  announceTeam(sandbox, team.id, who.user.id);
  return member;
}

/** Whoever comes back is refused under another id than a newcomer. */
function checkRoom(sandbox: Sandbox, team: Team, isNew: boolean): void {
  const members = sandbox.world.membersOfTeam.all(team.id);
  const active = members.filter(
    (member) => member.delete_at === 0 && sandbox.world.users.get(member.user_id)?.delete_at === 0,
  );
  if (active.length < sandbox.config().TeamSettings.MaxUsersPerTeam) return;
  throw new AppError(
    isNew
      ? 'app.team.join_user_to_team.save_member.max_accounts.app_error'
      : 'app.team.join_user_to_team.max_accounts.app_error',
    400,
  );
}

function defaultChannels(sandbox: Sandbox, team: Team): readonly Channel[] {
  const more = sandbox.config().TeamSettings.ExperimentalDefaultChannels;
  const names = more.length === 0 ? DEFAULT_CHANNELS : [TOWN_SQUARE, ...more];
  return [...new Set(names)]
    .map((name) => sandbox.world.channelsByName.one(pairKey(team.id, name)))
    .filter((channel) => channel !== undefined)
    .filter((channel) => channel.type === 'O');
}

interface Newcomer {
  readonly user: User;
  readonly requestorId: string;
  readonly isAdmin: boolean;
}

function enterDefaultChannel(sandbox: Sandbox, channel: Channel, who: Newcomer): void {
  enrol(sandbox, channel, { userId: who.user.id, isAdmin: who.isAdmin });
  postDefaultJoin(sandbox, channel, who);
  sandbox.hub.emit(
    'user_added',
    { user_id: who.user.id, team_id: channel.team_id },
    { channel_id: channel.id },
  );
}

function postDefaultJoin(sandbox: Sandbox, channel: Channel, who: Newcomer): void {
  const isTeam = channel.name === TOWN_SQUARE;
  if (who.requestorId === '') {
    if (isTeam) postJoinedTeam(sandbox, channel, who.user);
    else postJoined(sandbox, channel, who.user);
    return;
  }
  if (isTeam) postAddedToTeam(sandbox, channel, who);
  else postAdded(sandbox, channel, { user: who.user, byId: who.requestorId, rootId: '' });
}

function postJoinedTeam(sandbox: Sandbox, channel: Channel, user: User): void {
  createSystemPost(sandbox, {
    channel_id: channel.id,
    user_id: user.id,
    message: `${user.username} joined the team.`,
    type: 'system_join_team',
    props: { username: user.username },
  });
}

function postAddedToTeam(sandbox: Sandbox, channel: Channel, who: Newcomer): void {
  const by = findUser(sandbox, who.requestorId);
  createSystemPost(sandbox, {
    channel_id: channel.id,
    user_id: by.id,
    message: `${who.user.username} added to the team by ${by.username}.`,
    type: 'system_add_to_team',
    props: {
      userId: by.id,
      username: by.username,
      addedUserId: who.user.id,
      addedUsername: who.user.username,
    },
  });
}

function announceTeam(sandbox: Sandbox, teamId: string, userId: string): void {
  sandbox.hub.emit('added_to_team', { team_id: teamId, user_id: userId }, { user_id: userId });
}

/** Takes a person out of a team and all its channels; the membership stays with its end. */
export function removeFromTeam(
  sandbox: Sandbox,
  team: Team,
  who: { readonly user: User; readonly requestorId: string },
): void {
  const member = sandbox.world.teamMembers.get(pairKey(team.id, who.user.id));
  if (member === undefined) {
    throw new AppError('api.team.remove_user_from_team.missing.app_error', 400);
  }
  for (const { channel_id } of sandbox.world.channelsOfUser.all(who.user.id)) {
    if (sandbox.world.channels.get(channel_id)?.team_id === team.id) {
      sandbox.world.channelMembers.remove(pairKey(channel_id, who.user.id));
    }
  }
  postLeftTeam(sandbox, team, who);
  announceDeparture(sandbox, team.id, who.user.id);
  sandbox.world.teamMembers.put({ ...member, delete_at: sandbox.clock.now() });
}

function announceDeparture(sandbox: Sandbox, teamId: string, userId: string): void {
  const data = { team_id: teamId, user_id: userId };
  sandbox.hub.emit('leave_team', data, { team_id: teamId, omit_users: { [userId]: true } });
  sandbox.hub.emit('leave_team', data, { user_id: userId });
}

function postLeftTeam(
  sandbox: Sandbox,
  team: Team,
  { user, requestorId }: { readonly user: User; readonly requestorId: string },
): void {
  const channel = sandbox.world.channelsByName.one(pairKey(team.id, TOWN_SQUARE));
  if (channel === undefined) return;
  const isOwnWish = user.id === requestorId;
  createSystemPost(sandbox, {
    channel_id: channel.id,
    user_id: user.id,
    message: `${user.username} ${isOwnWish ? 'left' : 'removed from'} the team.`,
    type: isOwnWish ? 'system_leave_team' : 'system_remove_from_team',
    props: { username: user.username },
  });
}
