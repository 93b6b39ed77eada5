import { AppError, forbidden, invalidBodyParam, invalidUrlParam } from '../http/app-error.ts';
import { json } from '../http/answer.ts';
import { pageOf, type Call } from '../http/call.ts';
import { struct, text } from '../http/go-json.ts';
import type { Router } from '../http/router.ts';
import { idsOf } from '../http/shapes.ts';
import { findChannel, findTeamMember } from '../actions/find.ts';
import { isId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Channel } from '../state/entities.ts';
import { pairKey } from '../state/world.ts';
import { channelView } from '../views/channel-view.ts';
import { inOrderOf } from '../views/order.ts';

const SEARCH = struct({ term: text });
const MOST_FOUND = 100;
const MOST_SUGGESTED = 50;

const byDisplayName = inOrderOf((channel: Channel) => channel.display_name);
const views = (channels: readonly Channel[]) => json(channels.map(channelView));

/** Channels in lists. */
export function registerChannelListRoutes(router: Router, sandbox: Sandbox): void {
  const team = '/api/v4/teams/:team_id/channels';
  router.get('/api/v4/channels', (call) => allOfServer(sandbox, call));
  router.get(team, (call) => {
    const id = listable(sandbox, call);
    return views(pageOf(living(sandbox, id, 'O'), call.page()));
  });
  router.get(`${team}/private`, (call) => {
    const id = call.id('team_id');
    sandbox.permissions.needSystem(call.session, 'manage_system');
    return views(pageOf(living(sandbox, id, 'P'), call.page()));
  });
  router.get(`${team}/deleted`, (call) => {
    const id = listable(sandbox, call);
    const seesAll = sandbox.permissions.onSystem(call.me, 'manage_system');
    const isMine = (channel: Channel) => isMember(sandbox, channel, call.me);
    const archived = sandbox.world.channelsOfTeam
      .all(id)
      .filter((channel) => channel.delete_at !== 0)
      .filter((channel) => channel.type === 'O' || seesAll || isMine(channel));
    return views(pageOf([...archived].sort(byDisplayName), call.page()));
  });
  router.post(`${team}/ids`, (call) => byIds(sandbox, call));
  router.post(`${team}/search`, (call) => search(sandbox, call));
  router.get(`${team}/autocomplete`, (call) => {
    const id = listable(sandbox, call);
    const found = matching(sandbox, id, call.text('name').trim()).filter(
      (channel) => channel.type === 'O' || isMember(sandbox, channel, call.me),
    );
    return views(found.slice(0, MOST_SUGGESTED));
  });
  router.get('/api/v4/users/:user_id/teams/:team_id/channels', (call) => ofTeam(sandbox, call));
  router.get('/api/v4/users/:user_id/channels', (call) => {
    const id = call.id('user_id');
    sandbox.permissions.needActFor(call.session, id);
    return views(ofUser(sandbox, id, call.flag('include_deleted')));
  });
  router.get('/api/v4/users/:user_id/teams/:team_id/channels/categories', (call) =>
    categories(sandbox, call),
  );
  router.get('/api/v4/channels/:channel_id/stats', (call) => stats(sandbox, call));
  router.post('/api/v4/channels/stats/member_count', (call) => memberCounts(sandbox, call));
}

function isMember(sandbox: Sandbox, channel: Channel, userId: string): boolean {
  return sandbox.world.channelMembers.has(pairKey(channel.id, userId));
}

function listable(sandbox: Sandbox, call: Call): string {
  const id = call.id('team_id');
  sandbox.permissions.needTeam(call.session, id, 'list_team_channels');
  return id;
}

function living(sandbox: Sandbox, teamId: string, type: string): readonly Channel[] {
  const channels = sandbox.world.channelsOfTeam.all(teamId);
  return channels
    .filter((channel) => channel.type === type && channel.delete_at === 0)
    .sort(byDisplayName);
}

function allOfServer(sandbox: Sandbox, call: Call) {
  const permissions = [
    'sysconsole_write_user_management_groups',
    'sysconsole_read_user_management_channels',
    'sysconsole_read_compliance_data_retention_policy',
  ];
  if (!permissions.some((name) => sandbox.permissions.onSystem(call.me, name))) throw forbidden();
  const channels = [...sandbox.world.channels.values()]
    .filter((channel) => channel.type === 'O' || channel.type === 'P')
    .filter((channel) => channel.delete_at === 0 || call.flag('include_deleted'))
    .sort(byDisplayName);
  const shown = pageOf(channels, call.page()).map((channel) => {
    const team = sandbox.world.teams.get(channel.team_id);
    return {
      ...channelView(channel),
      team_display_name: team?.display_name ?? '',
      team_name: team?.name ?? '',
      team_update_at: team?.update_at ?? 0,
    };
  });
  if (!call.flag('include_total_count')) return json(shown);
  return json({ channels: shown, total_count: channels.length });
}

function byIds(sandbox: Sandbox, call: Call) {
  const teamId = call.id('team_id');
  const ids = idsOf(call);
  if (ids.length === 0) throw invalidBodyParam('channel_ids');
  if (!ids.every(isId)) throw invalidBodyParam('channel_id');
  sandbox.permissions.needTeam(call.session, teamId, 'view_team');
  const found = ids
    .map((id) => sandbox.world.channels.get(id))
    .filter((channel) => channel !== undefined)
    .filter((c) => c.team_id === teamId && c.type === 'O' && c.delete_at === 0);
  if (found.length === 0) {
    throw new AppError('app.channel.get_channels_by_ids.not_found.app_error', 404);
  }
  return views([...found].sort(byDisplayName));
}

/** Channels of a team whose name, display name or purpose has the term in it, archived ones too. */
function matching(sandbox: Sandbox, teamId: string, term: string): readonly Channel[] {
  const wanted = term.toLowerCase();
  const has = (value: string) => value.toLowerCase().includes(wanted);
  return sandbox.world.channelsOfTeam
    .all(teamId)
    .filter((channel) => [channel.name, channel.display_name, channel.purpose].some(has))
    .sort(byDisplayName);
}

function search(sandbox: Sandbox, call: Call) {
  const id = call.id('team_id');
  const { term } = call.body(SEARCH, 'channel_search');
  const listsAll = sandbox.permissions.onTeam(call.me, id, 'list_team_channels');
  if (!listsAll) findTeamMember(sandbox, id, call.me);
  const found = matching(sandbox, id, term.trim())
    .filter((channel) => channel.type === 'O')
    .filter((channel) => listsAll || isMember(sandbox, channel, call.me));
  return views(found.slice(0, MOST_FOUND));
}

function ofTeam(sandbox: Sandbox, call: Call) {
  const id = call.id('user_id');
  const teamId = call.id('team_id');
  sandbox.permissions.needActFor(call.session, id);
  sandbox.permissions.needTeam(call.session, teamId, 'view_team');
  if ((call.whole('last_delete_at') ?? 0) < 0) throw invalidUrlParam('last_delete_at');
  const channels = ofUser(sandbox, id, call.flag('include_deleted')).filter(
    (channel) => channel.team_id === teamId || channel.team_id === '',
  );
  if (channels.length === 0) {
    throw new AppError('app.channel.get_channels.not_found.app_error', 404);
  }
  return views(channels);
}

function ofUser(sandbox: Sandbox, userId: string, deletedToo: boolean): readonly Channel[] {
  return sandbox.world.channelsOfUser
    .all(userId)
    .map((member) => sandbox.world.channels.get(member.channel_id))
    .filter((channel) => channel !== undefined)
    .filter((channel) => channel.delete_at === 0 || deletedToo)
    .sort(byDisplayName);
}

function categories(sandbox: Sandbox, call: Call) {
  const id = call.id('user_id');
  const teamId = call.id('team_id');
  sandbox.permissions.needActFor(call.session, id);
  sandbox.permissions.needTeam(call.session, teamId, 'view_team');
  const channels = ofUser(sandbox, id, false);
  const category = (
    type: string,
    options: { readonly name: string; readonly ids: readonly string[]; readonly place: number },
  ) => ({
    id: `${type}_${id}_${teamId}`,
    user_id: id,
    team_id: teamId,
    sort_order: options.place,
    sorting: type === 'direct_messages' ? 'recent' : '',
    type,
    display_name: options.name,
    muted: false,
    collapsed: false,
    channel_ids: options.ids,
  });
  const inTeam = channels.filter((c) => c.team_id === teamId).map((c) => c.id);
  const direct = channels.filter((c) => c.team_id === '').map((c) => c.id);
  const list = [
    category('favorites', { name: 'Favorites', ids: [], place: 0 }),
    category('channels', { name: 'Channels', ids: inTeam, place: 10 }),
    category('direct_messages', { name: 'Direct Messages', ids: direct, place: 20 }),
  ];
  return json({ categories: list, order: list.map((entry) => entry.id) });
}

function stats(sandbox: Sandbox, call: Call) {
  const id = call.id('channel_id');
  sandbox.permissions.needChannel(call.session, id, 'read_channel');
  const pinned = sandbox.world.posts.pinned(id).filter((post) => post.delete_at === 0);
  return json({
    channel_id: id,
    member_count: activeMembers(sandbox, id),
    guest_count: 0,
    pinnedpost_count: pinned.length,
    files_count: call.flag('exclude_files_count') ? -1 : fileCount(sandbox, id),
  });
}

function activeMembers(sandbox: Sandbox, channelId: string): number {
  const members = sandbox.world.membersOfChannel.all(channelId);
  return members.filter((m) => sandbox.world.users.get(m.user_id)?.delete_at === 0).length;
}

function fileCount(sandbox: Sandbox, channelId: string): number {
  let count = 0;
  for (const file of sandbox.world.files.values()) {
    if (file.channel_id === channelId && file.post_id !== '' && file.delete_at === 0) count += 1;
  }
  return count;
}

function memberCounts(sandbox: Sandbox, call: Call) {
  const ids = idsOf(call);
  const channels = ids.map((id) => findChannel(sandbox, id));
  for (const channel of channels) {
    const may =
      sandbox.permissions.onChannel(call.me, channel.id, 'read_channel_content') ||
      (channel.type === 'O' &&
        sandbox.permissions.onTeam(call.me, channel.team_id, 'list_team_channels'));
    if (!may) throw forbidden();
  }
  const counts = channels.map((channel) => [channel.id, activeMembers(sandbox, channel.id)]);
  return json(Object.fromEntries(counts));
}
