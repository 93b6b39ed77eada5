import { messageOf } from '../../http/app-error.ts';
import type { Channel, Team, User } from '../../state/entities.ts';
import type { Sandbox } from '../../sandbox.ts';
import { SILENCE } from './command-response.ts';
import type { CommandResponse } from './command-response.ts';

/** A call of one of the server's own commands. */
export interface BuiltinCall {
  readonly user: User;
  readonly team: Team;
  readonly channel: Channel;
  readonly rootId: string;
  /** What follows the word. */
  readonly message: string;
  readonly siteUrl: string;
}

export type Builtin = (sandbox: Sandbox, call: BuiltinCall) => CommandResponse;

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
export function goTo(call: BuiltinCall, channelName: string): CommandResponse {
  const address = `${call.siteUrl}/${call.team.name}/channels/${channelName}`;
  return { ...SILENCE, goto_location: address };
}
