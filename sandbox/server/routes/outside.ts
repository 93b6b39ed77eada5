import { AppError, forbidden } from '../http/app-error.ts';
import { created, json, raw, type Answer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { list, struct, text } from '../http/go-json.ts';
import type { Router } from '../http/router.ts';
import { findChannel } from '../actions/find.ts';
import { newId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';

const INCOMING = struct({ channel_id: text, display_name: text, description: text });
const OUTGOING = struct({
  team_id: text,
  channel_id: text,
  display_name: text,
  description: text,
  trigger_words: list(text),
  callback_urls: list(text),
});
const EMOJI_NAME = /^[a-z0-9\-_+]{1,64}$/;

/**
 * What the product leaves alone: whatever needs a licence or a system administrator is refused as the
 * server refuses it, and the rest answers just enough to show that it may be done.
 */
export function registerOutsideRoutes(router: Router, sandbox: Sandbox): void {
  registerAdministration(router, sandbox);
  registerLicensed(router, sandbox);
  router.post('/api/v4/hooks/incoming', (call) => incoming(sandbox, call));
  router.post('/api/v4/hooks/outgoing', (call) => outgoing(sandbox, call));
  router.post('/api/v4/emoji', (call) => makeEmoji(sandbox, call), {
    maxBody: () => sandbox.config().FileSettings.MaxFileSize,
  });
  router.post('/api/v4/oauth/apps', (call) => {
    sandbox.permissions.needSystem(call.session, 'manage_oauth');
    throw new AppError('api.oauth.register_oauth_app.turn_off.app_error', 501);
  });
  registerHooks(router);
}

function registerAdministration(router: Router, sandbox: Sandbox): void {
  const empty = (path: string, permission: string, value: unknown) => {
    router.get(path, (call) => {
      sandbox.permissions.needSystem(call.session, permission);
      return json(value);
    });
  };
  empty('/api/v4/logs', 'get_logs', []);
  empty('/api/v4/audits', 'read_audits', []);
  empty('/api/v4/analytics/old', 'get_analytics', []);
  empty('/api/v4/jobs', 'manage_system', []);
}

function registerLicensed(router: Router, sandbox: Sandbox): void {
  const refuse = (
    method: 'get' | 'post' | 'put',
    path: string,
    { id, status }: { readonly id: string; readonly status: number },
  ) => {
    router[method](path, () => {
      throw new AppError(id, status);
    });
  };
  refuse('post', '/api/v4/groups', { id: 'api.license_error', status: 501 });
  refuse('get', '/api/v4/groups', { id: 'api.license_error', status: 501 });
  refuse('post', '/api/v4/posts/schedule', {
    id: 'api.scheduled_posts.license_error',
    status: 400,
  });
  refuse('get', '/api/v4/channels/:channel_id/bookmarks', {
    id: 'api.channel.bookmark.channel_bookmark.license.error',
    status: 501,
  });
  refuse('post', '/api/v4/channels/:channel_id/bookmarks', {
    id: 'api.channel.bookmark.channel_bookmark.license.error',
    status: 501,
  });
  refuse('get', '/api/v4/channels/:channel_id/moderations', {
    id: 'api.channel.get_channel_moderations.license.error',
    status: 403,
  });
  refuse('put', '/api/v4/channels/:channel_id/moderations/patch', {
    id: 'api.channel.patch_channel_moderations.license.error',
    status: 403,
  });
  refuse('get', '/api/v4/terms_of_service', {
    id: 'app.terms_of_service.get.no_rows.app_error',
    status: 404,
  });
  refuse('get', '/api/v4/custom_profile_attributes/fields', {
    id: 'api.custom_profile_attributes.license_error',
    status: 403,
  });
  router.post('/api/v4/users/:user_id/posts/:post_id/reminder', (call) => {
    const userId = call.id('user_id');
    const post = sandbox.world.posts.get(call.id('post_id'));
    sandbox.permissions.needActFor(call.session, userId);
    if (post?.delete_at !== 0) throw forbidden();
    const channel = findChannel(sandbox, post.channel_id);
    if (!sandbox.permissions.mayReadChannel(call.me, channel)) throw forbidden();
    return json({ status: 'OK' });
  });
}

function incoming(sandbox: Sandbox, call: Call): Answer {
  const hook = call.body(INCOMING, 'incoming_webhook');
  const channel = findChannel(sandbox, hook.channel_id);
  sandbox.permissions.needTeam(call.session, channel.team_id, 'manage_incoming_webhooks');
  if (!sandbox.config().ServiceSettings.EnableIncomingWebhooks) {
    throw new AppError('api.incoming_webhook.disabled.app_error', 501);
  }
  return created({ ...stamp(sandbox), ...hook, user_id: call.me, team_id: channel.team_id });
}

function outgoing(sandbox: Sandbox, call: Call): Answer {
  const hook = call.body(OUTGOING, 'outgoing_webhook');
  sandbox.permissions.needTeam(call.session, hook.team_id, 'manage_outgoing_webhooks');
  if (!sandbox.config().ServiceSettings.EnableOutgoingWebhooks) {
    throw new AppError('api.outgoing_webhook.disabled.app_error', 501);
  }
  return created({ ...stamp(sandbox), ...hook, creator_id: call.me, token: newId() });
}

function stamp(sandbox: Sandbox): Record<string, unknown> {
  const now = sandbox.clock.now();
  return { id: newId(), create_at: now, update_at: now, delete_at: 0 };
}

function makeEmoji(sandbox: Sandbox, call: Call): Answer {
  const isMember = sandbox.world.teamsOfUser.all(call.me).some((member) => member.delete_at === 0);
  if (!isMember && !sandbox.permissions.onSystem(call.me, 'create_emojis')) throw forbidden();
  const name = /"name"\s*:\s*"([^"]*)"/.exec(call.raw.toString('latin1'))?.[1] ?? '';
  if (!EMOJI_NAME.test(name)) throw new AppError('model.emoji.name.app_error', 400);
  if (sandbox.world.emojisByName.one(name) !== undefined) {
    throw new AppError('api.emoji.create.duplicate.app_error', 400);
  }
  const now = sandbox.clock.now();
  const made = { id: newId(), create_at: now, update_at: now, delete_at: 0 };
  const emoji = sandbox.world.emojis.put({ ...made, creator_id: call.me, name });
  sandbox.hub.emit('emoji_added', { emoji: JSON.stringify(emoji) });
  return json(emoji);
}

/** Incoming webhooks take messages; none is known, and an address of another shape is a page. */
function registerHooks(router: Router): void {
  router.get(
    '/hooks/:name',
    () => raw('Internal Server Error\n', { 'content-type': 'text/plain; charset=utf-8' }, 500),
    { session: false },
  );
  router.post(
    '/hooks/:hook_id',
    (call) => {
      const type = (call.request.headers['content-type'] ?? '').split(';')[0] ?? '';
      const params = { hook_id: call.param('hook_id'), media_type: type, error: '' };
      throw new AppError('web.incoming_webhook.general.app_error', 400, { params });
    },
    { session: false },
  );
}
