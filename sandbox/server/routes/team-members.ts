import { AppError, forbidden, invalidBodyParam } from '../http/app-error.ts';
import { created, json, ok } from '../http/answer.ts';
import { pageOf, type Call } from '../http/call.ts';
import { list, struct, text, truth } from '../http/go-json.ts';
import type { Router } from '../http/router.ts';
import { idsOf, textsOf } from '../http/shapes.ts';
import { findTeam, findTeamMember, findUser } from '../actions/find.ts';
import { addToTeam, removeFromTeam } from '../actions/join-team.ts';
import { explicitAndScheme, schemeFlags } from '../actions/member-roles.ts';
import { isId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import type { TeamMember } from '../state/entities.ts';
import { pairKey } from '../state/world.ts';
import { byPlainText, inOrderOf } from '../views/order.ts';
import { teamMemberView } from '../views/team-view.ts';
import { areUserRoles } from './users.ts';
import { without } from '../state/without.ts';

const MEMBER = struct({ team_id: text, user_id: text });
const SCHEME = struct({ scheme_guest: truth, scheme_user: truth, scheme_admin: truth });
const BATCH = 256;

/** Who is in a team, as what. */
export function registerTeamMemberRoutes(router: Router, sandbox: Sandbox): void {
  const path = '/api/v4/teams/:team_id/members';
  router.post(path, (call) => add(sandbox, call));
  router.post(`${path}/batch`, (call) => addMany(sandbox, call));
  router.get(path, (call) => page(sandbox, call));
  router.post(`${path}/ids`, (call) => byIds(sandbox, call));
  router.get(`${path}/:user_id`, (call) => {
    const id = viewable(sandbox, call);
    return json(teamMemberView(findTeamMember(sandbox, id, call.id('user_id'))));
  });
  router.delete(`${path}/:user_id`, (call) => remove(sandbox, call));
  router.put(`${path}/:user_id/roles`, (call) => setRoles(sandbox, call));
  router.put(`${path}/:user_id/schemeRoles`, (call) => setSchemeRoles(sandbox, call));
  router.get('/api/v4/users/:user_id/teams/members', (call) => {
    const id = call.id('user_id');
    if (!sandbox.permissions.mayActFor(call.session, id)) {
      sandbox.permissions.needSystem(call.session, 'read_other_users_teams');
    }
    return json(sandbox.world.teamsOfUser.all(id).map(teamMemberView));
  });
}

function add(sandbox: Sandbox, call: Call) {
  const id = call.id('team_id');
  const member = call.bodyIf(MEMBER);
  if (member === undefined) {
    throw new AppError('api.team.add_team_member.invalid_body.app_error', 400);
  }
  if (member.team_id !== id) throw invalidBodyParam('team_id');
  if (!isId(member.user_id)) throw invalidBodyParam('user_id');
  if (member.user_id === call.me) needJoin(sandbox, call, id);
  else needAdd(sandbox, call, { teamId: id, userId: member.user_id });
  return created(
    teamMemberView(addToTeam(sandbox, { teamId: id, userId: member.user_id, requestorId: '' })),
  );
}

function needJoin(sandbox: Sandbox, call: Call, teamId: string): void {
  const team = findTeam(sandbox, teamId);
  const permission = team.allow_open_invite ? 'join_public_teams' : 'join_private_teams';
  sandbox.permissions.needSystem(call.session, permission);
}

function needAdd(
  sandbox: Sandbox,
  call: Call,
  { teamId, userId }: { readonly teamId: string; readonly userId: string },
): void {
  sandbox.permissions.needTeam(call.session, teamId, 'add_user_to_team');
  needExists(sandbox, call, { teamId, userId });
}

/** Whoever may not invite guests has the account looked at first, which refuses unknown ones. */
function needExists(
  sandbox: Sandbox,
  call: Call,
  { teamId, userId }: { readonly teamId: string; readonly userId: string },
): void {
  if (sandbox.permissions.onTeam(call.me, teamId, 'invite_guest')) return;
  const user = sandbox.world.users.get(userId);
  if (user === undefined) throw new AppError('api.team.user.missing_account', 404);
  if (user.roles.includes('system_guest')) throw forbidden();
}

function addMany(sandbox: Sandbox, call: Call) {
  const id = call.id('team_id');
  const members = call.body(list(MEMBER), 'members');
  if (members.length > BATCH) throw invalidBodyParam('too many members in batch');
  if (members.length === 0) throw invalidBodyParam('no members in batch');
  findTeam(sandbox, id);
  sandbox.permissions.needTeam(call.session, id, 'add_user_to_team');
  for (const { team_id, user_id } of members) {
    if (team_id !== id) throw invalidBodyParam(`team_id for member with user_id=${user_id}`);
    if (!isId(user_id)) throw invalidBodyParam('user_id');
    needExists(sandbox, call, { teamId: id, userId: user_id });
  }
  const isGraceful = call.text('graceful') !== '';
  return created(
    members.map(({ user_id }) =>
      addOne(sandbox, { teamId: id, userId: user_id, requestorId: call.me }, isGraceful),
    ),
  );
}

function addOne(
  sandbox: Sandbox,
  who: { readonly teamId: string; readonly userId: string; readonly requestorId: string },
  isGraceful: boolean,
): unknown {
  if (!isGraceful) return teamMemberView(addToTeam(sandbox, who));
  try {
    const member = teamMemberView(addToTeam(sandbox, who));
    return { user_id: who.userId, member, error: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const shown = without(error.toAnswer(''), 'request_id');
    return { user_id: who.userId, member: null, error: shown };
  }
}

function viewable(sandbox: Sandbox, call: Call): string {
  const id = call.id('team_id');
  sandbox.permissions.needTeam(call.session, id, 'view_team');
  return id;
}

function page(sandbox: Sandbox, call: Call) {
  const id = viewable(sandbox, call);
  const isActive = (member: TeamMember) =>
    !call.flag('exclude_deleted_users') || sandbox.world.users.get(member.user_id)?.delete_at === 0;
  const members = sandbox.world.membersOfTeam
    .all(id)
    .filter((member) => member.delete_at === 0)
    .filter(isActive);
  const nameOf = (member: TeamMember) => sandbox.world.users.get(member.user_id)?.username ?? '';
  const order =
    call.text('sort') === 'Username'
      ? inOrderOf(nameOf)
      : byPlainText((member: TeamMember) => member.user_id);
  return json(pageOf([...members].sort(order), call.page()).map(teamMemberView));
}

function byIds(sandbox: Sandbox, call: Call) {
  call.id('team_id');
  const ids = idsOf(call);
  if (ids.length === 0) throw invalidBodyParam('user_ids');
  const teamId = viewable(sandbox, call);
  const members = ids.map((id) => sandbox.world.teamMembers.get(pairKey(teamId, id)));
  return json(
    members.flatMap((member) => (member?.delete_at === 0 ? [teamMemberView(member)] : [])),
  );
}

function remove(sandbox: Sandbox, call: Call) {
  const id = call.id('team_id');
  const userId = call.id('user_id');
  if (userId !== call.me) {
    sandbox.permissions.needTeam(call.session, id, 'remove_user_from_team');
  }
  const team = findTeam(sandbox, id);
  removeFromTeam(sandbox, team, { user: findUser(sandbox, userId), requestorId: call.me });
  return ok();
}

function setRoles(sandbox: Sandbox, call: Call) {
  const id = call.id('team_id');
  const userId = call.id('user_id');
  const roles = textsOf(call)['roles'] ?? '';
  if (!areUserRoles(roles)) throw invalidBodyParam('team_member_roles');
  sandbox.permissions.needTeam(call.session, id, 'manage_team_roles');
  const member = findTeamMember(sandbox, id, userId);
  return store(sandbox, {
    ...member,
    ...explicitAndScheme(sandbox, member, { roles, kind: 'team' }),
  });
}

function setSchemeRoles(sandbox: Sandbox, call: Call) {
  const id = call.id('team_id');
  const userId = call.id('user_id');
  const given = call.body(SCHEME, 'scheme_roles');
  sandbox.permissions.needTeam(call.session, id, 'manage_team_roles');
  const member = findTeamMember(sandbox, id, userId);
  return store(sandbox, { ...member, ...schemeFlags(member, given, 'team') });
}

function store(sandbox: Sandbox, changed: TeamMember) {
  const member = sandbox.world.teamMembers.put(changed);
  sandbox.hub.emit(
    'memberrole_updated',
    { member: JSON.stringify(teamMemberView(member)) },
    { user_id: member.user_id },
  );
  return ok();
}
