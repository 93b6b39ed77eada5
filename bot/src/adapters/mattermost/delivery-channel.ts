import type { Config } from './config.ts';
import type { DirectChannels } from './direct-channels.ts';
import type { FileToStream, Files } from './files.ts';
import type { Posts } from './posts.ts';
import { MattermostRefused, MattermostUnreachable } from './refusals.ts';
import type { Message } from '../../core/message.ts';
import type { Conversation } from '../../core/outbox.ts';
import type { MessageJson } from '../../core/rendered.ts';

/** Renders a message for a conversation: language and seals are those of its reader. */
export type RenderFor = (message: Message, to: Conversation) => Promise<MessageJson>;

export interface DeliveryFailure {
  readonly kind: 'later' | 'never' | 'too-large';
  readonly reason: string;
  readonly afterMs?: number | undefined;
}

export interface DeliveryTools {
  readonly posts: Posts;
  readonly directChannels: DirectChannels;
  readonly files: Files;
  readonly config: Config;
}

/** How the outbox reaches Mattermost. */
export function makeDeliveryChannel(
  { posts, directChannels, files, config }: DeliveryTools,
  render: RenderFor,
) {
  return {
    channelOf: (to: Conversation) =>
      to.kind === 'direct' ? directChannels.open(to.userId) : Promise.resolve(to.channelId),
    findPosted: async (wanted: { channelId: string; key: string; since: number }) => {
      const { channelId, key, since } = wanted;
      return (await posts.findByKey({ channelId, key, sinceMs: since }))?.id;
    },
    post: async (wanted: {
      channelId: string;
      to: Conversation;
      key: string;
      message: Message;
      fileIds?: readonly string[];
      isPinned?: true;
    }) => {
      const { channelId, to, key, fileIds, isPinned } = wanted;
      const json = await render(wanted.message, to);
      const rootId = to.kind === 'channel' ? to.rootId : undefined;
      const post = await posts.create({
        channelId,
        key,
        ...json,
        ...(rootId !== undefined && { rootId }),
        ...(fileIds !== undefined && { fileIds }),
        ...(isPinned && { isPinned }),
      });
      return post.id;
    },
    limits: async () => ({ maxFileBytes: (await config.facts()).maxFileBytes }),
    upload: async (file: FileToStream) => (await files.stream(file)).id,
    edit: async (wanted: { postId: string; to: Conversation; key: string; message: Message }) => {
      const { postId, to, key } = wanted;
      const json = await render(wanted.message, to);
      return (await posts.patch(postId, { ...json, key })) !== undefined;
    },
    remove: (postId: string) => posts.delete(postId),
    failureOf,
  };
}

function failureOf(error: unknown): DeliveryFailure | undefined {
  if (error instanceof MattermostUnreachable) {
    return { kind: 'later', reason: error.reason, afterMs: error.retryAfterMs };
  }
  if (error instanceof MattermostRefused) {
    if (error.kind === 'too-large') return { kind: 'too-large', reason: error.errorId };
    return { kind: error.heals ? 'later' : 'never', reason: `${error.kind} ${error.errorId}` };
  }
  return undefined;
}
