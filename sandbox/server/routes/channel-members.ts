import { AppError, forbidden, invalidBodyParam } from '../http/app-error.ts';
import { created, json, ok } from '../http/answer.ts';
import { pageOf, type Call } from '../http/call.ts';
import { struct, text, truth } from '../http/go-json.ts';
import type { Router } from '../http/router.ts';
import { idsOf, textsOf, valuesOf } from '../http/shapes.ts';
import { findChannel, findChannelMember, findPost, findUser } from '../actions/find.ts';
import { addToChannel, removeFromChannel } from '../actions/join-channel.ts';
import { explicitAndScheme, schemeFlags } from '../actions/member-roles.ts';
import { viewChannels } from '../actions/view-channels.ts';
import { isId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Channel, ChannelMember, User } from '../state/entities.ts';
import { pairKey } from '../state/world.ts';
import { channelMemberView } from '../views/channel-view.ts';
import { byPlainText } from '../views/order.ts';
import { areUserRoles } from './users.ts';

const SCHEME = struct({ scheme_guest: truth, scheme_user: truth, scheme_admin: truth });
const VIEW = struct({
  channel_id: text,
  prev_channel_id: text,
  collapsed_threads_supported: truth,
});
const MOST = 1000;
const NOTIFY_KEYS = new Set([
  'mark_unread',
  'desktop',
  'desktop_sound',
  'desktop_notification_sound',
  'desktop_threads',
  'email',
  'push',
  'push_threads',
  'ignore_channel_mentions',
  'channel_auto_follow_threads',
]);

/** Who is in a channel, as what. */
export function registerChannelMemberRoutes(router: Router, sandbox: Sandbox): void {
  const path = '/api/v4/channels/:channel_id/members';
  router.post(path, (call) => add(sandbox, call));
  router.get(path, (call) => {
    const id = readable(sandbox, call);
    const members = [...sandbox.world.membersOfChannel.all(id)].sort(
      byPlainText((member) => member.user_id),
    );
    return json(pageOf(members, call.page()).map((m) => channelMemberView(m, call.me)));
  });
  router.post(`${path}/ids`, (call) => byIds(sandbox, call));
  router.get(`${path}/:user_id`, (call) => {
    const userId = call.id('user_id');
    const member = findChannelMember(sandbox, readable(sandbox, call), userId);
    return json(channelMemberView(member, call.me));
  });
  router.delete(`${path}/:user_id`, (call) => remove(sandbox, call));
  router.put(`${path}/:user_id/roles`, (call) => setRoles(sandbox, call));
  router.put(`${path}/:user_id/schemeRoles`, (call) => setSchemeRoles(sandbox, call));
  router.put(`${path}/:user_id/notify_props`, (call) => setNotifyProps(sandbox, call));
  router.post('/api/v4/channels/members/:user_id/view', (call) => view(sandbox, call));
  router.post('/api/v4/channels/members/:user_id/mark_read', (call) => {
    const userId = call.id('user_id');
    const channelIds = idsOf(call);
    if (channelIds.length === 0) throw invalidBodyParam('channel_ids');
    sandbox.permissions.needActFor(call.session, userId);
    const times = viewChannels(sandbox, userId, { channelIds, threadsToo: true });
    return json({ status: 'OK', last_viewed_at_times: times });
  });
  router.get('/api/v4/channels/:channel_id/timezones', (call) => {
    const members = sandbox.world.membersOfChannel.all(readable(sandbox, call));
    const zones = members
      .map((member) => sandbox.world.users.get(member.user_id))
      .map((user) => (user === undefined ? '' : timeZoneOf(user)))
      .filter((zone) => zone !== '');
    return json([...new Set(zones)]);
  });
  router.get('/api/v4/users/:user_id/teams/:team_id/channels/members', (call) =>
    ofTeam(sandbox, call),
  );
  router.get('/api/v4/users/:user_id/channels/:channel_id/unread', (call) => unread(sandbox, call));
}

/** The time zone a person lives in, empty when nobody said. */
function timeZoneOf({ timezone }: User): string {
  const { automaticTimezone = '', manualTimezone = '', useAutomaticTimezone } = timezone;
  return useAutomaticTimezone === 'true' ? automaticTimezone : manualTimezone;
}

function readable(sandbox: Sandbox, call: Call): string {
  const id = call.id('channel_id');
  sandbox.permissions.needChannel(call.session, id, 'read_channel');
  return id;
}

function add(sandbox: Sandbox, call: Call) {
  const channelId = call.id('channel_id');
  const given = valuesOf(call);
  const ids = idsToAdd(given);
  const postRootId = rootOf(sandbox, given, channelId);
  const channel = findChannel(sandbox, channelId);
  if (channel.type === 'D' || channel.type === 'G') {
    throw new AppError('api.channel.add_user_to_channel.type.app_error', 400);
  }
  if (channel.type === 'P') {
    sandbox.permissions.needChannel(call.session, channel.id, 'manage_private_channel_members');
  }
  const added: ChannelMember[] = [];
  let last: AppError | undefined;
  for (const userId of ids) {
    try {
      added.push(addOne(sandbox, call, { channel, userId, postRootId }));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      last = error;
    }
  }
  if (last !== undefined && added.length === 0) throw last;
  const shown = added.map((member) => channelMemberView(member, call.me));
  const isSingle = added.length === 1 && added[0]?.user_id === given['user_id'];
  if (added.length === 0) return created(null);
  return created(isSingle ? shown[0] : shown);
}

function idsToAdd(given: Readonly<Record<string, unknown>>): readonly string[] {
  const many: unknown = given['user_ids'];
  if (!Array.isArray(many)) {
    const one = given['user_id'];
    if (typeof one !== 'string' || !isId(one)) throw invalidBodyParam('user_id or user_ids');
    return [one];
  }
  if (many.length > MOST) throw invalidBodyParam('user_ids');
  return many.map((id: unknown) => {
    if (typeof id !== 'string' || !isId(id)) throw invalidBodyParam('user_id in user_ids');
    return id;
  });
}

function rootOf(
  sandbox: Sandbox,
  given: Readonly<Record<string, unknown>>,
  channelId: string,
): string {
  const rootId = given['post_root_id'];
  if (typeof rootId !== 'string' || rootId === '') return '';
  if (!isId(rootId)) throw invalidBodyParam('post_root_id');
  if (findPost(sandbox, rootId).channel_id !== channelId) throw invalidBodyParam('post_root_id');
  return rootId;
}

function addOne(
  sandbox: Sandbox,
  call: Call,
  who: { readonly channel: Channel; readonly userId: string; readonly postRootId: string },
): ChannelMember {
  const { channel, userId, postRootId } = who;
  const existing = sandbox.world.channelMembers.get(pairKey(channel.id, userId));
  const isSelf = userId === call.me;
  if (channel.type === 'O' && isSelf && existing !== undefined) return existing;
  if (channel.type === 'O' && !mayAdd(sandbox, call, { channel, isSelf })) throw forbidden();
  return existing ?? addToChannel(sandbox, channel, { userId, requestorId: call.me, postRootId });
}

function mayAdd(
  sandbox: Sandbox,
  call: Call,
  { channel, isSelf }: { readonly channel: Channel; readonly isSelf: boolean },
): boolean {
  return isSelf
    ? sandbox.permissions.onTeam(call.me, channel.team_id, 'join_public_channels')
    : sandbox.permissions.onChannel(call.me, channel.id, 'manage_public_channel_members');
}

function byIds(sandbox: Sandbox, call: Call) {
  call.id('channel_id');
  const ids = idsOf(call);
  if (ids.length === 0) throw invalidBodyParam('user_ids');
  const channelId = readable(sandbox, call);
  const members = ids.map((id) => sandbox.world.channelMembers.get(pairKey(channelId, id)));
  return json(
    members.flatMap((member) => (member === undefined ? [] : [channelMemberView(member, call.me)])),
  );
}

function remove(sandbox: Sandbox, call: Call) {
  const channelId = call.id('channel_id');
  const userId = call.id('user_id');
  const channel = findChannel(sandbox, channelId);
  findUser(sandbox, userId);
  if (channel.type === 'D' || channel.type === 'G') {
    throw new AppError('api.channel.remove_channel_member.type.app_error', 400);
  }
  if (userId !== call.me) {
    const kind = channel.type === 'O' ? 'public' : 'private';
    sandbox.permissions.needChannel(call.session, channel.id, `manage_${kind}_channel_members`);
  }
  removeFromChannel(sandbox, channel, { userId, removerId: call.me });
  return ok();
}

function setRoles(sandbox: Sandbox, call: Call) {
  const channelId = call.id('channel_id');
  const userId = call.id('user_id');
  const roles = textsOf(call)['roles'] ?? '';
  if (!areUserRoles(roles)) throw invalidBodyParam('roles');
  sandbox.permissions.needChannel(call.session, channelId, 'manage_channel_roles');
  const member = findChannelMember(sandbox, channelId, userId);
  const named = explicitAndScheme(sandbox, member, { roles, kind: 'channel' });
  return store(sandbox, { ...member, ...named });
}

function setSchemeRoles(sandbox: Sandbox, call: Call) {
  const channelId = call.id('channel_id');
  const userId = call.id('user_id');
  const given = call.body(SCHEME, 'scheme_roles');
  sandbox.permissions.needChannel(call.session, channelId, 'manage_channel_roles');
  const member = findChannelMember(sandbox, channelId, userId);
  return store(sandbox, { ...member, ...schemeFlags(member, given, 'channel') });
}

function setNotifyProps(sandbox: Sandbox, call: Call) {
  const channelId = call.id('channel_id');
  const userId = call.id('user_id');
  const given = Object.entries(textsOf(call)).filter(([key]) => NOTIFY_KEYS.has(key));
  sandbox.permissions.needActFor(call.session, userId);
  const member = findChannelMember(sandbox, channelId, userId);
  const notify_props = { ...member.notify_props, ...Object.fromEntries(given) };
  return store(sandbox, { ...member, notify_props });
}

function store(sandbox: Sandbox, changed: ChannelMember) {
  const member = sandbox.world.channelMembers.put({
    ...changed,
    last_update_at: sandbox.clock.now(),
  });
  sandbox.hub.emit(
    'channel_member_updated',
    { channelMember: JSON.stringify(channelMemberView(member, member.user_id)) },
    { user_id: member.user_id },
  );
  return ok();
}

function view(sandbox: Sandbox, call: Call) {
  const userId = call.id('user_id');
  sandbox.permissions.needActFor(call.session, userId);
  const given = call.body(VIEW, 'channel_view');
  const ids = [given.channel_id, given.prev_channel_id];
  if (!ids.every((id) => id === '' || isId(id))) {
    const first =
      given.channel_id === '' || isId(given.channel_id) ? 'prev_channel_id' : 'channel_id';
    throw invalidBodyParam(`channel_view.${first}`);
  }
  const times = viewChannels(sandbox, userId, {
    channelIds: ids.filter((id) => id !== ''),
    threadsToo: !given.collapsed_threads_supported,
  });
  return json({ status: 'OK', last_viewed_at_times: times });
}

function ofTeam(sandbox: Sandbox, call: Call) {
  const userId = call.id('user_id');
  const teamId = call.id('team_id');
  sandbox.permissions.needTeam(call.session, teamId, 'view_team');
  if (userId !== call.me) sandbox.permissions.needTeam(call.session, teamId, 'manage_system');
  const members = sandbox.world.channelsOfUser.all(userId).filter((member) => {
    const channel = sandbox.world.channels.get(member.channel_id);
    return channel?.delete_at === 0 && (channel.team_id === teamId || channel.team_id === '');
  });
  return json(members.map((member) => channelMemberView(member, call.me)));
}

function unread(sandbox: Sandbox, call: Call) {
  const channelId = call.id('channel_id');
  const userId = call.id('user_id');
  sandbox.permissions.needActFor(call.session, userId);
  sandbox.permissions.needChannel(call.session, channelId, 'read_channel');
  const member = findChannelMember(sandbox, channelId, userId);
  const channel = findChannel(sandbox, channelId);
  return json({
    team_id: channel.team_id,
    channel_id: channelId,
    msg_count: channel.total_msg_count - member.msg_count,
    mention_count: member.mention_count,
    mention_count_root: member.mention_count_root,
    urgent_mention_count: member.urgent_mention_count,
    msg_count_root: channel.total_msg_count_root - member.msg_count_root,
    notify_props: member.notify_props,
  });
}
