import type { HeardEvent } from '../../core/describe-event.ts';
import type { MattermostEvent } from './events.ts';

/**
 * What the features hear of an event. Messages count in the conversation between the bot and one
 * person only; what the bot itself says and what Mattermost says there is no message to the bot.
 */
export function toHeardEvents(event: MattermostEvent, botUserId: string): readonly HeardEvent[] {
  switch (event.kind) {
    case 'posted':
      return isMessageToBot(event, botUserId) ? [toDirectMessage(event)] : [];
    case 'team-joined':
      return [{ type: 'team-joined', userId: event.userId, teamId: event.teamId }];
    case 'team-left':
    case 'user-created':
      return [{ type: 'account-changed', userId: event.userId }];
    case 'user-updated':
      return event.user.id === botUserId
        ? []
        : [{ type: 'account-changed', userId: event.user.id }];
    case 'user-added':
      return [{ type: 'channel-joined', channelId: event.channelId, userId: event.userId }];
    case 'user-removed': {
      const { channelId, userId, removerId: byId } = event;
      return [{ type: 'channel-left', channelId, userId, byId }];
    }
    case 'channel-archived':
    case 'channel-restored':
    case 'channel-changed':
      return [{ type: 'channel-changed', channelId: event.channelId }];
    case 'post-edited':
    case 'post-deleted':
    case 'added-to-team':
    case 'config-changed':
      return [];
  }
}

type Posted = Extract<MattermostEvent, { readonly kind: 'posted' }>;

function isMessageToBot({ post, channelKind }: Posted, botUserId: string): boolean {
  return channelKind === 'direct' && post.type === '' && post.authorId !== botUserId;
}

function toDirectMessage({ post }: Posted): HeardEvent {
  return {
    type: 'direct-message',
    postId: post.id,
    userId: post.authorId,
    channelId: post.channelId,
    rootId: post.rootId ?? '',
    text: post.message,
    fileIds: post.fileIds,
  };
}
