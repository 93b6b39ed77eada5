import type { Sandbox } from '../../sandbox.ts';
import { Table } from '../../state/table.ts';

/** A slash command of a team, as administrators of the team see it. */
export interface Command {
  readonly id: string;
  /** Proves to the integration that the server asks. */
  readonly token: string;
  readonly create_at: number;
  readonly update_at: number;
  readonly delete_at: number;
  readonly creator_id: string;
  readonly team_id: string;
  /** The word after the slash, lower case. */
  readonly trigger: string;
  /** `P` posts a form, `G` puts it into the query. */
  readonly method: string;
  readonly username: string;
  readonly icon_url: string;
  readonly auto_complete: boolean;
  readonly auto_complete_desc: string;
  readonly auto_complete_hint: string;
  readonly display_name: string;
  readonly description: string;
  readonly url: string;
  readonly plugin_id: string;
}

/** A `response_url` given to an integration. */
export interface ResponseHook {
  readonly id: string;
  readonly create_at: number;
  readonly command_id: string;
  readonly user_id: string;
  readonly channel_id: string;
  readonly root_id: string;
  readonly use_count: number;
}

/** Commands and their response addresses; deleted commands are gone. */
export class CommandStore {
  readonly commands = new Table<Command>((command) => command.id);
  readonly ofTeam = this.commands.index((command) => command.team_id);
  readonly hooks = new Table<ResponseHook>((hook) => hook.id);

  constructor(sandbox: Sandbox) {
    sandbox.world.keep('commands', this.commands);
    sandbox.world.keep('responseHooks', this.hooks);
  }
}

/** What members of a team see of a command: neither token nor address. */
export function sanitized(command: Command): Command {
  return {
    ...command,
    token: '',
    creator_id: '',
    method: '',
    url: '',
    username: '',
    icon_url: '',
  };
}
