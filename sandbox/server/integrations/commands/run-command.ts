import { AppError } from '../../http/app-error.ts';
import { isId, newId } from '../../ids.ts';
import type { Sandbox } from '../../sandbox.ts';
import { pairKey } from '../../state/world.ts';
import { channelMentions, possibleAtMentions, trimmedNames } from './command-mentions.ts';
import { readCommandResponse } from './command-response.ts';
import type { CommandResponse } from './command-response.ts';
import type { Command, CommandStore } from './command-store.ts';
import { askIntegration, MEBIBYTE, Unanswered } from '../outgoing.ts';
import type { Answered } from '../outgoing.ts';
import type { TypedCommand } from './typed-command.ts';

/** A call of a custom command, by somebody who may. */
export interface CommandCall {
  readonly command: Command;
  readonly typed: TypedCommand;
  /** The integration's half of the trigger. */
  readonly triggerId: string;
}

/** Asks the integration of a command; refuses every answer but a readable one of status 200. */
export async function runCommand(
  sandbox: Sandbox,
  store: CommandStore,
  call: CommandCall,
): Promise<CommandResponse> {
  const form = formOf(sandbox, call);
  form.set('response_url', `${call.typed.siteUrl}/hooks/commands/${newHook(sandbox, store, call)}`);
  form.sort();
  const answer = await ask(sandbox, call.command, form.toString());
  if (answer.status !== 200) {
    throw new AppError('api.command.execute_command.failed_resp.app_error', 500, {
      params: { Trigger: call.command.trigger, Status: answer.statusText },
    });
  }
  try {
    return readCommandResponse(answer.contentType, answer.body);
  } catch {
    throw failed(call.command);
  }
}

function failed(command: Command): AppError {
  return new AppError('api.command.execute_command.failed.app_error', 500, {
    params: { Trigger: command.trigger },
  });
}

function formOf(sandbox: Sandbox, call: CommandCall): URLSearchParams {
  const form = new URLSearchParams({
    token: call.command.token,
    team_id: call.command.team_id,
    team_domain: call.typed.team.name,
    channel_id: call.typed.channel.id,
    channel_name: call.typed.channel.name,
    user_id: call.typed.user.id,
    user_name: call.typed.user.username,
    command: `/${call.command.trigger}`,
    text: call.typed.message,
    trigger_id: call.triggerId,
    root_id: call.typed.rootId,
  });
  for (const [name, id] of mentionedPeople(sandbox, call)) {
    form.append('user_mentions', name);
    form.append('user_mentions_ids', id);
  }
  for (const [name, id] of mentionedChannels(sandbox, call)) {
    form.append('channel_mentions', name);
    form.append('channel_mentions_ids', id);
  }
  return form;
}

/** Members of the team named in the text; a name counts without its last dots and dashes too. */
function mentionedPeople(sandbox: Sandbox, call: CommandCall): readonly [string, string][] {
  return possibleAtMentions(call.typed.message).flatMap((written) => {
    const name = trimmedNames(written).find((item) => sandbox.world.usersByName.one(item));
    const user = name === undefined ? undefined : sandbox.world.usersByName.one(name);
    if (name === undefined || user === undefined) return [];
    const member = sandbox.world.teamMembers.get(pairKey(call.typed.team.id, user.id));
    return member === undefined ? [] : [[name, user.id]];
  });
}

/** Public channels of the team named in the text. */
function mentionedChannels(sandbox: Sandbox, call: CommandCall): readonly [string, string][] {
  return channelMentions(call.typed.message).flatMap((name) => {
    const channel = sandbox.world.channelsByName.one(pairKey(call.typed.team.id, name));
    return channel?.type === 'O' && channel.delete_at === 0 ? [[name, channel.id]] : [];
  });
}

function newHook(sandbox: Sandbox, store: CommandStore, call: CommandCall): string {
  if (call.typed.rootId !== '' && !isId(call.typed.rootId)) throw failed(call.command);
  const hook = store.hooks.put({
    id: newId(),
    create_at: sandbox.clock.now(),
    command_id: call.command.id,
    user_id: call.typed.user.id,
    channel_id: call.typed.channel.id,
    root_id: call.typed.rootId,
    use_count: 0,
  });
  return hook.id;
}

async function ask(sandbox: Sandbox, command: Command, form: string): Promise<Answered> {
  const settings = sandbox.config().ServiceSettings;
  const isGet = command.method === 'G';
  const headers = { Accept: 'application/json', Authorization: `Token ${command.token}` };
  const request = isGet
    ? ({ method: 'GET', url: withQuery(command.url, form), headers } as const)
    : ({
        method: 'POST',
        url: command.url,
        headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' },
        body: form,
      } as const);
  try {
    return await askIntegration(request, {
      timeoutMs: settings.OutgoingIntegrationRequestsTimeout * 1000,
      allowed: settings.AllowedUntrustedInternalConnections,
      maxBytes: MEBIBYTE,
    });
  } catch (error) {
    if (error instanceof Unanswered) throw failed(command);
    throw error;
  }
}

function withQuery(address: string, query: string): string {
  const url = new URL(address);
  url.search = url.search === '' ? query : `${url.search}&${query}`;
  return url.href;
}
