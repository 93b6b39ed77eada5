import type { MattermostTools } from './adapters/mattermost/connection.ts';
import {
  registerCommands,
  type TeamRegistration,
  type WantedCommand,
} from './adapters/mattermost/register-commands.ts';
import { commandTokensKey } from './command-tokens.ts';
import type { BotState } from './core/bot-state.ts';
import type { CommandTable } from './core/command-table.ts';
import type { Say } from './core/rendered.ts';
import { say } from './core/text.ts';

export interface RegisterBotCommandsDeps {
  readonly commands: CommandTable;
  readonly state: BotState;
  /** Where Mattermost posts commands. */
  readonly commandUrl: string;
  /** The bot's address; stale commands that begin with it are removed. */
  readonly callbackUrl: string;
  readonly say: Say;
}

/**
 * Registers the commands in every team of the bot and keeps their tokens, which prove a caller;
 * what is there already stays.
 */
export async function registerBotCommands(
  deps: RegisterBotCommandsDeps,
  tools: Pick<MattermostTools, 'botUserId' | 'commands' | 'teams'>,
): Promise<readonly TeamRegistration[]> {
  const teams = await tools.teams.mine();
  const registered = await registerCommands(tools.commands, {
    teamIds: teams.map(({ id }) => id),
    wanted: deps.commands.triggers.map((trigger) => wanted(deps, trigger)),
    callbackUrl: deps.commandUrl,
    ownUrlPrefixes: [deps.callbackUrl],
    botUserId: tools.botUserId,
  });
  const tokens: Record<string, string[]> = {};
  for (const { trigger, token } of registered.flatMap((team) => team.commands)) {
    (tokens[trigger] ??= []).push(token);
  }
  await deps.state.write(commandTokensKey, tokens);
  return registered;
}

/** One line of autocompletion: the sub-words that everybody may use. */
function wanted(
  { commands, say: inFrench }: RegisterBotCommandsDeps,
  trigger: string,
): WantedCommand {
  const own = commands.commands.filter((command) => command.trigger === trigger && !command.hidden);
  const words = own.flatMap(({ words: key }) =>
    key ? [inFrench(say(key)).split('|')[0] ?? ''] : [],
  );
  const [first] = own;
  const summary = first ? inFrench(say(first.summary)) : inFrench(say('core.help.summary'));
  return {
    trigger,
    displayName: 'Coop',
    autocompleteHint: ['aide', ...words].map((word) => `[${word}]`).join(' '),
    autocompleteDesc: summary,
  };
}
