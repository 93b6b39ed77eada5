import { z } from 'zod';
import { makeAdminSettings, type AdminSettings } from './admin-settings.ts';
import { makeAdminPlugins, type AdminPlugins } from './admin-plugins.ts';
import { readPages, pageSize } from './pages.ts';
import { MattermostRefused } from './refusals.ts';
import { ask, readJson, type RestRequest, type SendRequest } from './rest-request.ts';
import { makeTeams, type MattermostTeam, teamShape, toTeam } from './teams.ts';
import { makeUsers } from './users.ts';

export interface Credentials {
  /** Username or e-mail. */
  readonly loginId: string;
  readonly password: string;
  /** The code of the second factor, when the account has one. */
  readonly mfaCode?: string;
}

export interface BotAccount {
  readonly userId: string;
  readonly change: 'created' | 'enabled' | 'unchanged';
}

export interface BotDescription {
  readonly username: string;
  readonly displayName: string;
  readonly description: string;
}

/** What an installation asks of Mattermost with the session of a system administrator. */
export interface Admin extends AdminSettings, AdminPlugins {
  /**
   * Finds the bot account of that name, makes it, or enables it again. `conflict` when a person
   * has the name. Bot accounts must be allowed (`botAccounts` of the settings).
   */
  readonly ensureBot: (bot: BotDescription) => Promise<BotAccount>;
  /** Secret, shown once: a personal access token of that account. */
  readonly createToken: (userId: string, description: string) => Promise<string>;
  /** Puts the account in the team as its administrator; says whether anything had to be changed. */
  readonly ensureTeamAdmin: (teamId: string, userId: string) => Promise<boolean>;
  /** Every living team of the server. */
  readonly allTeams: () => Promise<readonly MattermostTeam[]>;
}

export function makeAdmin(send: SendRequest): Admin {
  return {
    ...makeAdminSettings(send),
    ...makeAdminPlugins(send),
    ensureBot: (bot) => ensureBot(send, bot),
    createToken: async (userId, description) => {
      const route = '/users/{userId}/tokens';
      const request: RestRequest = {
        method: 'POST',
        route,
        path: { userId },
        body: { description },
      };
      return (await ask(send, request, z.object({ token: z.string() }))).token;
    },
    ensureTeamAdmin: (teamId, userId) => ensureTeamAdmin(send, teamId, userId),
    allTeams: async () => {
      const teams: MattermostTeam[] = [];
      for await (const page of readPages((page) => readTeams(send, page))) teams.push(...page);
      return teams.filter((team) => !team.isArchived);
    },
  };
}

/**
 * Opens a session with a password; the answer is its token (secret). `wrong-credentials` must not
 * be tried again by itself: ten wrong passwords lock the account (`locked-account`).
 */
export async function logIn(send: SendRequest, credentials: Credentials): Promise<string> {
  const { loginId, password, mfaCode } = credentials;
  const body = { login_id: loginId, password, token: mfaCode ?? '' };
  const request: RestRequest = { method: 'POST', route: '/users/login', body };
  const answer = await send(request);
  readJson(answer, request, z.object({ id: z.string() }));
  const token = answer.headers['token'];
  if (token === undefined) throw new TypeError('A login without token');
  return token;
}

/** Ends the session to which the token belongs. */
export async function logOut(send: SendRequest): Promise<void> {
  await send({ method: 'POST', route: '/users/logout' });
}

const botShape = z.object({ user_id: z.string(), delete_at: z.number() });

async function ensureBot(send: SendRequest, bot: BotDescription): Promise<BotAccount> {
  const user = await makeUsers(send).byUsername(bot.username);
  if (user === undefined) return createBot(send, bot);
  if (!user.isBot) throw nameTaken();
  if (user.isActive) return { userId: user.id, change: 'unchanged' };
  const path = { botUserId: user.id };
  await send({ method: 'POST', route: '/bots/{botUserId}/enable', path, repeatable: true });
  return { userId: user.id, change: 'enabled' };
}

async function createBot(send: SendRequest, bot: BotDescription): Promise<BotAccount> {
  const { username, displayName, description } = bot;
  const body = { username, display_name: displayName, description };
  const created = await ask(send, { method: 'POST', route: '/bots', body }, botShape);
  return { userId: created.user_id, change: 'created' };
}

function nameTaken(): MattermostRefused {
  return new MattermostRefused({
    kind: 'conflict',
    status: 409,
    errorId: 'coop.bot_name_of_a_person',
    request: 'GET /users/username/{username}',
  });
}

async function ensureTeamAdmin(
  send: SendRequest,
  teamId: string,
  userId: string,
): Promise<boolean> {
  const teams = makeTeams(send);
  const member = await teams.member(teamId, userId);
  if (member?.isAdmin === true) return false;
  if (member === undefined) await teams.add(teamId, userId);
  await teams.setAdmin(teamId, userId, true);
  return true;
}

async function readTeams(send: SendRequest, page: number): Promise<readonly MattermostTeam[]> {
  const query = { page, per_page: pageSize };
  const request: RestRequest = { method: 'GET', route: '/teams', query };
  return (await ask(send, request, z.array(teamShape))).map(toTeam);
}
