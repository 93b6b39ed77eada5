import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { RoutePattern } from './routes.ts';

export interface OddRequest {
  readonly path: string;
  readonly body: unknown;
}

const KEYS = [
  ...['id', 'user_id', 'user_ids', 'team_id', 'channel_id', 'post_id', 'root_id', 'root_post_id'],
  ...['message', 'props', 'metadata', 'file_ids', 'name', 'display_name', 'type', 'purpose'],
  ...['header', 'username', 'email', 'password', 'login_id', 'locale', 'timezone', 'notify_props'],
  ...['term', 'limit', 'roles', 'scheme_admin', 'scheme_user', 'status', 'dnd_end_time', 'active'],
  ...['emoji', 'text', 'expires_at', 'duration', 'category', 'value', 'emoji_name', 'trigger'],
  ...['url', 'method', 'command', 'trigger_id', 'dialog', 'elements', 'submission', 'cancelled'],
  ...['state', 'callback_id', 'selected_option', 'cookie', 'attachments', 'actions', 'priority'],
  ...['is_pinned', 'post', 'token', 'token_id', 'description', 'owner_id', 'pending_post_id'],
  ...['ServiceSettings', 'PluginSettings', 'invite_id', 'allowed_domains', 'create_at'],
];
const QUERY_KEYS = [
  ...['page', 'per_page', 'since', 'before', 'after', 'sort', 'role', 'name', 'term', 'limit'],
  ...['in_team', 'not_in_team', 'in_channel', 'not_in_channel', 'team_id', 'channel_id', 'time'],
  ...['collapsedThreads', 'fromPost', 'fromCreateAt', 'direction', 'include_deleted', 'active'],
];
const PATH_TEXTS = [
  ...[' ', 'me', 'x'.repeat(26), 'coop', 'town-square', 'admin', '%', '\u0000', '\ud83d\ude00'],
  ...['../..', '__proto__', 'constructor', '-1', '/', 'a'.repeat(2000)],
];
const TEXTS = [
  ...[...PATH_TEXTS, '', '\ud800', 'a'.repeat(70_000), 'O', 'P', 'D', '@alice', '[x](y', '#tag'],
  ...['/join x', '/msg @alice hi', '~town-square'],
];
const NUMBERS = [0, -1, 1, 1.5, 1e300, 2 ** 53];

/** Requests to a route that are somewhat like real ones and yet senseless. */
export function oddRequestTo(route: RoutePattern, ids: readonly string[]): Arbitrary<OddRequest> {
  const text = fc.constantFrom(...ids, ...TEXTS);
  return fc.record({
    path: fc.tuple(oddPath(route, ids), oddQuery(ids)).map((parts) => parts.join('?')),
    body: route.method === 'GET' ? fc.constant(undefined) : oddBody(text),
  });
}

function oddPath(route: RoutePattern, ids: readonly string[]): Arbitrary<string> {
  const part = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...ids) },
    { weight: 1, arbitrary: fc.constantFrom(...PATH_TEXTS) },
  );
  const parts = route.path
    .split('/')
    .map((piece) => (/^[:*]/.test(piece) ? part.map(encodeURIComponent) : fc.constant(piece)));
  return fc.tuple(...parts).map((pieces) => pieces.join('/'));
}

function oddQuery(ids: readonly string[]): Arbitrary<string> {
  const value = fc.constantFrom(...ids, '', '0', '-1', 'true', '1e9', '9'.repeat(20), 'x', '%');
  return fc
    .dictionary(fc.constantFrom(...QUERY_KEYS), value, { maxKeys: 4 })
    .map((query) => new URLSearchParams(query).toString());
}

function oddBody(text: Arbitrary<string>): Arbitrary<unknown> {
  const key = fc.constantFrom(...KEYS);
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(null, true, false, ...NUMBERS),
      text,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(key, tie('value'), { maxKeys: 9 }),
    ),
  }));
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.dictionary(key, fc.oneof(text, value), { minKeys: 4, maxKeys: 12 }),
    },
    { weight: 1, arbitrary: value },
    { weight: 1, arbitrary: fc.array(text, { maxLength: 4 }) },
  );
}
