import { channelMentions } from '../integrations/commands/command-mentions.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Channel, Post } from '../state/entities.ts';
import { pairKey } from '../state/world.ts';
import { without } from '../state/without.ts';

/** The post with what its props say of the public channels it names (`~name`). */
export function withChannelMentions(sandbox: Sandbox, post: Post, channel: Channel): Post {
  const named = channelMentions(post.message)
    .map((name) => sandbox.world.channelsByName.one(pairKey(channel.team_id, name)))
    .filter((found) => found?.type === 'O' && found.delete_at === 0);
  const mentions = named.map((found) => [
    found?.name ?? '',
    {
      display_name: found?.display_name ?? '',
      team_name: sandbox.world.teams.get(found?.team_id ?? '')?.name ?? '',
    },
  ]);
  const props = without(post.props, 'channel_mentions');
  if (mentions.length === 0) return { ...post, props };
  return { ...post, props: { ...props, channel_mentions: Object.fromEntries(mentions) } };
}
