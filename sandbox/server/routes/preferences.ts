import { AppError, forbidden, invalidBodyParam, invalidUrlParam } from '../http/app-error.ts';
import { json, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { list, struct, text } from '../http/go-json.ts';
import type { Router } from '../http/router.ts';
import { deletePreferences, savePreferences } from '../actions/preferences.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Preference } from '../state/entities.ts';

const PREFERENCES = list(struct({ user_id: text, category: text, name: text, value: text }));
const MOST = 100;
const NAME = /^[a-z0-9]+([a-z\-_0-9]+|(__)?)[a-z0-9]+$/;

/** What people choose for themselves. */
export function registerPreferenceRoutes(router: Router, sandbox: Sandbox): void {
  const path = '/api/v4/users/:user_id/preferences';
  router.get(path, (call) => json(own(sandbox, call)));
  router.get(`${path}/:category`, (call) => {
    const category = named(call, 'category');
    const found = own(sandbox, call).filter((preference) => preference.category === category);
    if (found.length === 0) {
      throw new AppError('api.preference.preferences_category.get.app_error', 404);
    }
    return json(found);
  });
  router.get(`${path}/:category/name/:preference_name`, (call) => {
    const category = named(call, 'category');
    const name = named(call, 'preference_name');
    const found = own(sandbox, call).find((p) => p.category === category && p.name === name);
    if (found === undefined) throw new AppError('app.preference.get.app_error', 400);
    return json(found);
  });
  router.put(path, (call) => {
    const { id, preferences } = given(sandbox, call);
    for (const preference of preferences) checkFlagged(sandbox, call, preference);
    savePreferences(sandbox, id, preferences);
    return ok();
  });
  router.post(`${path}/delete`, (call) => {
    const { id, preferences } = given(sandbox, call);
    deletePreferences(sandbox, id, preferences);
    return ok();
  });
}

function own(sandbox: Sandbox, call: Call): readonly Preference[] {
  const id = call.id('user_id');
  sandbox.permissions.needActFor(call.session, id);
  return sandbox.world.preferencesOfUser.all(id);
}

/** Names of one character cannot be asked for. */
function named(call: Call, name: string): string {
  const value = call.param(name);
  if (!NAME.test(value)) throw invalidUrlParam(name);
  return value;
}

function given(sandbox: Sandbox, call: Call) {
  const id = call.id('user_id');
  sandbox.permissions.needActFor(call.session, id);
  const preferences = call.body(PREFERENCES, 'preferences');
  if (preferences.length === 0 || preferences.length > MOST) throw invalidBodyParam('preferences');
  return { id, preferences };
}

/** A saved post must be one that the person can read. */
function checkFlagged(sandbox: Sandbox, call: Call, preference: Preference): void {
  if (preference.category !== 'flagged_post') return;
  const post = sandbox.world.posts.get(preference.name);
  if (post?.delete_at !== 0) throw invalidBodyParam('preference.name');
  const channel = sandbox.world.channels.get(post.channel_id);
  if (channel === undefined || !sandbox.permissions.mayReadChannel(call.me, channel)) {
    throw forbidden();
  }
}
