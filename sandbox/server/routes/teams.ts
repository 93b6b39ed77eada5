import { AppError, forbidden, invalidBodyParam, invalidUrlParam } from '../http/app-error.ts';
import { created, json, ok } from '../http/answer.ts';
import { pageOf, type Call } from '../http/call.ts';
import { list, optional, struct, text, truth } from '../http/go-json.ts';
import type { Router } from '../http/router.ts';
import { valuesOf } from '../http/shapes.ts';
import { findTeam } from '../actions/find.ts';
import { changeTeam, createTeam, isTeamName, newInvitation } from '../actions/teams.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Team } from '../state/entities.ts';
import { pairKey } from '../state/world.ts';
import { teamView, wholeTeamView } from '../views/team-view.ts';
import { inOrderOf } from '../views/order.ts';

const NEW_TEAM = struct({
  name: text,
  display_name: text,
  type: text,
  description: text,
  company_name: text,
  allowed_domains: text,
  allow_open_invite: truth,
  scheme_id: optional(text),
});
const PATCH = struct({
  display_name: optional(text),
  description: optional(text),
  company_name: optional(text),
  allowed_domains: optional(text),
  allow_open_invite: optional(truth),
  group_constrained: optional(truth),
});
const WHOLE = struct({
  id: text,
  display_name: text,
  description: text,
  company_name: text,
  allowed_domains: text,
  allow_open_invite: truth,
});

/** Teams: made, read, changed. */
export function registerTeamRoutes(router: Router, sandbox: Sandbox): void {
  router.post('/api/v4/teams', (call) => create(sandbox, call));
  router.get('/api/v4/teams', (call) => all(sandbox, call));
  router.get('/api/v4/teams/:team_id', (call) => {
    const team = findTeam(sandbox, call.id('team_id'));
    const mayView = sandbox.permissions.onTeam(call.me, team.id, 'view_team');
    const mayList = isOpen(team) && sandbox.permissions.onSystem(call.me, 'list_public_teams');
    if (!mayView && !mayList) throw forbidden();
    return json(teamView(sandbox, team, call.me));
  });
  router.get('/api/v4/teams/name/:team_name', (call) => {
    const team = teamByName(sandbox, call);
    if (!isOpen(team)) sandbox.permissions.needTeam(call.session, team.id, 'view_team');
    return json(teamView(sandbox, team, call.me));
  });
  router.get('/api/v4/teams/name/:team_name/exists', (call) => exists(sandbox, call));
  router.put('/api/v4/teams/:team_id', (call) => update(sandbox, call));
  router.put('/api/v4/teams/:team_id/patch', (call) => patch(sandbox, call));
  router.put('/api/v4/teams/:team_id/privacy', (call) => setPrivacy(sandbox, call));
  router.post('/api/v4/teams/:team_id/regenerate_invite_id', (call) => {
    const id = manageable(sandbox, call, true);
    const team = newInvitation(sandbox, findTeam(sandbox, id));
    return json(teamView(sandbox, team, call.me));
  });
  router.delete('/api/v4/teams/:team_id', (call) => remove(sandbox, call));
  router.post('/api/v4/teams/:team_id/restore', (call) => {
    const id = manageable(sandbox, call);
    const team = changeTeam(sandbox, { ...findTeam(sandbox, id), delete_at: 0 }, 'restore_team');
    return json(teamView(sandbox, team, call.me));
  });
  router.get('/api/v4/teams/:team_id/stats', (call) => stats(sandbox, call));
  router.post('/api/v4/teams/:team_id/invite/email', (call) => invite(sandbox, call));
  router.get('/api/v4/users/:user_id/teams', (call) => ofUser(sandbox, call));
}

const isOpen = (team: Team): boolean => team.allow_open_invite && team.type === 'O';

function create(sandbox: Sandbox, call: Call) {
  const { scheme_id, ...draft } = call.body(NEW_TEAM, 'team');
  if (!sandbox.permissions.onSystem(call.me, 'create_team')) {
    throw new AppError('api.team.is_team_creation_allowed.disabled.app_error', 403);
  }
  if (scheme_id !== undefined) {
    sandbox.permissions.needSystem(call.session, 'sysconsole_write_user_management_permissions');
  }
  return created(wholeTeamView(createTeam(sandbox, draft, call.me)));
}

function all(sandbox: Sandbox, call: Call) {
  const listPrivate = sandbox.permissions.onSystem(call.me, 'list_private_teams');
  const listPublic = sandbox.permissions.onSystem(call.me, 'list_public_teams');
  if (!listPrivate && !listPublic) {
    throw new AppError('api.team.get_all_teams.insufficient_permissions', 403);
  }
  const teams = [...sandbox.world.teams.values()]
    .filter((team) => team.delete_at === 0)
    .filter((team) => (team.allow_open_invite ? listPublic : listPrivate))
    .sort(inOrderOf((team) => team.display_name));
  const shown = pageOf(teams, call.page()).map((team) => teamView(sandbox, team, call.me));
  if (!call.flag('include_total_count')) return json(shown);
  return json({ teams: shown, total_count: teams.length });
}

function teamByName(sandbox: Sandbox, call: Call): Team {
  const name = call.param('team_name').toLowerCase();
  if (!isTeamName(name)) throw invalidUrlParam('team_name');
  const team = sandbox.world.teamsByName.one(name);
  if (team === undefined) throw new AppError('app.team.get_by_name.missing.app_error', 404);
  return team;
}

function exists(sandbox: Sandbox, call: Call) {
  const name = call.param('team_name').toLowerCase();
  if (!isTeamName(name)) throw invalidUrlParam('team_name');
  const team = sandbox.world.teamsByName.one(name);
  if (team === undefined) return json({ exists: false });
  const isMember = sandbox.world.teamMembers.get(pairKey(team.id, call.me))?.delete_at === 0;
  const permission = team.allow_open_invite ? 'list_public_teams' : 'list_private_teams';
  return json({ exists: isMember || sandbox.permissions.onSystem(call.me, permission) });
}

/** The team of the path, where the caller manages it (and invites, where that is asked too). */
function manageable(sandbox: Sandbox, call: Call, andInvite = false): string {
  const id = call.id('team_id');
  sandbox.permissions.needTeam(call.session, id, 'manage_team');
  if (andInvite) sandbox.permissions.needTeam(call.session, id, 'invite_user');
  return id;
}

function update(sandbox: Sandbox, call: Call) {
  const id = call.id('team_id');
  const given = call.body(WHOLE, 'team');
  if (given.id !== id) throw invalidBodyParam('id');
  manageable(sandbox, call);
  const team = changeTeam(sandbox, { ...findTeam(sandbox, id), ...given });
  return json(teamView(sandbox, team, call.me));
}

function patch(sandbox: Sandbox, call: Call) {
  const id = call.id('team_id');
  const given = call.body(PATCH, 'team');
  const invites = given.allow_open_invite !== undefined || given.allowed_domains !== undefined;
  manageable(sandbox, call, invites);
  const changes = Object.entries(given).filter(([, value]) => value !== undefined);
  const former = findTeam(sandbox, id);
  const changed: Team = { ...former, ...Object.fromEntries(changes) };
  const team =
    given.allow_open_invite === false
      ? newInvitation(sandbox, changed)
      : changeTeam(sandbox, changed);
  return json(teamView(sandbox, team, call.me));
}

function setPrivacy(sandbox: Sandbox, call: Call) {
  call.id('team_id');
  const { privacy } = valuesOf(call);
  if (privacy !== 'O' && privacy !== 'I') throw invalidBodyParam('privacy');
  const former = findTeam(sandbox, manageable(sandbox, call, true));
  const isOpened = privacy === 'O';
  const isChange = former.allow_open_invite !== isOpened || former.type !== privacy;
  const changed = { ...former, type: privacy, allow_open_invite: isOpened };
  const team =
    isChange && !isOpened ? newInvitation(sandbox, changed) : changeTeam(sandbox, changed);
  return json(teamView(sandbox, team, call.me));
}

function remove(sandbox: Sandbox, call: Call) {
  const id = manageable(sandbox, call);
  if (call.flag('permanent')) throw new AppError('api.user.delete_team.not_enabled.app_error', 401);
  const team = findTeam(sandbox, id);
  changeTeam(sandbox, { ...team, delete_at: sandbox.clock.now() }, 'delete_team');
  return ok();
}

function stats(sandbox: Sandbox, call: Call) {
  const id = call.id('team_id');
  sandbox.permissions.needTeam(call.session, id, 'view_team');
  const members = sandbox.world.membersOfTeam.all(id).filter((member) => member.delete_at === 0);
  const active = members.filter(
    (member) => sandbox.world.users.get(member.user_id)?.delete_at === 0,
  );
  return json({
    team_id: id,
    total_member_count: members.length,
    active_member_count: active.length,
  });
}

function invite(sandbox: Sandbox, call: Call) {
  const id = call.id('team_id');
  sandbox.permissions.needTeam(call.session, id, 'invite_user');
  sandbox.permissions.needTeam(call.session, id, 'add_user_to_team');
  const emails = call.bodyIf(list(text)) ?? call.bodyIf(struct({ emails: list(text) }))?.emails;
  if (emails === undefined) {
    throw new AppError('api.team.invite_members_to_team_and_channels.invalid_body.app_error', 400);
  }
  if (emails.length === 0) throw invalidBodyParam('user_email');
  return ok();
}

function ofUser(sandbox: Sandbox, call: Call) {
  const id = call.id('user_id');
  if (id !== call.me) {
    sandbox.permissions.needSystem(call.session, 'sysconsole_read_user_management_users');
  }
  const teams = sandbox.world.teamsOfUser
    .all(id)
    .filter((member) => member.delete_at === 0)
    .map((member) => sandbox.world.teams.get(member.team_id))
    .filter((team) => team?.delete_at === 0);
  return json(
    teams.flatMap((team) => (team === undefined ? [] : [teamView(sandbox, team, call.me)])),
  );
}
