import { sendEphemeral } from '../actions/ephemeral.ts';
import { created } from '../http/answer.ts';
import { forbidden, invalidBodyParam } from '../http/app-error.ts';
import type { Call } from '../http/call.ts';
import { anything, list, optional, record, struct, text, truth, whole } from '../http/go-json.ts';
import type { Router } from '../http/router.ts';
import { withCookies } from '../integrations/cards/ephemeral-cookies.ts';
import { serverKeys } from '../integrations/server-keys.ts';
import type { Sandbox } from '../sandbox.ts';
import { postView } from '../views/post-view.ts';

const readRequest = struct({
  user_id: text,
  post: optional(
    struct({
      id: text,
      create_at: whole,
      update_at: whole,
      edit_at: whole,
      delete_at: whole,
      is_pinned: truth,
      user_id: text,
      channel_id: text,
      root_id: text,
      message: text,
      type: text,
      props: record,
      file_ids: optional(list(text)),
    }),
  ),
});

/** Messages that one person alone sees; who may send them is a permission of the server. */
export function registerEphemeralRoutes(router: Router, sandbox: Sandbox): void {
  router.post('/api/v4/posts/ephemeral', (call) => created(send(sandbox, call)));
}

/** Neither the receiver nor the channel is checked. */
function send(sandbox: Sandbox, call: Call): Record<string, unknown> {
  const session = call.session;
  const { user_id: receiver, post: draft } = call.body(readRequest, 'body');
  if (receiver === '') throw invalidBodyParam('user_id');
  if (draft === undefined) throw invalidBodyParam('post');
  if (!sandbox.permissions.onSystem(session.user_id, 'create_post_ephemeral')) throw forbidden();
  const sent = sendEphemeral(sandbox, receiver, {
    ...(draft.id === '' ? {} : { id: draft.id }),
    user_id: session.user_id,
    channel_id: draft.channel_id,
    root_id: draft.root_id,
    message: draft.message,
    props: draft.props,
    ...(draft.file_ids === undefined ? {} : { file_ids: draft.file_ids }),
  });
  return answered(postView(sandbox, withCookies(sent, serverKeys(sandbox.world).cookieSecret)));
}

/** The answer is prepared a second time: its cookies open nothing, and its card is listed twice. */
function answered(view: Record<string, unknown>): Record<string, unknown> {
  const metadata = view['metadata'];
  if (typeof metadata !== 'object' || metadata === null || !('embeds' in metadata)) return view;
  const embeds = list(anything)(metadata.embeds);
  return { ...view, metadata: { ...metadata, embeds: [...embeds, ...embeds] } };
}
