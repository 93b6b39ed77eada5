import { json, raw } from '../http/answer.ts';
import { AppError, forbidden } from '../http/app-error.ts';
import type { Call } from '../http/call.ts';
import { struct, text } from '../http/go-json.ts';
import type { Router } from '../http/router.ts';
import { siteUrl } from '../http/site-url.ts';
import { isId } from '../ids.ts';
import { readCommandResponse } from '../integrations/commands/command-response.ts';
import type { CommandResponse } from '../integrations/commands/command-response.ts';
import type { CommandStore } from '../integrations/commands/command-store.ts';
import { deliverResponse } from '../integrations/commands/deliver-response.ts';
import { runBuiltin } from '../integrations/commands/builtin-commands.ts';
import { runCommand } from '../integrations/commands/run-command.ts';
import type { CommandCall } from '../integrations/commands/run-command.ts';
import { splitCommand } from '../integrations/commands/typed-command.ts';
import type { TypedCommand } from '../integrations/commands/typed-command.ts';
import { serverKeys } from '../integrations/server-keys.ts';
import { makeTrigger } from '../integrations/trigger-id.ts';
import { findChannel, findTeam, findUser } from '../actions/find.ts';
import type { Sandbox } from '../sandbox.ts';
import { pairKey } from '../state/world.ts';

const readArguments = struct({
  user_id: text,
  channel_id: text,
  team_id: text,
  root_id: text,
  parent_id: text,
  trigger_id: text,
  command: text,
});

type Arguments = ReturnType<typeof readArguments>;

const LONGEST_SHOWN_TRIGGER = 512;
const MAX_USES = 5;
const HOOK_LIFE_MS = 30 * 60 * 1000;

/** Calls of slash commands, and the addresses at which integrations answer them later. */
export function registerCommandCallRoutes(
  router: Router,
  sandbox: Sandbox,
  store: CommandStore,
): void {
  router.post('/api/v4/commands/execute', async (call) =>
    json(await execute(sandbox, store, call)),
  );
  router.post(
    '/hooks/commands/:hook_id',
    (call) => {
      answerLater(sandbox, store, call);
      return raw('ok', { 'content-type': 'text/plain' });
    },
    { session: false },
  );
}

async function execute(
  sandbox: Sandbox,
  store: CommandStore,
  call: Call,
): Promise<CommandResponse> {
  const session = call.session;
  const given = call.body(readArguments, 'command_args');
  const teamId = allowedTeam(sandbox, session.user_id, given);
  if (!sandbox.config().ServiceSettings.EnableCommands) {
    throw new AppError('api.command.disabled.app_error', 501);
  }
  const typed: TypedCommand = {
    ...splitCommand(given.command),
    user: findUser(sandbox, session.user_id),
    team: findTeam(sandbox, teamId),
    channel: findChannel(sandbox, given.channel_id),
    rootId: given.root_id,
    siteUrl: siteUrl(call),
  };
  const caller = {
    userId: session.user_id,
    channelId: given.channel_id,
    rootId: given.root_id,
    trigger: (given.command.split(' ')[0] ?? '').slice(1).toLowerCase(),
  };
  const command = store.ofTeam.all(teamId).findLast(({ trigger }) => trigger === typed.word);
  const response =
    command === undefined
      ? runBuiltin(sandbox, typed)
      : await askCustom(sandbox, store, { command, typed });
  if (response === undefined) throw notFound(typed.word);
  return deliverResponse(sandbox, response, { caller, looks: command });
}

/** The answer of a custom command, with the caller's half of a new trigger. */
async function askCustom(
  sandbox: Sandbox,
  store: CommandStore,
  called: Pick<CommandCall, 'command' | 'typed'>,
): Promise<CommandResponse> {
  const { signing } = serverKeys(sandbox.world);
  const trigger = makeTrigger(called.typed.user.id, sandbox.clock.now(), signing);
  const response = await runCommand(sandbox, store, {
    ...called,
    triggerId: trigger.integrationId,
  });
  return { ...response, trigger_id: trigger.clientId };
}

/** The team whose commands are meant: the channel's; in direct and group channels one of the caller's own. */
function allowedTeam(sandbox: Sandbox, userId: string, given: Arguments): string {
  const isCommand = given.command.length > 1 && given.command.startsWith('/');
  if (!isCommand || !isId(given.channel_id)) {
    throw new AppError('api.command.execute_command.start.app_error', 400);
  }
  const { permissions, world } = sandbox;
  if (!permissions.onChannel(userId, given.channel_id, 'create_post')) throw forbidden();
  const channel = findChannel(sandbox, given.channel_id);
  if (channel.delete_at !== 0) {
    throw new AppError('api.command.execute_command.deleted.error', 400);
  }
  if (channel.type !== 'D' && channel.type !== 'G') return channel.team_id;
  const isMember = world.teamMembers.get(pairKey(given.team_id, userId))?.delete_at === 0;
  if (!isMember && !permissions.onSystem(userId, 'create_post')) throw forbidden();
  return given.team_id;
}

function notFound(word: string): AppError {
  const shown =
    word.length > LONGEST_SHOWN_TRIGGER ? `${word.slice(0, LONGEST_SHOWN_TRIGGER)}...` : word;
  return new AppError('api.command.execute_command.not_found.app_error', 404, {
    params: { Trigger: shown },
  });
}

/** An answer at a `response_url`: five uses in half an hour, in the name of whoever called. */
function answerLater(sandbox: Sandbox, store: CommandStore, call: Call): void {
  const id = call.param('hook_id');
  const refused = (status: number): AppError =>
    new AppError('web.command_webhook.general.app_error', status, { params: { hook_id: id } });
  const response = readAnswer(call, id);
  const hook = store.hooks.get(id);
  if (hook === undefined || hook.create_at <= sandbox.clock.now() - HOOK_LIFE_MS)
    throw refused(404);
  const command = store.commands.get(hook.command_id);
  if (command === undefined || hook.use_count >= MAX_USES) throw refused(400);
  store.hooks.put({ ...hook, use_count: hook.use_count + 1 });
  const caller = {
    userId: hook.user_id,
    channelId: hook.channel_id,
    rootId: hook.root_id,
    trigger: '',
  };
  try {
    deliverResponse(sandbox, response, { caller, looks: command });
  } catch (error) {
    throw error instanceof AppError ? refused(error.status) : error;
  }
}

function readAnswer(call: Call, id: string): CommandResponse {
  try {
    return readCommandResponse(call.request.headers['content-type'] ?? '', call.raw);
  } catch {
    throw new AppError('web.command_webhook.parse.app_error', 400, { params: { hook_id: id } });
  }
}
