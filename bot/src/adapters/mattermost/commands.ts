import { z } from 'zod';
import { unlessMissing } from './absence.ts';
import { ask, type RestRequest, type SendRequest } from './rest-request.ts';

/** What is said of a slash command of a team when it is made or changed. */
export interface CommandWording {
  /** The word after the slash: `A-Za-z0-9_./-` for every version, lowered by Mattermost. */
  readonly trigger: string;
  /** Where Mattermost posts the form of an invocation. */
  readonly url: string;
  /** At most 64 characters. */
  readonly displayName: string;
  readonly autocompleteHint: string;
  readonly autocompleteDesc: string;
}

export interface SlashCommand extends CommandWording {
  readonly id: string;
  readonly teamId: string;
  readonly creatorId: string;
  /** Secret: sent with each invocation, proves that Mattermost sent it. */
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly createdAtMs: number;
}

/** The custom slash commands of teams of which the bot is administrator. */
export interface Commands {
  /** All custom commands of the team, others' too, with their tokens. */
  readonly list: (teamId: string) => Promise<readonly SlashCommand[]>;
  /** `conflict` when the trigger is taken, by a command of the server too. */
  readonly create: (teamId: string, wording: CommandWording) => Promise<SlashCommand>;
  /**
   * Rewrites a command; token and creator stay. Mattermost accepts a taken trigger here, and then
   * two commands answer to one word: keep the trigger, or check before.
   */
  readonly update: (command: SlashCommand, wording: CommandWording) => Promise<SlashCommand>;
  /** Done already when it is not there. */
  readonly delete: (commandId: string) => Promise<void>;
  /** A new token; the former one is void at once. */
  readonly renewToken: (commandId: string) => Promise<string>;
}

const commandRoute = '/commands/{commandId}';

const commandShape = z.object({
  id: z.string(),
  token: z.string(),
  create_at: z.number(),
  creator_id: z.string(),
  team_id: z.string(),
  trigger: z.string(),
  url: z.string(),
  display_name: z.string(),
  auto_complete_hint: z.string(),
  auto_complete_desc: z.string(),
});

export function makeCommands(send: SendRequest): Commands {
  const one = async (request: RestRequest) => toCommand(await ask(send, request, commandShape));
  return {
    list: async (teamId) => {
      const query = { team_id: teamId, custom_only: true };
      const request: RestRequest = { method: 'GET', route: '/commands', query };
      return (await ask(send, request, z.array(commandShape))).map(toCommand);
    },
    create: (teamId, wording) => {
      const body = { team_id: teamId, ...bodyOf(wording) };
      return one({ method: 'POST', route: '/commands', body });
    },
    update: ({ id, teamId }, wording) => {
      const body = { id, team_id: teamId, ...bodyOf(wording) };
      return one({ method: 'PUT', route: commandRoute, path: { commandId: id }, body });
    },
    delete: async (commandId) => {
      await unlessMissing(send({ method: 'DELETE', route: commandRoute, path: { commandId } }));
    },
    renewToken: async (commandId) => {
      const route = `${commandRoute}/regen_token`;
      const shape = z.object({ token: z.string() });
      return (await ask(send, { method: 'PUT', route, path: { commandId } }, shape)).token;
    },
  };
}

function bodyOf(wording: CommandWording): Record<string, string | boolean> {
  return {
    trigger: wording.trigger,
    method: 'P',
    url: wording.url,
    display_name: wording.displayName,
    description: '',
    auto_complete: true,
    auto_complete_hint: wording.autocompleteHint,
    auto_complete_desc: wording.autocompleteDesc,
  };
}

function toCommand(command: z.infer<typeof commandShape>): SlashCommand {
  return {
    id: command.id,
    teamId: command.team_id,
    creatorId: command.creator_id,
    token: command.token,
    createdAtMs: command.create_at,
    trigger: command.trigger,
    url: command.url,
    displayName: command.display_name,
    autocompleteHint: command.auto_complete_hint,
    autocompleteDesc: command.auto_complete_desc,
  };
}
