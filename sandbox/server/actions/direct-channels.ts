import { createHash } from 'node:crypto';
import { AppError } from '../http/app-error.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Channel, User } from '../state/entities.ts';
import { pairKey } from '../state/world.ts';
import { saveNewChannel } from './channels.ts';
import { enrol } from './join-channel.ts';
import { byPlainText } from '../views/order.ts';
import { codePoints } from '../http/code-points.ts';

const GROUP_LEAST = 3;
const GROUP_MOST = 8;

/** The direct channel of two people (or of one with oneself), made by the first when there is none yet. */
export function directChannel(sandbox: Sandbox, creatorId: string, otherId: string): Channel {
  const name = [creatorId, otherId].sort().join('__');
  const existing = sandbox.world.channelsByName.one(pairKey('', name));
  if (existing !== undefined) return existing;
  checkCommonTeam(sandbox, creatorId, otherId);
  if (!sandbox.world.users.has(creatorId) || !sandbox.world.users.has(otherId)) {
    throw new AppError('api.channel.create_direct_channel.invalid_user.app_error', 400);
  }
  const channel = newPrivateTalk(sandbox, {
    type: 'D',
    name,
    display_name: '',
    creator_id: creatorId,
  });
  for (const userId of new Set([creatorId, otherId])) enrol(sandbox, channel, { userId });
  sandbox.hub.emit(
    'direct_added',
    { creator_id: creatorId, teammate_id: otherId },
    { channel_id: channel.id },
  );
  return channel;
}

function checkCommonTeam(sandbox: Sandbox, oneId: string, otherId: string): void {
  if (sandbox.config().TeamSettings.RestrictDirectMessage !== 'team') return;
  if (sandbox.permissions.onSystem(oneId, 'manage_system')) return;
  if (sandbox.world.bots.has(oneId) || sandbox.world.bots.has(otherId)) return;
  const isShared = sandbox.world.teamsOfUser
    .all(oneId)
    .filter((member) => member.delete_at === 0)
    .some((m) => sandbox.world.teamMembers.get(pairKey(m.team_id, otherId))?.delete_at === 0);
  if (isShared) return;
  throw new AppError('api.channel.create_channel.direct_channel.team_restricted_error', 403);
}

/** The group channel of these people, three to eight with the caller. Everybody in it is told when it is made. */
export function groupChannel(sandbox: Sandbox, userIds: readonly string[]): Channel {
  if (userIds.length > GROUP_MOST || userIds.length < GROUP_LEAST) {
    throw new AppError('api.channel.create_group.bad_size.app_error', 400);
  }
  const users = userIds.map((id) => sandbox.world.users.get(id));
  const people = users.filter((user) => user !== undefined);
  if (people.length !== userIds.length) {
    throw new AppError('api.channel.create_group.bad_user.app_error', 400);
  }
  const name = createHash('sha1')
    .update([...userIds].sort().join(''))
    .digest('hex');
  const existing = sandbox.world.channelsByName.one(pairKey('', name));
  if (existing !== undefined) return existing;
  const channel = newPrivateTalk(sandbox, {
    type: 'G',
    name,
    display_name: namesOf(people),
    creator_id: '',
  });
  for (const userId of userIds) enrol(sandbox, channel, { userId });
  for (const userId of userIds) {
    sandbox.hub.emit(
      'group_added',
      { teammate_ids: JSON.stringify(userIds) },
      { user_id: userId, channel_id: channel.id },
    );
  }
  return channel;
}

const DISPLAY_NAME_ROOM = 64;

/** Usernames in order, as far as a display name has room. */
function namesOf(people: readonly User[]): string {
  const names = [...people].sort(byPlainText((user) => user.username)).map((u) => u.username);
  return codePoints(names.join(', ')).slice(0, DISPLAY_NAME_ROOM).join('');
}

function newPrivateTalk(
  sandbox: Sandbox,
  given: Pick<Channel, 'type' | 'name' | 'display_name' | 'creator_id'>,
): Channel {
  return saveNewChannel(sandbox, {
    ...given,
    team_id: '',
    header: '',
    purpose: '',
    shared: false,
  });
}
