import { newId } from '../ids.ts';
import { withCookies } from '../integrations/cards/ephemeral-cookies.ts';
import { withActionIds } from '../integrations/cards/post-actions.ts';
import { serverKeys } from '../integrations/server-keys.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Post, Props } from '../state/entities.ts';
import { postView } from '../views/post-view.ts';

export interface EphemeralDraft {
  readonly id?: string;
  readonly user_id?: string;
  readonly channel_id: string;
  readonly root_id?: string;
  readonly message: string;
  readonly props?: Props;
  readonly create_at?: number;
  readonly file_ids?: readonly string[];
  /** As in what is answered: `''` for what comes through the API, `null` otherwise. */
  readonly remote_id?: '' | null;
}

/**
 * Makes a message for one person, who alone hears it; it is never stored, so its actions carry a
 * cookie. Answers the post as it was shown.
 */
export function sendEphemeral(sandbox: Sandbox, userId: string, draft: EphemeralDraft): Post {
  const { cookieSecret } = serverKeys(sandbox.world);
  const post = withCookies(ephemeralPost(sandbox, draft), cookieSecret);
  showEphemeral(sandbox, userId, post);
  return post;
}

/** Shows a person a message that is not stored. */
export function showEphemeral(sandbox: Sandbox, userId: string, post: Post): void {
  sandbox.hub.emit(
    'ephemeral_message',
    { post: JSON.stringify(postView(sandbox, post)) },
    { user_id: userId, channel_id: post.channel_id },
  );
}

function ephemeralPost(sandbox: Sandbox, draft: EphemeralDraft): Post {
  const createAt = draft.create_at ?? sandbox.clock.now();
  return {
    id: draft.id ?? newId(),
    create_at: createAt,
    update_at: 0,
    edit_at: 0,
    delete_at: 0,
    is_pinned: false,
    user_id: draft.user_id ?? '',
    channel_id: draft.channel_id,
    root_id: draft.root_id ?? '',
    original_id: '',
    message: draft.message,
    type: 'system_ephemeral',
    props: withActionIds(draft.props ?? {}),
    hashtags: '',
    file_ids: draft.file_ids ?? null,
    remote_id: draft.remote_id ?? null,
  };
}
