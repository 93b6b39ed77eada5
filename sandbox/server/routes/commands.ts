import { created, json, ok } from '../http/answer.ts';
import { AppError, forbidden, invalidBodyParam } from '../http/app-error.ts';
import type { Call } from '../http/call.ts';
import { struct, text, truth, whole } from '../http/go-json.ts';
import type { Router } from '../http/router.ts';
import { newId } from '../ids.ts';
import {
  builtinCommands,
  isBuiltinTrigger,
  suggestedDescription,
} from '../integrations/commands/builtin-list.ts';
import { checkCommand } from '../integrations/commands/command-rules.ts';
import { sanitized } from '../integrations/commands/command-store.ts';
import type { Command, CommandStore } from '../integrations/commands/command-store.ts';
import type { Sandbox } from '../sandbox.ts';

const readCommand = struct({
  id: text,
  token: text,
  create_at: whole,
  update_at: whole,
  delete_at: whole,
  creator_id: text,
  team_id: text,
  trigger: text,
  method: text,
  username: text,
  icon_url: text,
  auto_complete: truth,
  auto_complete_desc: text,
  auto_complete_hint: text,
  display_name: text,
  description: text,
  url: text,
  plugin_id: text,
});

/** Custom slash commands: make, list, change, move, delete, and what the composer offers. */
export function registerCommandRoutes(router: Router, sandbox: Sandbox, store: CommandStore): void {
  const commands = new CommandAdministration(sandbox, store);
  router.post('/api/v4/commands', (call) => created(commands.create(call)));
  router.get('/api/v4/commands', (call) => json(commands.list(call)));
  router.get('/api/v4/commands/:command_id', (call) => json(commands.read(call)));
  router.put('/api/v4/commands/:command_id', (call) => json(commands.update(call)));
  router.put('/api/v4/commands/:command_id/move', (call) => {
    commands.move(call);
    return ok();
  });
  router.put('/api/v4/commands/:command_id/regen_token', (call) => json(commands.renew(call)));
  router.delete('/api/v4/commands/:command_id', (call) => {
    commands.remove(call);
    return ok();
  });
  router.get('/api/v4/teams/:team_id/commands/autocomplete', (call) =>
    json(commands.offered(call)),
  );
  router.get('/api/v4/teams/:team_id/commands/autocomplete_suggestions', (call) =>
    json(commands.suggestions(call)),
  );
}

class CommandAdministration {
  readonly #sandbox: Sandbox;
  readonly #store: CommandStore;

  constructor(sandbox: Sandbox, store: CommandStore) {
    this.#sandbox = sandbox;
    this.#store = store;
  }

  create(call: Call): Command {
    const session = call.session;
    const given = call.body(readCommand, 'command');
    this.#sandbox.permissions.needTeam(session, given.team_id, 'manage_slash_commands');
    this.#needEnabled();
    const trigger = given.trigger.toLowerCase();
    if (isBuiltinTrigger(trigger) || this.#isTaken(given.team_id, trigger)) {
      throw new AppError('api.command.duplicate_trigger.app_error', 400);
    }
    if (given.id !== '') throw new AppError('app.command.createcommand.internal_error', 500);
    const now = this.#sandbox.clock.now();
    const command: Command = {
      ...given,
      id: newId(),
      token: given.token === '' ? newId() : given.token,
      trigger,
      creator_id: session.user_id,
      create_at: now,
      update_at: now,
      delete_at: 0,
    };
    checkCommand(command, 'app.command.createcommand.internal_error');
    return this.#store.commands.put(command);
  }

  list(call: Call): readonly Command[] {
    const session = call.session;
    const teamId = call.text('team_id');
    if (teamId === '') throw invalidBodyParam('team_id');
    const { permissions } = this.#sandbox;
    permissions.needTeam(session, teamId, 'view_team');
    const manages = permissions.onTeam(session.user_id, teamId, 'manage_slash_commands');
    if (call.flag('custom_only')) {
      if (!manages) throw forbidden();
      this.#needEnabled();
      return this.#store.ofTeam.all(teamId);
    }
    return manages ? this.#all(teamId) : this.#offeredIn(teamId);
  }

  /** A command of a team the caller manages; to everybody else it does not exist. */
  read(call: Call): Command {
    const session = call.session;
    const command = this.#existing(call.id('command_id'));
    this.#needManager(session.user_id, command);
    return command;
  }

  update(call: Call): Command {
    const session = call.session;
    const id = call.id('command_id');
    const given = call.body(readCommand, 'command');
    if (given.id !== id) throw invalidBodyParam('command');
    const former = this.#existing(id);
    if (given.team_id !== former.team_id) {
      throw new AppError('api.command.team_mismatch.app_error', 400);
    }
    this.#needOwner(session.user_id, former);
    const { token, create_at, delete_at, creator_id, plugin_id, team_id } = former;
    const kept = { token, create_at, delete_at, creator_id, plugin_id, team_id };
    return this.#save(
      { ...given, ...kept, trigger: given.trigger.toLowerCase() },
      'app.command.updatecommand.internal_error',
    );
  }

  move(call: Call): void {
    const session = call.session;
    const id = call.id('command_id');
    const { team_id } = call.body(struct({ team_id: text }), 'team_id');
    const team = this.#sandbox.world.teams.get(team_id);
    if (team === undefined) throw new AppError('app.team.get.find.app_error', 404);
    this.#sandbox.permissions.needTeam(session, team.id, 'manage_slash_commands');
    const command = this.#existing(id);
    this.#needManager(session.user_id, command);
    this.#save({ ...command, team_id: team.id }, 'app.command.movecommand.internal_error');
  }

  renew(call: Call): { readonly token: string } {
    const session = call.session;
    const command = this.#existing(call.id('command_id'));
    this.#needOwner(session.user_id, command);
    const { token } = this.#save(
      { ...command, token: newId() },
      'app.command.updatecommand.internal_error',
    );
    return { token };
  }

  remove(call: Call): void {
    const session = call.session;
    const command = this.#existing(call.id('command_id'));
    this.#needOwner(session.user_id, command);
    this.#store.commands.remove(command.id);
  }

  offered(call: Call): readonly Command[] {
    const session = call.session;
    const teamId = call.id('team_id');
    this.#sandbox.permissions.needTeam(session, teamId, 'view_team');
    return this.#offeredIn(teamId);
  }

  /** What the composer shows while a person types the first word. */
  suggestions(call: Call): readonly Record<string, string>[] {
    const session = call.session;
    const teamId = call.id('team_id');
    this.#sandbox.permissions.needTeam(session, teamId, 'view_team');
    const input = call.text('user_input');
    if (input === '') throw invalidBodyParam('userInput');
    const typed = input.replace(/^\//, '').toLowerCase();
    return this.#offeredIn(teamId)
      .filter(({ trigger }) => trigger.startsWith(typed))
      .toSorted((a, b) => (a.trigger.toLowerCase() < b.trigger.toLowerCase() ? -1 : 1))
      .map((command) => ({
        Complete: command.trigger,
        Suggestion: command.trigger,
        Hint: command.auto_complete_hint,
        Description: suggestedDescription(command),
        IconData: '',
      }));
  }

  #offeredIn(teamId: string): readonly Command[] {
    const { EnableCommands } = this.#sandbox.config().ServiceSettings;
    const own = EnableCommands ? this.#store.ofTeam.all(teamId) : [];
    return unique([
      ...own.filter((command) => command.auto_complete).map(sanitized),
      ...builtinCommands(this.#sandbox.config()),
    ]).filter(({ trigger }) => this.#hasStatuses() || trigger !== 'status');
  }

  #all(teamId: string): readonly Command[] {
    const { EnableCommands } = this.#sandbox.config().ServiceSettings;
    const own = EnableCommands ? this.#store.ofTeam.all(teamId).map(sanitized) : [];
    return unique([...builtinCommands(this.#sandbox.config()), ...own]);
  }

  #hasStatuses(): boolean {
    return this.#sandbox.config().TeamSettings.EnableCustomUserStatuses;
  }

  #isTaken(teamId: string, trigger: string): boolean {
    return this.#store.ofTeam.all(teamId).some((command) => command.trigger === trigger);
  }

  #save(command: Command, failure: string): Command {
    const saved = { ...command, update_at: this.#sandbox.clock.now() };
    checkCommand(saved, failure);
    return this.#store.commands.put(saved);
  }

  /** While commands are off, none exists. */
  #existing(id: string): Command {
    const command = this.#store.commands.get(id);
    const { EnableCommands } = this.#sandbox.config().ServiceSettings;
    if (command === undefined || !EnableCommands) throw notFound();
    return command;
  }

  #needManager(userId: string, command: Command): void {
    const { permissions } = this.#sandbox;
    if (!permissions.onTeam(userId, command.team_id, 'manage_slash_commands')) throw notFound();
  }

  #needOwner(userId: string, command: Command): void {
    this.#needManager(userId, command);
    if (userId === command.creator_id) return;
    const { permissions } = this.#sandbox;
    if (!permissions.onTeam(userId, command.team_id, 'manage_others_slash_commands')) {
      throw forbidden();
    }
  }

  #needEnabled(): void {
    if (!this.#sandbox.config().ServiceSettings.EnableCommands) {
      throw new AppError('api.command.disabled.app_error', 501);
    }
  }
}

function notFound(): AppError {
  return new AppError('store.sql_command.save.get.app_error', 404);
}

/** The first command of each trigger. */
function unique(commands: readonly Command[]): readonly Command[] {
  const seen = new Set<string>();
  return commands.filter(({ trigger }) => !seen.has(trigger) && seen.add(trigger));
}
