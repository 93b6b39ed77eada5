import { z } from 'zod';
import { unlessMissing } from './absence.ts';
import { batchesOf, pageSize, readPages } from './pages.ts';
import { ask, type RestRequest, type SendRequest } from './rest-request.ts';
import { type MattermostUser, toMattermostUser, userShape } from './user-shape.ts';

export interface UserSearch {
  /** Any part of username, names, nickname or e-mail; accents count, case does not. */
  readonly term: string;
  readonly teamId?: string;
  readonly channelId?: string;
  readonly includeInactive?: boolean;
  /** 1 to 1,000; 100 when absent. */
  readonly limit?: number;
}

export interface Users {
  /** The account to which the token belongs. */
  readonly me: () => Promise<MattermostUser>;
  readonly byId: (userId: string) => Promise<MattermostUser | undefined>;
  /** Unknown ids are left out; the order is not certain; deactivated people come too. */
  readonly byIds: (userIds: Iterable<string>) => Promise<readonly MattermostUser[]>;
  /** With or without the leading `@`, in any case. */
  readonly byUsername: (username: string) => Promise<MattermostUser | undefined>;
  readonly byEmail: (email: string) => Promise<MattermostUser | undefined>;
  readonly search: (search: UserSearch) => Promise<readonly MattermostUser[]>;
  /** Page after page of the accounts of a team, deactivated ones included, by username. */
  readonly inTeam: (teamId: string) => AsyncGenerator<readonly MattermostUser[], void, void>;
}

export function makeUsers(send: SendRequest): Users {
  return {
    me: async () => toMattermostUser(await ask(send, get('/users/me'), userShape)),
    byId: (userId) => findOne(send, get('/users/{userId}', { userId })),
    byIds: (userIds) => readByIds(send, userIds),
    byUsername: async (username) => {
      const name = username.replace(/^@/, '').toLowerCase();
      if (!/^[a-z0-9._-]{1,64}$/.test(name)) return undefined;
      return findOne(send, get('/users/username/{username}', { username: name }));
    },
    byEmail: async (email) =>
      email.trim() === ''
        ? undefined
        : findOne(send, get('/users/email/{email}', { email: email.trim().toLowerCase() })),
    search: (search) => searchUsers(send, search),
    inTeam: (teamId) => readPages((page) => readTeamPage(send, teamId, page)),
  };
}

function get(route: string, path: Readonly<Record<string, string>> = {}): RestRequest {
  return { method: 'GET', route, path };
}

async function findOne(
  send: SendRequest,
  request: RestRequest,
): Promise<MattermostUser | undefined> {
  const user = await unlessMissing(ask(send, request, userShape));
  return user === undefined ? undefined : toMattermostUser(user);
}

async function readByIds(
  send: SendRequest,
  userIds: Iterable<string>,
): Promise<readonly MattermostUser[]> {
  const found: MattermostUser[] = [];
  for (const body of batchesOf(userIds, pageSize)) {
    const request: RestRequest = { method: 'POST', route: '/users/ids', body, repeatable: true };
    found.push(...(await ask(send, request, z.array(userShape))).map(toMattermostUser));
  }
  return found;
}

async function searchUsers(
  send: SendRequest,
  { term, teamId, channelId, includeInactive, limit }: UserSearch,
): Promise<readonly MattermostUser[]> {
  if (term.trim() === '') return [];
  const body = {
    term: term.trim(),
    ...(teamId === undefined ? {} : { team_id: teamId }),
    ...(channelId === undefined ? {} : { in_channel_id: channelId }),
    allow_inactive: includeInactive === true,
    limit: Math.min(1000, Math.max(1, limit ?? 100)),
  };
  const request: RestRequest = { method: 'POST', route: '/users/search', body, repeatable: true };
  return (await ask(send, request, z.array(userShape))).map(toMattermostUser);
}

async function readTeamPage(
  send: SendRequest,
  teamId: string,
  page: number,
): Promise<readonly MattermostUser[]> {
  const query = { in_team: teamId, page, per_page: pageSize };
  const users = await ask(send, { method: 'GET', route: '/users', query }, z.array(userShape));
  return users.map(toMattermostUser);
}
