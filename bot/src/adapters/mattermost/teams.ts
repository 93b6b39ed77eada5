import type { Team } from '@mattermost/types/teams';
import { z } from 'zod';
import { unlessMissing } from './absence.ts';
import { pageSize, readPages } from './pages.ts';
import { ask, type RestRequest, type SendRequest } from './rest-request.ts';

export interface MattermostTeam {
  readonly id: string;
  /** The name in addresses. */
  readonly name: string;
  readonly displayName: string;
  readonly isArchived: boolean;
}

export interface TeamMember {
  readonly teamId: string;
  readonly userId: string;
  readonly isAdmin: boolean;
  readonly isGuest: boolean;
}

export interface Teams {
  /** The teams of the account to which the token belongs. */
  readonly mine: () => Promise<readonly MattermostTeam[]>;
  readonly byName: (name: string) => Promise<MattermostTeam | undefined>;
  /** Page after page of those who are in the team now. */
  readonly members: (teamId: string) => AsyncGenerator<readonly TeamMember[], void, void>;
  /** Undefined for somebody who is not in the team or has left it. */
  readonly member: (teamId: string, userId: string) => Promise<TeamMember | undefined>;
  /** Puts somebody in the team; done already when they are in. Costs ten times what a channel costs. */
  readonly add: (teamId: string, userId: string) => Promise<TeamMember>;
  /** Takes somebody out of the team and of all its channels; done already when they are out. */
  readonly remove: (teamId: string, userId: string) => Promise<void>;
  readonly setAdmin: (teamId: string, userId: string, isAdmin: boolean) => Promise<void>;
}

type TeamFields = Pick<Team, 'id' | 'name' | 'display_name' | 'delete_at'>;

const teamFields = {
  id: z.string(),
  name: z.string(),
  display_name: z.string(),
  delete_at: z.number(),
} satisfies Record<keyof TeamFields, z.ZodType<TeamFields[keyof TeamFields]>>;

export const teamShape = z.object(teamFields);

const memberShape = z.object({
  team_id: z.string(),
  user_id: z.string(),
  delete_at: z.number(),
  scheme_admin: z.boolean(),
  scheme_guest: z.boolean(),
});

export function makeTeams(send: SendRequest): Teams {
  return {
    mine: async () => {
      const request: RestRequest = { method: 'GET', route: '/users/me/teams' };
      return (await ask(send, request, z.array(teamShape))).map(toTeam);
    },
    byName: async (name) => {
      const request: RestRequest = { method: 'GET', route: '/teams/name/{name}', path: { name } };
      const team = await unlessMissing(ask(send, request, teamShape));
      return team === undefined ? undefined : toTeam(team);
    },
    members: (teamId) => readPages((page) => readMembers(send, teamId, page)),
    member: (teamId, userId) => findMember(send, teamId, userId),
    add: (teamId, userId) => addMember(send, teamId, userId),
    remove: async (teamId, userId) => {
      await unlessMissing(send({ method: 'DELETE', route: memberRoute, path: { teamId, userId } }));
    },
    setAdmin: async (teamId, userId, isAdmin) => {
      const body = { scheme_user: true, scheme_admin: isAdmin };
      const route = `${memberRoute}/schemeRoles`;
      await send({ method: 'PUT', route, path: { teamId, userId }, body });
    },
  };
}

const memberRoute = '/teams/{teamId}/members/{userId}';

export function toTeam(team: z.infer<typeof teamShape>): MattermostTeam {
  return {
    id: team.id,
    name: team.name,
    displayName: team.display_name,
    isArchived: team.delete_at !== 0,
  };
}

function toMember(member: z.infer<typeof memberShape>): TeamMember {
  return {
    teamId: member.team_id,
    userId: member.user_id,
    isAdmin: member.scheme_admin,
    isGuest: member.scheme_guest,
  };
}

async function readMembers(
  send: SendRequest,
  teamId: string,
  page: number,
): Promise<readonly TeamMember[]> {
  const request: RestRequest = {
    method: 'GET',
    route: '/teams/{teamId}/members',
    path: { teamId },
    query: { page, per_page: pageSize },
  };
  return (await ask(send, request, z.array(memberShape))).map(toMember);
}

async function findMember(
  send: SendRequest,
  teamId: string,
  userId: string,
): Promise<TeamMember | undefined> {
  const request: RestRequest = { method: 'GET', route: memberRoute, path: { teamId, userId } };
  const member = await unlessMissing(ask(send, request, memberShape));
  return member === undefined || member.delete_at !== 0 ? undefined : toMember(member);
}

async function addMember(send: SendRequest, teamId: string, userId: string): Promise<TeamMember> {
  const request: RestRequest = {
    method: 'POST',
    route: '/teams/{teamId}/members',
    path: { teamId },
    body: { team_id: teamId, user_id: userId },
    repeatable: true,
  };
  return toMember(await ask(send, request, memberShape));
}
