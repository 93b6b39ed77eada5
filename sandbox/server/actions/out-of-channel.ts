import { messageOf } from '../http/app-error.ts';
import { newId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Post, User } from '../state/entities.ts';
import { pairKey } from '../state/world.ts';
import type { EphemeralDraft } from './ephemeral.ts';
import { isSystemMessage } from './post-rules.ts';

/** What the author is told about people named who do not read the channel; bots are never told of. */
export function outOfChannelNotices(
  sandbox: Sandbox,
  post: Post,
  names: readonly string[],
): readonly EphemeralDraft[] {
  const channel = sandbox.world.channels.get(post.channel_id);
  if (channel === undefined || channel.team_id === '' || isSystemMessage(post)) return [];
  if (sandbox.world.bots.has(post.user_id) || names.length === 0) return [];
  const people = names
    .map((name) => sandbox.world.usersByName.one(name))
    .filter((user) => user !== undefined)
    .filter((user) => user.delete_at === 0 && !sandbox.world.bots.has(user.id));
  const isInTeam = (user: User) =>
    sandbox.world.teamMembers.get(pairKey(channel.team_id, user.id))?.delete_at === 0;
  return [
    ...notice(post, people.filter(isInTeam), 'channel'),
    ...notice(
      post,
      people.filter((user) => !isInTeam(user)),
      'team',
    ),
  ];
}

function notice(
  post: Post,
  people: readonly User[],
  place: 'channel' | 'team',
): readonly EphemeralDraft[] {
  if (people.length === 0) return [];
  const id = newId();
  return [
    {
      id,
      channel_id: post.channel_id,
      root_id: post.root_id,
      message: sentence(people, place),
      create_at: post.create_at + 1,
      ...(place === 'channel' ? { props: { add_channel_member: offer(id, people) } } : {}),
    },
  ];
}

function sentence(people: readonly User[], place: 'channel' | 'team'): string {
  const key = `api.post.check_for_out_of_${place}_mentions.message`;
  const names = people.map((user) => user.username);
  if (names.length === 1) return messageOf(`${key}.one`, { Username: names[0] ?? '' });
  return messageOf(`${key}.multiple`, {
    Usernames: names.slice(0, -1).join(', @'),
    LastUsername: names.at(-1) ?? '',
  });
}

function offer(postId: string, people: readonly User[]): Record<string, unknown> {
  const usernames = people.map((user) => user.username);
  const ids = people.map((user) => user.id);
  return {
    post_id: postId,
    usernames,
    not_in_channel_usernames: usernames,
    user_ids: ids,
    not_in_channel_user_ids: ids,
    not_in_groups_usernames: [],
    not_in_groups_user_ids: [],
  };
}
