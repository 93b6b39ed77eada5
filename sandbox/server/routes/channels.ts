import { AppError, forbidden, invalidBodyParam, invalidUrlParam } from '../http/app-error.ts';
import { created, json, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { anything, optional, struct, text, truth } from '../http/go-json.ts';
import type { Router } from '../http/router.ts';
import { valuesOf } from '../http/shapes.ts';
import {
  postDisplayNameChange,
  postHeaderChange,
  postPurposeChange,
} from '../actions/channel-changes.ts';
import {
  archiveChannel,
  convertChannel,
  createTeamChannel,
  restoreChannel,
  updateChannel,
} from '../actions/channels.ts';
import { findChannel, findTeam, findUser } from '../actions/find.ts';
import { TOWN_SQUARE } from '../actions/join-channel.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Channel } from '../state/entities.ts';
import { pairKey } from '../state/world.ts';
import { channelView } from '../views/channel-view.ts';

const NEW_CHANNEL = struct({
  team_id: text,
  type: text,
  name: text,
  display_name: text,
  header: text,
  purpose: text,
});
const WHOLE = struct({
  id: text,
  type: text,
  name: text,
  display_name: text,
  header: text,
  purpose: text,
  group_constrained: optional(truth),
});
const PATCH = struct({
  name: optional(text),
  display_name: optional(text),
  header: optional(text),
  purpose: optional(text),
  group_constrained: optional(truth),
  banner_info: optional(anything),
});
const NAME = /^[a-z0-9]+([a-z\-_0-9]+|(__)?)[a-z0-9]*$/;

/** Channels: made, read, changed, archived, converted. */
export function registerChannelRoutes(router: Router, sandbox: Sandbox): void {
  router.post('/api/v4/channels', (call) => create(sandbox, call));
  router.get('/api/v4/channels/:channel_id', (call) => {
    const channel = findChannel(sandbox, call.id('channel_id'));
    needSee(sandbox, call, channel);
    return json(channelView(channel));
  });
  router.put('/api/v4/channels/:channel_id', (call) => update(sandbox, call));
  router.put('/api/v4/channels/:channel_id/patch', (call) => patch(sandbox, call));
  router.put('/api/v4/channels/:channel_id/privacy', (call) => setPrivacy(sandbox, call));
  router.delete('/api/v4/channels/:channel_id', (call) => archive(sandbox, call));
  router.post('/api/v4/channels/:channel_id/restore', (call) => restore(sandbox, call));
  router.post('/api/v4/channels/:channel_id/move', (call) => move(sandbox, call));
  router.get('/api/v4/teams/:team_id/channels/name/:channel_name', (call) => {
    const id = call.id('team_id');
    return byName(sandbox, call, id);
  });
  router.get('/api/v4/teams/name/:team_name/channels/name/:channel_name', (call) => {
    const team = sandbox.world.teamsByName.one(call.param('team_name').toLowerCase());
    if (team === undefined) throw new AppError('app.channel.get_by_name.missing.app_error', 404);
    return byName(sandbox, call, team.id);
  });
}

function create(sandbox: Sandbox, call: Call) {
  const draft = call.body(NEW_CHANNEL, 'channel');
  if (draft.team_id === '') throw invalidBodyParam('team_id');
  if (draft.display_name === '') throw invalidBodyParam('display_name');
  const permission = new Map([
    ['O', 'create_public_channel'],
    ['P', 'create_private_channel'],
  ]).get(draft.type);
  if (permission !== undefined) {
    sandbox.permissions.needTeam(call.session, draft.team_id, permission);
  }
  if (draft.type === 'D' || draft.type === 'G') {
    throw new AppError('api.channel.create_channel.direct_channel.app_error', 400);
  }
  const channel = createTeamChannel(sandbox, { ...draft, creator_id: call.me, shared: null });
  return created(channelView(channel));
}

/** Public channels are seen by whoever may read those of the team, others by their members. */
function needSee(sandbox: Sandbox, call: Call, channel: Channel): void {
  const isPublic = channel.type === 'O';
  if (isPublic && sandbox.permissions.onTeam(call.me, channel.team_id, 'read_public_channel')) {
    return;
  }
  sandbox.permissions.needChannel(call.session, channel.id, 'read_channel');
}

function byName(sandbox: Sandbox, call: Call, teamId: string) {
  const name = call.param('channel_name').toLowerCase();
  if (!NAME.test(name)) throw invalidUrlParam('channel_name');
  const missing = () => new AppError('app.channel.get_by_name.missing.app_error', 404);
  const channel = sandbox.world.channelsByName.one(pairKey(teamId, name));
  if (channel === undefined || (channel.delete_at !== 0 && !call.flag('include_deleted'))) {
    throw missing();
  }
  if (channel.type === 'O') needSee(sandbox, call, channel);
  else if (!mayFind(sandbox, call, channel)) throw missing();
  return json(channelView(channel));
}

function mayFind(sandbox: Sandbox, call: Call, channel: Channel): boolean {
  return (
    sandbox.permissions.onTeam(call.me, channel.team_id, 'manage_team') ||
    sandbox.permissions.onChannel(call.me, channel.id, 'read_channel')
  );
}

interface Texts {
  readonly name?: string | undefined;
  readonly display_name?: string | undefined;
  readonly purpose?: string | undefined;
}

/** Who may change a channel's texts; of direct and group channels the header alone can be changed. */
function needChange(
  sandbox: Sandbox,
  call: Call,
  {
    channel,
    texts,
    route,
  }: { readonly channel: Channel; readonly texts: Texts; readonly route: 'patch' | 'update' },
): void {
  if (channel.type === 'O' || channel.type === 'P') {
    const kind = channel.type === 'O' ? 'public' : 'private';
    const permission = `manage_${kind}_channel_properties`;
    sandbox.permissions.needChannel(call.session, channel.id, permission);
    return;
  }
  if (!sandbox.world.channelMembers.has(pairKey(channel.id, call.me))) {
    throw new AppError('api.channel.patch_update_channel.forbidden.app_error', 403);
  }
  const isChanged = (key: keyof Texts) => texts[key] !== undefined && texts[key] !== channel[key];
  if (!isChanged('name') && !isChanged('display_name') && !isChanged('purpose')) return;
  throw new AppError(
    route === 'patch'
      ? 'api.channel.patch_update_channel.update_direct_or_group_messages_not_allowed.app_error'
      : 'api.channel.update_channel.update_direct_or_group_messages_not_allowed.app_error',
    400,
  );
}

function keepTownSquare(channel: Channel, name: string | undefined): void {
  if (channel.name !== TOWN_SQUARE || name === undefined || name === channel.name) return;
  const params = { Channel: TOWN_SQUARE };
  throw new AppError('api.channel.update_channel.tried.app_error', 400, { params });
}

const unlessEmpty = (value: string): string | undefined => (value === '' ? undefined : value);

function update(sandbox: Sandbox, call: Call) {
  const id = call.id('channel_id');
  const given = call.body(WHOLE, 'channel');
  if (given.id !== id) throw invalidBodyParam('channel_id');
  const former = findChannel(sandbox, id);
  const name = unlessEmpty(given.name);
  const texts = { name, display_name: unlessEmpty(given.display_name), purpose: given.purpose };
  needChange(sandbox, call, { channel: former, texts, route: 'update' });
  if (former.delete_at !== 0) {
    throw new AppError('api.channel.update_channel.deleted.app_error', 400);
  }
  if (given.type !== '' && given.type !== former.type) {
    throw new AppError('api.channel.update_channel.typechange.app_error', 400);
  }
  keepTownSquare(former, name);
  const channel = updateChannel(sandbox, {
    ...former,
    name: name ?? former.name,
    display_name: texts.display_name ?? former.display_name,
    header: given.header,
    purpose: given.purpose,
    group_constrained: given.group_constrained ?? former.group_constrained,
  });
  postDisplayNameChange(sandbox, {
    channel,
    user: findUser(sandbox, call.me),
    from: former.display_name,
    to: given.display_name,
  });
  return json(channelView(channel));
}

function patch(sandbox: Sandbox, call: Call) {
  const id = call.id('channel_id');
  const given = call.body(PATCH, 'channel');
  const former = findChannel(sandbox, id);
  needChange(sandbox, call, { channel: former, texts: given, route: 'patch' });
  keepTownSquare(former, given.name);
  if (given.banner_info !== undefined) {
    throw new AppError('license_error.feature_unavailable.specific', 403, {
      params: { Feature: 'Channel Banner' },
    });
  }
  const changes = Object.entries(given).filter(([, value]) => value !== undefined);
  const channel = updateChannel(sandbox, { ...former, ...Object.fromEntries(changes) });
  const user = findUser(sandbox, call.me);
  const change = (key: 'display_name' | 'header' | 'purpose') => ({
    channel,
    user,
    from: former[key],
    to: channel[key],
  });
  postDisplayNameChange(sandbox, change('display_name'));
  postHeaderChange(sandbox, change('header'));
  postPurposeChange(sandbox, change('purpose'));
  return json(channelView(channel));
}

function setPrivacy(sandbox: Sandbox, call: Call) {
  const id = call.id('channel_id');
  const { privacy } = valuesOf(call);
  if (privacy !== 'O' && privacy !== 'P') throw invalidBodyParam('privacy');
  const channel = findChannel(sandbox, id);
  const permission =
    privacy === 'O' ? 'convert_private_channel_to_public' : 'convert_public_channel_to_private';
  sandbox.permissions.needChannel(call.session, id, permission);
  if (channel.name === TOWN_SQUARE && privacy === 'P') {
    throw new AppError('api.channel.update_channel_privacy.default_channel_error', 400);
  }
  const user = findUser(sandbox, call.me);
  return json(channelView(convertChannel(sandbox, channel, { type: privacy, user })));
}

function archive(sandbox: Sandbox, call: Call) {
  const channel = findChannel(sandbox, call.id('channel_id'));
  if (channel.type === 'D' || channel.type === 'G') {
    throw new AppError('api.channel.delete_channel.type.invalid', 400);
  }
  const kind = channel.type === 'O' ? 'public' : 'private';
  sandbox.permissions.needChannel(call.session, channel.id, `delete_${kind}_channel`);
  if (call.flag('permanent')) {
    throw new AppError('api.user.delete_channel.not_enabled.app_error', 401);
  }
  archiveChannel(sandbox, channel, findUser(sandbox, call.me));
  return ok();
}

function restore(sandbox: Sandbox, call: Call) {
  const channel = findChannel(sandbox, call.id('channel_id'));
  const mayManage = sandbox.permissions.onTeam(call.me, channel.team_id, 'manage_team');
  if (!mayManage) {
    sandbox.permissions.needSystem(call.session, 'sysconsole_write_user_management_channels');
  }
  return json(channelView(restoreChannel(sandbox, channel, findUser(sandbox, call.me))));
}

function move(sandbox: Sandbox, call: Call) {
  const channel = findChannel(sandbox, call.id('channel_id'));
  const { team_id, force } = valuesOf(call);
  if (typeof team_id !== 'string') throw invalidBodyParam('team_id');
  if (typeof force !== 'boolean') throw invalidBodyParam('force');
  const team = findTeam(sandbox, team_id);
  if (channel.type === 'D' || channel.type === 'G') {
    throw new AppError('api.channel.move_channel.type.invalid', 403);
  }
  sandbox.permissions.needSystem(call.session, 'manage_system');
  const outsiders = sandbox.world.membersOfChannel
    .all(channel.id)
    .filter((m) => sandbox.world.teamMembers.get(pairKey(team.id, m.user_id))?.delete_at !== 0);
  if (outsiders.length > 0 && !force) {
    throw new AppError('app.channel.move_channel.members_do_not_match.error', 500);
  }
  for (const { user_id } of outsiders) {
    sandbox.world.channelMembers.remove(pairKey(channel.id, user_id));
  }
  if (sandbox.world.channelsByName.one(pairKey(team.id, channel.name)) !== undefined)
    throw forbidden();
  return json(channelView(updateChannel(sandbox, { ...channel, team_id: team.id })));
}
