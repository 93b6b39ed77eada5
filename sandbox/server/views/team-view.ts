import { teamRoles } from '../permissions.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Team, TeamMember } from '../state/entities.ts';

/** All of a team, as its administrators see it. */
export function wholeTeamView(team: Team): Record<string, unknown> {
  return {
    id: team.id,
    create_at: team.create_at,
    update_at: team.update_at,
    delete_at: team.delete_at,
    display_name: team.display_name,
    name: team.name,
    description: team.description,
    email: team.email,
    type: team.type,
    company_name: team.company_name,
    allowed_domains: team.allowed_domains,
    invite_id: team.invite_id,
    allow_open_invite: team.allow_open_invite,
    scheme_id: null,
    group_constrained: team.group_constrained,
    policy_id: null,
    cloud_limits_archived: false,
  };
}

/** A team as that person may see it: the address is its administrators', the invitation its members'. */
export function teamView(sandbox: Sandbox, team: Team, viewerId: string): Record<string, unknown> {
  const may = (permission: string) => sandbox.permissions.onTeam(viewerId, team.id, permission);
  return wholeTeamView({
    ...team,
    email: may('manage_team') ? team.email : '',
    invite_id: may('invite_user') ? team.invite_id : '',
  });
}

export function teamMemberView(member: TeamMember): Record<string, unknown> {
  return {
    team_id: member.team_id,
    user_id: member.user_id,
    roles: teamRoles(member).join(' '),
    delete_at: member.delete_at,
    scheme_guest: member.scheme_guest,
    scheme_user: member.scheme_user,
    scheme_admin: member.scheme_admin,
    explicit_roles: member.explicit_roles,
  };
}
