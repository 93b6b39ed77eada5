import { done, good, wrong, type Finding } from './findings.ts';
import { openRest } from '../open-rest.ts';
import { CommandFailed } from '../shown-failure.ts';
import { realRandom } from '../with-storage.ts';
import type { Admin } from '../../adapters/mattermost/admin.ts';
import { isRefused } from '../../adapters/mattermost/refusals.ts';
import type { MattermostTeam } from '../../adapters/mattermost/teams.ts';
import { makeUsers } from '../../adapters/mattermost/users.ts';
import { say } from '../../core/text.ts';

const bot = {
  username: 'coop-bot',
  displayName: 'Coop',
  description: 'Comptes rendus, charte, statistiques, ligne d’assistance et modération.',
} as const;

export interface InstalledBot {
  readonly userId: string;
  readonly token: string;
  readonly findings: readonly Finding[];
}

/** The bot's account, its place in the teams and its token; a token that works is kept. */
export async function installBot(
  admin: Admin,
  {
    url,
    teams,
    knownToken,
  }: {
    readonly url: string;
    readonly teams: readonly MattermostTeam[];
    readonly knownToken: string | undefined;
  },
): Promise<InstalledBot> {
  const { userId, change } = await ensureAccount(admin);
  const username = `@${bot.username}`;
  const findings: Finding[] = [
    change === 'unchanged'
      ? good('bot', say('operation.bot.good', { username }))
      : done('bot', say(`operation.bot.${change}`, { username })),
  ];
  for (const { id, displayName: team } of teams) {
    const changed = await admin.ensureTeamAdmin(id, userId);
    const facts = { username, team };
    findings.push(
      changed
        ? done('team', say('operation.team.joined', facts))
        : good('team', say('operation.team.good', facts)),
    );
  }
  if (knownToken !== undefined && (await isTokenOf(url, knownToken, userId))) {
    findings.push(good('token', say('operation.token.good')));
    return { userId, token: knownToken, findings };
  }
  const token = await admin.createToken(userId, 'coop setup');
  findings.push(done('token', say('operation.token.created')));
  return { userId, token, findings };
}

async function ensureAccount(admin: Admin) {
  try {
    return await admin.ensureBot(bot);
  } catch (error) {
    if (isRefused(error, 'conflict')) {
      const username = `@${bot.username}`;
      throw new CommandFailed(1, say('operation.bot.nameTaken', { username }));
    }
    throw error;
  }
}

async function isTokenOf(url: string, token: string, userId: string): Promise<boolean> {
  const rest = openRest({ url, token, random: realRandom });
  try {
    return (await makeUsers(rest.send).me()).id === userId;
  } catch (error) {
    if (isRefused(error, 'unauthorised')) return false;
    throw error;
  } finally {
    rest.close();
  }
}

/** The teams that were named; else the only one. */
export async function chooseTeams(
  admin: Admin,
  names: readonly string[] | undefined,
): Promise<readonly MattermostTeam[]> {
  const all = await admin.allTeams();
  const known = all.map(({ name }) => name).join(', ');
  if (names === undefined) {
    if (all.length === 1) return all;
    if (all.length === 0) throw new CommandFailed(1, say('operation.team.none'));
    throw new CommandFailed(2, say('operation.team.several', { known }));
  }
  return names.map((name) => {
    const team = all.find((one) => one.name === name);
    if (team === undefined) {
      throw new CommandFailed(2, say('operation.team.unknown', { name, known }));
    }
    return team;
  });
}

/** Commands that Mattermost did not take. */
export function commandFinding(
  teams: readonly {
    readonly commands: readonly { readonly change: 'created' | 'updated' | 'unchanged' }[];
    readonly deleted: readonly string[];
    readonly taken: readonly string[];
    readonly refusal: string | undefined;
  }[],
): Finding {
  const taken = [...new Set(teams.flatMap((team) => team.taken))];
  const refused = teams.find(({ refusal }) => refusal !== undefined)?.refusal;
  if (refused !== undefined) {
    return wrong('commands', say('operation.commands.refused', { why: refused }));
  }
  if (taken.length > 0) {
    return wrong('commands', say('operation.commands.taken', { names: taken.join(', ') }));
  }
  const all = teams.flatMap(({ commands }) => commands);
  const changed = all.filter(({ change }) => change !== 'unchanged').length;
  const count = { count: all.length };
  if (changed === 0 && teams.every(({ deleted }) => deleted.length === 0)) {
    return good('commands', say('operation.commands.good', count));
  }
  return done('commands', say('operation.commands.registered', count));
}
