import { messageOf } from '../http/app-error.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Channel, User } from '../state/entities.ts';
import { createSystemPost } from './create-post.ts';

interface Change {
  readonly channel: Channel;
  readonly user: User;
  readonly from: string;
  readonly to: string;
}

/** Each change of a text of the channel is said in it; the same text again is not a change. */
export function postDisplayNameChange(sandbox: Sandbox, { channel, user, from, to }: Change): void {
  if (from === to) return;
  createSystemPost(sandbox, {
    channel_id: channel.id,
    user_id: user.id,
    message: `${user.username} updated the channel display name from: ${from} to: ${to}`,
    type: 'system_displayname_change',
    props: { username: user.username, old_displayname: from, new_displayname: to },
  });
}

export function postHeaderChange(sandbox: Sandbox, change: Change): void {
  if (change.from === change.to) return;
  createSystemPost(sandbox, {
    channel_id: change.channel.id,
    user_id: change.user.id,
    message: sentence('api.channel.post_update_channel_header_message_and_forget', change),
    type: 'system_header_change',
    props: { username: change.user.username, old_header: change.from, new_header: change.to },
  });
}

export function postPurposeChange(sandbox: Sandbox, change: Change): void {
  if (change.from === change.to) return;
  createSystemPost(sandbox, {
    channel_id: change.channel.id,
    user_id: change.user.id,
    message: sentence('app.channel.post_update_channel_purpose_message', change),
    type: 'system_purpose_change',
    props: { username: change.user.username, old_purpose: change.from, new_purpose: change.to },
  });
}

function sentence(key: string, { user, from, to }: Change): string {
  if (from === '') return filled(`${key}.updated_to`, [user.username, to]);
  if (to === '') return filled(`${key}.removed`, [user.username, from]);
  return filled(`${key}.updated_from`, [user.username, from, to]);
}

function filled(key: string, values: readonly string[]): string {
  const left = [...values];
  return messageOf(key, {}).replaceAll('%s', () => left.shift() ?? '');
}
