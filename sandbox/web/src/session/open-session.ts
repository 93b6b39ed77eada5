import * as z from 'zod/mini';
import {
  channelMemberSchema,
  channelSchema,
  commandSchema,
  preferenceSchema,
  roleSchema,
  teamMemberSchema,
  teamSchema,
  userSchema,
  type Channel,
  type Team,
} from '../client/model.ts';
import { ServerRefused } from '../client/rest.ts';
import { partnerId } from '../store/selectors.ts';
import { api, type SessionDeps } from './deps.ts';
import { loadPeople } from './people.ts';

const strings = z.record(z.string(), z.string());

/** What is known before anybody has logged in. */
export async function loadConfiguration({ rest, store }: SessionDeps): Promise<void> {
  const config = await rest.get(`${api}/config/client?format=old`, strings);
  store.dispatch({ type: 'CLIENT_CONFIG_RECEIVED', data: config });
  const license = await rest.get(`${api}/license/client?format=old`, strings);
  store.dispatch({ type: 'CLIENT_LICENSE_RECEIVED', data: license });
}

/** Mattermost's sign, for scripts, that a session cookie is there. */
const hasSession = () => /(^|; )MMUSERID=/.test(document.cookie);

/** The person of the session cookie, if there is a session. */
export async function loadMe({ rest, store }: SessionDeps): Promise<boolean> {
  if (!hasSession()) return false;
  try {
    const data = await rest.get(`${api}/users/me`, userSchema);
    store.dispatch({ type: 'RECEIVED_ME', data });
    return true;
  } catch (error) {
    if (error instanceof ServerRefused && error.status === 401) return false;
    throw error;
  }
}

/** Teams, channels, roles and preferences of the person; nothing is selected yet. */
export async function loadMembership(deps: SessionDeps): Promise<Team | undefined> {
  const { rest, store } = deps;
  const [teams, teamMembers, preferences] = await Promise.all([
    rest.get(`${api}/users/me/teams`, z.array(teamSchema)),
    rest.get(`${api}/users/me/teams/members`, z.array(teamMemberSchema)),
    rest.get(`${api}/users/me/preferences`, z.array(preferenceSchema)),
  ]);
  store.dispatch({ type: 'RECEIVED_TEAMS_LIST', data: teams });
  store.dispatch({ type: 'RECEIVED_MY_TEAM_MEMBERS', data: teamMembers });
  store.dispatch({ type: 'RECEIVED_PREFERENCES', data: preferences });
  await loadRoles(
    deps,
    teamMembers.map((member) => member.roles),
  );
  const [team] = [...teams].sort((a, b) => a.display_name.localeCompare(b.display_name, 'fr'));
  return team;
}

async function loadRoles({ rest, store }: SessionDeps, teamRoles: string[]): Promise<void> {
  const me = store.getState().entities.users;
  const own = me.profiles[me.currentUserId]?.roles ?? '';
  const names = new Set([own, ...teamRoles, 'channel_user channel_admin'].join(' ').split(' '));
  const wanted = [...names].filter(Boolean);
  const data = await rest.post(`${api}/roles/names`, wanted, z.array(roleSchema));
  store.dispatch({ type: 'RECEIVED_ROLES', data });
}

/** Channels of a team with the person's membership in each, and the people of direct ones. */
export async function loadChannels(deps: SessionDeps, teamId: string): Promise<Channel[]> {
  const { rest, store } = deps;
  const path = `${api}/users/me/teams/${teamId}/channels`;
  const [channels, members] = await Promise.all([
    rest.get(path, z.array(channelSchema)),
    rest.get(`${path}/members`, z.array(channelMemberSchema)),
  ]);
  store.dispatch({ type: 'RECEIVED_CHANNELS', data: channels });
  store.dispatch({ type: 'RECEIVED_MY_CHANNEL_MEMBERS', data: members });
  const ownId = store.getState().entities.users.currentUserId;
  const direct = channels.filter((channel) => channel.type === 'D');
  await loadPeople(
    deps,
    direct.map((channel) => partnerId(channel, ownId)),
  );
  return channels;
}

/** The words the composer proposes. A server without them just proposes nothing. */
export async function loadCommands({ rest, store }: SessionDeps, teamId: string): Promise<void> {
  try {
    const path = `${api}/teams/${teamId}/commands/autocomplete`;
    const data = await rest.get(path, z.array(commandSchema));
    store.dispatch({ type: 'RECEIVED_COMMANDS', data });
  } catch (error) {
    if (!(error instanceof ServerRefused)) throw error;
  }
}
