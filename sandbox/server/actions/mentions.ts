import type { Sandbox } from '../sandbox.ts';
import type { Channel, Post } from '../state/entities.ts';
import { readAttachments } from '../integrations/cards/attachments.ts';
import { trimmedNames } from '../integrations/commands/command-mentions.ts';
import { pairKey } from '../state/world.ts';

export interface Mentions {
  /** Members of the channel who are told that they are meant. */
  readonly userIds: ReadonlySet<string>;
  /** Names that mean no member, as written, lowered. */
  readonly otherNames: readonly string[];
}

const CODE = /```[\s\S]*?(?:```|$)|~~~[\s\S]*?(?:~~~|$)|`[^`\n]+`/g;
const AT_NAME = /(?<![A-Za-z0-9])@([A-Za-z0-9][A-Za-z0-9.\-_]*)/g;
const EVERYBODY = new Set(['all', 'channel']);
const QUIET_TYPES = new Set(['system_header_change', 'system_purpose_change']);

/** Whom a post mentions: in direct and group channels the others; elsewhere those named, all, or added. */
export function mentionsOf(sandbox: Sandbox, post: Post, channel: Channel): Mentions {
  if (channel.type === 'D') {
    return { userIds: new Set(othersIn(sandbox, post, channel)), otherNames: [] };
  }
  const userIds = new Set<string>();
  const otherNames: string[] = [];
  for (const name of namesIn(post)) {
    const found = mentionedBy(sandbox, name, { post, channel });
    if (found.length === 0 && !EVERYBODY.has(name) && name !== 'here') otherNames.push(name);
    for (const userId of found) userIds.add(userId);
  }
  if (channel.type === 'G') othersIn(sandbox, post, channel).forEach((id) => userIds.add(id));
  const added = post.props['addedUserId'];
  if (post.type === 'system_add_to_channel' && typeof added === 'string') userIds.add(added);
  if (post.props['from_webhook'] !== 'true') userIds.delete(post.user_id);
  return { userIds, otherNames };
}

/** Every `@name` of the message and its cards, lowered, code left out. */
function namesIn(post: Post): readonly string[] {
  const cards = readAttachments(post.props['attachments']) ?? [];
  const texts = [post.message, ...cards.flatMap((card) => [card.pretext, card.text])];
  const names = texts.flatMap((part) =>
    [...part.replaceAll(CODE, ' ').matchAll(AT_NAME)].map((match) =>
      (match[1] ?? '').toLowerCase(),
    ),
  );
  return [...new Set(names)];
}

interface Place {
  readonly post: Post;
  readonly channel: Channel;
}

function mentionedBy(sandbox: Sandbox, written: string, place: Place): readonly string[] {
  for (const name of trimmedNames(written)) {
    if (EVERYBODY.has(name) || name === 'here') return everybody(sandbox, name, place);
    const user = sandbox.world.usersByName.one(name);
    if (user === undefined) continue;
    return sandbox.world.channelMembers.has(pairKey(place.channel.id, user.id)) ? [user.id] : [];
  }
  return [];
}

function everybody(sandbox: Sandbox, name: string, { post, channel }: Place): readonly string[] {
  const members = sandbox.world.membersOfChannel.all(channel.id);
  const isTooMany = members.length >= sandbox.config().TeamSettings.MaxNotificationsPerChannel;
  const isAllowed =
    !QUIET_TYPES.has(post.type) &&
    sandbox.permissions.onChannel(post.user_id, channel.id, 'use_channel_mentions');
  if (isTooMany || !isAllowed) return [];
  return members
    .map((member) => member.user_id)
    .filter((id) => isToldOfAll(sandbox, id, channel.id))
    .filter((id) => name !== 'here' || sandbox.world.statuses.get(id)?.status === 'online');
}

function isToldOfAll(sandbox: Sandbox, userId: string, channelId: string): boolean {
  const member = sandbox.world.channelMembers.get(pairKey(channelId, userId));
  const isIgnored = member?.notify_props['ignore_channel_mentions'] === 'on';
  return !isIgnored && sandbox.world.users.get(userId)?.notify_props['channel'] === 'true';
}

function othersIn(sandbox: Sandbox, post: Post, channel: Channel): readonly string[] {
  return sandbox.world.membersOfChannel
    .all(channel.id)
    .map((member) => member.user_id)
    .filter((id) => id !== post.user_id || post.props['from_webhook'] === 'true');
}
