import type { Reaction } from '../state/entities.ts';

export function reactionView(reaction: Reaction): Record<string, unknown> {
  return {
    user_id: reaction.user_id,
    post_id: reaction.post_id,
    emoji_name: reaction.emoji_name,
    create_at: reaction.create_at,
    update_at: reaction.update_at,
    delete_at: reaction.delete_at,
    remote_id: '',
    channel_id: reaction.channel_id,
  };
}
