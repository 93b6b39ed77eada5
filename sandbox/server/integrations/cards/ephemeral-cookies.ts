import type { Post } from '../../state/entities.ts';
import { retainedProps, withCookie } from './action-cookie.ts';
import { mapActions, readAttachments } from './attachments.ts';

/** The post as it is shown when it is not stored: its actions carry a cookie instead of their integration. */
export function withCookies(post: Post, secret: Buffer): Post {
  const cards = readAttachments(post.props['attachments']);
  if (cards === null) return post;
  const context = {
    secret,
    postId: post.id,
    rootPostId: post.root_id === '' ? post.id : post.root_id,
    channelId: post.channel_id,
    ...retainedProps(post.props),
  };
  const attachments = mapActions(cards, (action) => withCookie(action, context));
  return { ...post, props: { ...post.props, attachments } };
}
