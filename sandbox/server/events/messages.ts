import { AppError } from '../http/app-error.ts';
import { isObject } from '../http/go-json.ts';
import { isId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import { setAway, setOnline, statusOf } from '../actions/statuses.ts';
import { tellTyping } from '../actions/typing.ts';
import { VERSION } from '../version.ts';
import type { Connection } from './connection.ts';
import { without } from '../state/without.ts';

type Values = Readonly<Record<string, unknown>>;
type Action = (sandbox: Sandbox, stream: Connection, data: Values) => Values | undefined;

/** What a client may ask over the stream, by the name of the action. */
const ACTIONS = new Map<string, Action>([
  ['ping', ping],
  ['user_typing', typing],
  ['user_update_active_status', updateActive],
  ['get_statuses', allStatuses],
  ['get_statuses_by_ids', statusesByIds],
  ['presence', presence],
  ['posted_notify_ack', () => undefined],
]);

/** Answers a client's message; a message that is no JSON ends the connection. */
export function answerMessage(
  sandbox: Sandbox,
  stream: Connection,
  message: { readonly text: string; readonly close: () => void },
): void {
  const asked = parsed(message.text);
  if (asked === undefined) {
    message.close();
    return;
  }
  const seq = typeof asked['seq'] === 'number' ? asked['seq'] : 0;
  try {
    const data = run(sandbox, stream, asked, seq);
    if (data === 'nothing') return;
    stream.reply({ status: 'OK', seq_reply: seq, ...(data === undefined ? {} : { data }) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const shown = without(error.toAnswer(''), 'request_id');
    stream.reply({ status: 'FAIL', ...(seq === 0 ? {} : { seq_reply: seq }), error: shown });
  }
}

function parsed(text: string): Values | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function run(
  sandbox: Sandbox,
  stream: Connection,
  asked: Values,
  seq: number,
): Values | undefined | 'nothing' {
  const name = typeof asked['action'] === 'string' ? asked['action'] : '';
  if (name === '') throw new AppError('api.web_socket_router.no_action.app_error', 400);
  if (seq <= 0) throw new AppError('api.web_socket_router.bad_seq.app_error', 400);
  if (name === 'authentication_challenge') return 'nothing';
  const action = ACTIONS.get(name);
  if (action === undefined) throw new AppError('api.web_socket_router.bad_action.app_error', 500);
  if (!sandbox.world.sessions.has(stream.token)) {
    throw new AppError('api.context.invalid_token.error', 401);
  }
  return action(sandbox, stream, isObject(asked['data']) ? asked['data'] : {});
}

const invalidParam = (name: string): AppError =>
  new AppError('api.websocket_handler.invalid_param.app_error', 400, { params: { Name: name } });

function ping(sandbox: Sandbox): Values {
  return { text: 'pong', version: VERSION, server_time: sandbox.clock.now(), node_id: '' };
}

function typing(sandbox: Sandbox, stream: Connection, data: Values): undefined {
  const channelId = data['channel_id'];
  if (typeof channelId !== 'string' || !isId(channelId)) throw invalidParam('channel_id');
  if (!sandbox.permissions.onChannel(stream.userId, channelId, 'create_post')) {
    throw invalidParam('channel_id');
  }
  const parentId = typeof data['parent_id'] === 'string' ? data['parent_id'] : '';
  tellTyping(sandbox, { userId: stream.userId, channelId, parentId });
}

function updateActive(sandbox: Sandbox, stream: Connection, data: Values): undefined {
  const isActive = data['user_is_active'];
  if (typeof isActive !== 'boolean') throw invalidParam('user_is_active');
  const isManual = data['manual'] === true;
  if (isActive) setOnline(sandbox, stream.userId, isManual);
  else setAway(sandbox, stream.userId, isManual);
}

function allStatuses(sandbox: Sandbox): Values {
  const all = [...sandbox.world.statuses.values()].filter((row) => row.status !== 'offline');
  return Object.fromEntries(all.map((row) => [row.user_id, row.status]));
}

function statusesByIds(sandbox: Sandbox, _stream: Connection, data: Values): Values {
  const given: unknown = data['user_ids'];
  const ids = (Array.isArray(given) ? given : []).filter((id) => typeof id === 'string');
  if (ids.length === 0) throw invalidParam('user_ids');
  return Object.fromEntries(ids.map((id) => [id, statusOf(sandbox, id).status]));
}

function presence(_sandbox: Sandbox, stream: Connection, data: Values): undefined {
  const shown = [data['channel_id'], data['thread_channel_id']];
  stream.showsOnly(shown.filter((id) => typeof id === 'string'));
}
