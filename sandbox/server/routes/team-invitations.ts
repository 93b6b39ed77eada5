import { AppError } from '../http/app-error.ts';
import { created, json } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { optional, struct, text, whole } from '../http/go-json.ts';
import type { Router } from '../http/router.ts';
import { findUser } from '../actions/find.ts';
import { joinTeam } from '../actions/join-team.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Team } from '../state/entities.ts';
import { inOrderOf } from '../views/order.ts';
import { teamMemberView, teamView } from '../views/team-view.ts';

const SEARCH = struct({ term: text, page: optional(whole), per_page: optional(whole) });

/** Finding teams and entering them by invitation. */
export function registerTeamInvitationRoutes(router: Router, sandbox: Sandbox): void {
  router.post('/api/v4/teams/members/invite', (call) => enter(sandbox, call));
  router.get(
    '/api/v4/teams/invite/:invite_id',
    (call) => {
      const team = teamByInvitation(sandbox, call.param('invite_id'));
      if (team.type !== 'O') {
        throw new AppError('api.team.get_invite_info.not_open_team', 403, {
          detail: `id=${team.invite_id}`,
        });
      }
      const { id, name, display_name, description } = team;
      return json({ display_name, description, name, id });
    },
    { session: false },
  );
  router.post('/api/v4/teams/search', (call) => search(sandbox, call));
}

/** No mail leaves the sandbox, so nobody has a token of an invitation by mail. */
function enter(sandbox: Sandbox, call: Call) {
  if (call.text('token') !== '') {
    throw new AppError('api.user.create_user.signup_link_invalid.app_error', 400);
  }
  const invitation = call.text('invite_id');
  if (invitation === '') {
    throw new AppError('api.team.add_user_to_team.missing_parameter.app_error', 400);
  }
  const user = findUser(sandbox, call.me);
  if (user.roles.split(' ').includes('system_guest')) {
    throw new AppError('api.team.add_user_to_team_from_invite.guest.app_error', 403);
  }
  const team = teamByInvitation(sandbox, invitation);
  return created(teamMemberView(joinTeam(sandbox, team, { user, requestorId: '' })));
}

function teamByInvitation(sandbox: Sandbox, invitation: string): Team {
  const team = sandbox.world.teamsByInvite.one(invitation);
  if (team === undefined) throw new AppError('app.team.get_by_invite_id.finding.app_error', 404);
  return team;
}

/** Teams by a part of their name, archived ones too; pages are for those who see them all. */
function search(sandbox: Sandbox, call: Call) {
  const { term, page, per_page: perPage } = call.body(SEARCH, 'team_search');
  const listsPrivate = sandbox.permissions.onSystem(call.me, 'list_private_teams');
  const listsPublic = sandbox.permissions.onSystem(call.me, 'list_public_teams');
  const isPaged = page !== undefined || perPage !== undefined;
  if (isPaged && listsPublic !== listsPrivate) {
    const kind = listsPrivate ? 'private' : 'public';
    throw new AppError(`api.team.search_teams.pagination_not_implemented.${kind}_team_search`, 501);
  }
  const has = (value: string) => value.toLowerCase().includes(term.toLowerCase());
  const found = [...sandbox.world.teams.values()]
    .filter((team) => (team.allow_open_invite ? listsPublic : listsPrivate))
    .filter((team) => has(team.name) || has(team.display_name))
    .sort(inOrderOf((team) => team.display_name));
  const views = found.map((team) => teamView(sandbox, team, call.me));
  if (page === undefined || perPage === undefined) return json(views);
  const shown = views.slice(page * perPage, (page + 1) * perPage);
  return json({ teams: shown, total_count: found.length });
}
