import { AppError, invalidBodyParam, invalidUrlParam } from '../http/app-error.ts';
import { json } from '../http/answer.ts';
import { pageOf, type Call } from '../http/call.ts';
import { list, struct, text, truth, whole } from '../http/go-json.ts';
import type { Router } from '../http/router.ts';
import { idsOf } from '../http/shapes.ts';
import { searchPeople, type SearchFields } from '../actions/search-people.ts';
import type { Sandbox } from '../sandbox.ts';
import type { User } from '../state/entities.ts';
import { pairKey } from '../state/world.ts';
import { inOrderOf } from '../views/order.ts';
import { userViewOfOther } from '../views/user-view.ts';

const SEARCH = struct({
  term: text,
  team_id: text,
  not_in_team_id: text,
  in_channel_id: text,
  not_in_channel_id: text,
  in_group_id: text,
  group_constrained: truth,
  allow_inactive: truth,
  without_team: truth,
  limit: whole,
  role: text,
  roles: list(text),
  channel_roles: list(text),
  team_roles: list(text),
});
const LIMIT_DEFAULT = 100;
const LIMIT_MOST = 1000;
const SORTS = ['', 'last_activity_at', 'create_at', 'status', 'admin', 'display_name'];

/** Finding people. */
export function registerPeopleRoutes(router: Router, sandbox: Sandbox): void {
  router.get('/api/v4/users', (call) => page(sandbox, call));
  router.post('/api/v4/users/ids', (call) => {
    const ids = idsOf(call);
    if (ids.length === 0) throw invalidBodyParam('user_ids');
    const since = sinceOf(call);
    const users = present(ids.map((id) => sandbox.world.users.get(id)));
    return views(
      sandbox,
      call,
      users.filter((user) => since === 0 || user.update_at > since),
    );
  });
  router.post('/api/v4/users/usernames', (call) => {
    const names = idsOf(call);
    if (names.length === 0) throw invalidBodyParam('usernames');
    return views(sandbox, call, present(names.map((name) => sandbox.world.usersByName.one(name))));
  });
  router.post('/api/v4/users/search', (call) => search(sandbox, call));
  router.get('/api/v4/users/autocomplete', (call) => autocomplete(sandbox, call));
  router.get('/api/v4/users/known', (call) => json(knownTo(sandbox, call.me)));
  router.get('/api/v4/users/stats', () => json({ total_users_count: countPeople(sandbox) }));
}

const byName = inOrderOf((user: User) => user.username);

function present(users: readonly (User | undefined)[]): readonly User[] {
  return users.filter((user) => user !== undefined);
}

function views(sandbox: Sandbox, call: Call, users: readonly User[]) {
  return json(users.map((user) => userViewOfOther(sandbox, user, call.me)));
}

function sinceOf(call: Call): number {
  if (call.text('since') === '') return 0;
  const since = call.whole('since');
  if (since === undefined) throw invalidBodyParam('since');
  return since;
}

/** Active people, bots too. */
function countPeople(sandbox: Sandbox): number {
  let count = 0;
  for (const user of sandbox.world.users.values()) {
    if (user.delete_at === 0) count += 1;
  }
  return count;
}

function page(sandbox: Sandbox, call: Call) {
  checkSort(call);
  checkRoles(sandbox, call);
  const users = candidates(sandbox, call)
    .filter((user) => !call.flag('inactive') || user.delete_at !== 0)
    .filter((user) => !call.flag('active') || user.delete_at === 0)
    .filter((user) => hasRoleAsked(call, user));
  return views(sandbox, call, pageOf(ordered(sandbox, call, users), call.page()));
}

function checkSort(call: Call): void {
  if (call.text('not_in_channel') !== '' && call.text('in_team') === '') {
    throw invalidUrlParam('team_id');
  }
  const sort = call.text('sort');
  if (!SORTS.includes(sort)) throw invalidUrlParam('sort');
  const isOfTeam = sort === 'last_activity_at' || sort === 'create_at';
  const others = ['not_in_team', 'in_channel', 'not_in_channel', 'without_team', 'in_group'];
  if (isOfTeam && (call.text('in_team') === '' || others.some((name) => call.text(name) !== ''))) {
    throw invalidUrlParam('sort');
  }
  if ((sort === 'status' || sort === 'admin') && call.text('in_channel') === '') {
    throw invalidUrlParam('sort');
  }
  if (sort === 'display_name' && call.text('in_group') === '') throw invalidUrlParam('sort');
  if (call.flag('inactive') && call.flag('active')) throw invalidUrlParam('inactive');
}

function checkRoles(sandbox: Sandbox, call: Call): void {
  for (const name of ['role', 'roles']) {
    const roles = call
      .text(name)
      .split(',')
      .filter((role) => role !== '');
    if (roles.some((role) => sandbox.world.rolesByName.one(role) === undefined)) {
      throw invalidBodyParam(name);
    }
  }
}

function hasRoleAsked(call: Call, user: User): boolean {
  const asked = [...call.text('roles').split(','), call.text('role')].filter((role) => role !== '');
  const own = user.roles.split(' ');
  return asked.length === 0 || asked.some((role) => own.includes(role));
}

/** The people a list is about; the first condition that is given decides, as on the server. */
function candidates(sandbox: Sandbox, call: Call): readonly User[] {
  const inTeam = call.text('in_team');
  const notInTeam = call.text('not_in_team');
  const inChannel = call.text('in_channel');
  const notInChannel = call.text('not_in_channel');
  if (call.flag('without_team')) {
    sandbox.permissions.needSystem(call.session, 'list_users_without_team');
    return everybody(sandbox).filter((user) => !hasTeam(sandbox, user.id));
  }
  if (notInChannel !== '') {
    sandbox.permissions.needChannel(call.session, notInChannel, 'read_channel');
    return membersOfTeam(sandbox, inTeam).filter(
      (user) => !sandbox.world.channelMembers.has(pairKey(notInChannel, user.id)),
    );
  }
  if (notInTeam !== '') {
    sandbox.permissions.needTeam(call.session, notInTeam, 'view_team');
    return everybody(sandbox).filter((user) => !isInTeam(sandbox, notInTeam, user.id));
  }
  if (inTeam !== '') {
    sandbox.permissions.needTeam(call.session, inTeam, 'view_team');
    return membersOfTeam(sandbox, inTeam);
  }
  if (inChannel !== '') {
    sandbox.permissions.needChannel(call.session, inChannel, 'read_channel');
    return membersOfChannel(sandbox, inChannel);
  }
  return everybody(sandbox);
}

const everybody = (sandbox: Sandbox): readonly User[] => [...sandbox.world.users.values()];

function hasTeam(sandbox: Sandbox, userId: string): boolean {
  return sandbox.world.teamsOfUser.all(userId).some((member) => member.delete_at === 0);
}

function isInTeam(sandbox: Sandbox, teamId: string, userId: string): boolean {
  return sandbox.world.teamMembers.get(pairKey(teamId, userId))?.delete_at === 0;
}

function membersOfTeam(sandbox: Sandbox, teamId: string): readonly User[] {
  const members = sandbox.world.membersOfTeam.all(teamId).filter((m) => m.delete_at === 0);
  return present(members.map((member) => sandbox.world.users.get(member.user_id)));
}

function membersOfChannel(sandbox: Sandbox, channelId: string): readonly User[] {
  const members = sandbox.world.membersOfChannel.all(channelId);
  return present(members.map((member) => sandbox.world.users.get(member.user_id)));
}

const STATUS_ORDER = ['online', 'away', 'dnd', 'offline'];

function ordered(sandbox: Sandbox, call: Call, users: readonly User[]): readonly User[] {
  const sorted = [...users].sort(byName);
  const sort = call.text('sort');
  if (sort === 'create_at') return sorted.sort((one, other) => other.create_at - one.create_at);
  if (sort === 'admin') {
    const isAdmin = (user: User) =>
      sandbox.world.channelMembers.get(pairKey(call.text('in_channel'), user.id))?.scheme_admin ===
      true;
    return sorted.sort((one, other) => Number(isAdmin(other)) - Number(isAdmin(one)));
  }
  const statusOf = (user: User) => sandbox.world.statuses.get(user.id);
  if (sort === 'status') {
    const rank = (user: User) => STATUS_ORDER.indexOf(statusOf(user)?.status ?? 'offline');
    return sorted.sort((one, other) => rank(one) - rank(other));
  }
  if (sort === 'last_activity_at') {
    const last = (user: User) => statusOf(user)?.last_activity_at ?? 0;
    return sorted.sort((one, other) => last(other) - last(one));
  }
  return sorted;
}

function fieldsFor(sandbox: Sandbox, call: Call, withEmail: boolean): SearchFields {
  const isAdmin = sandbox.permissions.onSystem(call.me, 'manage_system');
  const { ShowEmailAddress, ShowFullName } = sandbox.config().PrivacySettings;
  return {
    email: withEmail && (isAdmin || ShowEmailAddress),
    fullName: isAdmin || ShowFullName,
  };
}

function search(sandbox: Sandbox, call: Call) {
  const given = call.body(SEARCH, 'props');
  if (given.term === '') throw invalidBodyParam('term');
  if (given.team_id === '' && given.not_in_channel_id !== '') throw invalidBodyParam('team_id');
  if (given.in_group_id !== '') throw new AppError('api.license_error', 501);
  for (const channelId of [given.in_channel_id, given.not_in_channel_id]) {
    if (channelId !== '') sandbox.permissions.needChannel(call.session, channelId, 'read_channel');
  }
  for (const teamId of [given.team_id, given.not_in_team_id]) {
    if (teamId !== '') sandbox.permissions.needTeam(call.session, teamId, 'view_team');
  }
  const limit = given.limit === 0 ? LIMIT_DEFAULT : given.limit;
  if (limit < 0 || limit > LIMIT_MOST) throw invalidBodyParam('limit');
  const found = searchPeople(searched(sandbox, given), given.term, fieldsFor(sandbox, call, true));
  const shown = found.filter((user) => given.allow_inactive || user.delete_at === 0);
  return views(sandbox, call, [...shown].sort(byName).slice(0, limit));
}

function searched(sandbox: Sandbox, given: ReturnType<typeof SEARCH>): readonly User[] {
  if (given.without_team) return everybody(sandbox).filter((user) => !hasTeam(sandbox, user.id));
  if (given.in_channel_id !== '') return membersOfChannel(sandbox, given.in_channel_id);
  if (given.not_in_channel_id !== '') {
    return membersOfTeam(sandbox, given.team_id).filter(
      (user) => !sandbox.world.channelMembers.has(pairKey(given.not_in_channel_id, user.id)),
    );
  }
  if (given.not_in_team_id !== '') {
    return everybody(sandbox).filter((user) => !isInTeam(sandbox, given.not_in_team_id, user.id));
  }
  return given.team_id === '' ? everybody(sandbox) : membersOfTeam(sandbox, given.team_id);
}

function autocomplete(sandbox: Sandbox, call: Call) {
  const channelId = call.text('in_channel');
  const teamId = call.text('in_team');
  const limit =
    call.text('limit') === '' ? LIMIT_DEFAULT : Math.min(call.whole('limit') ?? 0, LIMIT_MOST);
  if (channelId !== '') sandbox.permissions.needChannel(call.session, channelId, 'read_channel');
  if (teamId !== '') sandbox.permissions.needTeam(call.session, teamId, 'view_team');
  if (channelId !== '' && teamId === '') {
    throw new AppError('api.user.autocomplete_users.missing_team_id.app_error', 500);
  }
  const fields = fieldsFor(sandbox, call, false);
  const find = (users: readonly User[]) =>
    [...searchPeople(users, call.text('name'), fields)]
      .filter((user) => user.delete_at === 0)
      .sort(byName)
      .slice(0, limit)
      .map((user) => userViewOfOther(sandbox, user, call.me));
  if (channelId === '') {
    return json({
      users: find(teamId === '' ? everybody(sandbox) : membersOfTeam(sandbox, teamId)),
    });
  }
  const isIn = (user: User) => sandbox.world.channelMembers.has(pairKey(channelId, user.id));
  const out = find(membersOfTeam(sandbox, teamId).filter((user) => !isIn(user)));
  const users = find(membersOfChannel(sandbox, channelId));
  return json({ users, ...(out.length === 0 ? {} : { out_of_channel: out }) });
}

function knownTo(sandbox: Sandbox, userId: string): readonly string[] {
  const known = new Set<string>();
  for (const { channel_id } of sandbox.world.channelsOfUser.all(userId)) {
    for (const member of sandbox.world.membersOfChannel.all(channel_id)) known.add(member.user_id);
  }
  known.delete(userId);
  return [...known];
}
