import { messageOf } from '../../http/app-error.ts';
import type { Sandbox } from '../../sandbox.ts';
import { SILENCE } from './command-response.ts';
import type { CommandResponse } from './command-response.ts';
import type { TypedCommand } from './typed-command.ts';

export type Builtin = (sandbox: Sandbox, call: TypedCommand) => CommandResponse;

/** Says something to the caller alone: the sentence of a message id. */
export function whisper(
  id: string,
  params: Readonly<Record<string, string | number>> = {},
): CommandResponse {
  return { ...SILENCE, response_type: 'ephemeral', text: messageOf(id, params) };
}

/** Posts a text in the name of the caller. */
export function say(text: string, more: Partial<CommandResponse> = {}): CommandResponse {
  return { ...SILENCE, response_type: 'in_channel', text, ...more };
}

/** Sends the caller's page to a channel of the team. */
export function goTo(call: TypedCommand, channelName: string): CommandResponse {
  const address = `${call.siteUrl}/${call.team.name}/channels/${channelName}`;
  return { ...SILENCE, goto_location: address };
}
