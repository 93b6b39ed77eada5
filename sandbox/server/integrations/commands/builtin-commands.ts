import { createPost } from '../../actions/create-post.ts';
import type { Sandbox } from '../../sandbox.ts';
import { say, whisper } from './builtin-answer.ts';
import type { Builtin } from './builtin-answer.ts';
import { header, invite, join, leave, purpose, remove, rename } from './builtin-channel.ts';
import { away, doNotDisturb, mute, offline, online, previews } from './builtin-settings.ts';
import { groupMessage, message } from './builtin-talks.ts';
import { SILENCE } from './command-response.ts';
import type { CommandResponse } from './command-response.ts';
import type { TypedCommand } from './typed-command.ts';

/** Runs one of the server's own commands; `undefined` when the word is none the sandbox has. */
export function runBuiltin(sandbox: Sandbox, typed: TypedCommand): CommandResponse | undefined {
  return BUILTINS.get(typed.word)?.(sandbox, typed);
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
  ['join', join],
  ['open', join],
  ['leave', leave],
  ['header', header],
  ['purpose', purpose],
  ['rename', rename],
  ['invite', invite],
  ['remove', remove],
  ['kick', remove],
  ['away', away],
  ['online', online],
  ['offline', offline],
  ['dnd', doNotDisturb],
  ['expand', previews(false)],
  ['collapse', previews(true)],
  ['mute', mute],
  ['msg', message],
  ['groupmsg', groupMessage],
  ['invite_people', invitePeople],
  ['share-channel', withoutService('api.command_share', 'manage_shared_channels')],
  ['secure-connection', withoutService('api.command_remote', 'manage_secure_connections')],
  ['marketplace', () => whisper('api.command_marketplace.unsupported.app_error')],
  ['search', () => whisper('api.command_search.unsupported.app_error')],
  ['settings', () => whisper('api.command_settings.unsupported.app_error')],
  ['shortcuts', () => whisper('api.command_shortcuts.unsupported.app_error')],
]);

/** No mail leaves the sandbox. */
function invitePeople(sandbox: Sandbox, { user, team }: TypedCommand): CommandResponse {
  const may = ['invite_user', 'add_user_to_team'].every((permission) =>
    sandbox.permissions.onTeam(user.id, team.id, permission),
  );
  return whisper(
    may ? 'api.command.invite_people.email_off' : 'api.command_invite_people.permission.app_error',
  );
}

/** What connects servers with each other is not there. */
function withoutService(id: string, permission: string): Builtin {
  return (sandbox, { user }) =>
    sandbox.permissions.onSystem(user.id, permission)
      ? whisper(`${id}.service_disabled`)
      : whisper(`${id}.permission_required`, { Permission: permission });
}

function code({ message }: TypedCommand): CommandResponse {
  if (message === '') return whisper('api.command_code.message.app_error');
  return say(`    ${message.replaceAll('\n', '\n    ')}`, { skip_slack_parsing: true });
}

/** Posts the text as the caller's own; a delay is a whole number of seconds at the end. */
function echo(sandbox: Sandbox, { user, channel, rootId, message }: TypedCommand): CommandResponse {
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
