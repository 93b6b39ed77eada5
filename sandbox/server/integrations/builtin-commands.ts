import { createPost } from '../actions/create-post.ts';
import { messageOf } from '../http/app-error.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Channel, Team, User } from '../state/entities.ts';
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

type Builtin = (sandbox: Sandbox, call: BuiltinCall) => CommandResponse;

/** Runs one of the server's own commands; `undefined` when the word is none of them. */
export function runBuiltin(
  sandbox: Sandbox,
  word: string,
  call: BuiltinCall,
): CommandResponse | undefined {
  return BUILTINS.get(word)?.(sandbox, call);
}

/** Says something to the caller alone: the sentence of a message id. */
export function whisper(
  id: string,
  params: Readonly<Record<string, string | number>> = {},
): CommandResponse {
  return { ...SILENCE, response_type: 'ephemeral', text: messageOf(id, params) };
}

function say(text: string, more: Partial<CommandResponse> = {}): CommandResponse {
  return { ...SILENCE, response_type: 'in_channel', text, ...more };
}

const BUILTINS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  [
    'shrug',
    (_sandbox, { message }) => say(`${message === '' ? '' : `${message} `}¯\\\\\\_(ツ)\\_/¯`),
  ],
  ['me', (_sandbox, { message }) => say(`*${message}*`, { type: 'me' })],
  ['code', (_sandbox, call) => code(call)],
  ['echo', echo],
  [
    'help',
    () => whisper('api.command_help.success', { HelpLink: 'https://mattermost.com/default-help/' }),
  ],
  ['logout', () => ({ ...SILENCE, goto_location: '/login' })],
  ['marketplace', () => whisper('api.command_marketplace.unsupported.app_error')],
  ['search', () => whisper('api.command_search.unsupported.app_error')],
  ['settings', () => whisper('api.command_settings.unsupported.app_error')],
  ['shortcuts', () => whisper('api.command_shortcuts.unsupported.app_error')],
]);

function code({ message }: BuiltinCall): CommandResponse {
  if (message === '') return whisper('api.command_code.message.app_error');
  return say(`    ${message.replaceAll('\n', '\n    ')}`, { skip_slack_parsing: true });
}

/** Posts the text as the caller's own; a delay is a whole number of seconds at the end. */
function echo(sandbox: Sandbox, { user, channel, rootId, message }: BuiltinCall): CommandResponse {
  if (message === '') return whisper('api.command_echo.message.app_error');
  const { text, seconds } = withDelay(message);
  if (seconds > 10_000) return whisper('api.command_echo.delay.app_error');
  const post = () => {
    createPost(sandbox, {
      user_id: user.id,
      channel_id: channel.id,
      root_id: rootId,
      message: text,
      remote_id: null,
    });
  };
  if (seconds <= 0) post();
  else {
    const timer = setTimeout(post, seconds * 1000);
    sandbox.onClose(() => {
      clearTimeout(timer);
    });
  }
  return SILENCE;
}

function withDelay(message: string): { readonly text: string; readonly seconds: number } {
  const quoted = /^"(.+)"\s*([+-]?\d*)\s*$/s.exec(message);
  if (quoted !== null) return { text: quoted[1] ?? '', seconds: Number(quoted[2] ?? 0) };
  const plain = /^(.*) ([+-]?\d+)$/s.exec(message);
  if (plain !== null) return { text: plain[1] ?? '', seconds: Number(plain[2]) };
  return { text: message, seconds: 0 };
}
