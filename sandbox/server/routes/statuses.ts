import { AppError, invalidBodyParam } from '../http/app-error.ts';
import { json, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { struct, text, whole } from '../http/go-json.ts';
import type { Router } from '../http/router.ts';
import { idsOf } from '../http/shapes.ts';
import { updateAccount } from '../actions/accounts.ts';
import { findUser } from '../actions/find.ts';
import { savePreferences } from '../actions/preferences.ts';
import { setAway, setDoNotDisturb, setOffline, setOnline, statusOf } from '../actions/statuses.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Status } from '../state/entities.ts';
import { codePoints } from '../http/code-points.ts';

const STATUS = struct({ user_id: text, status: text, dnd_end_time: whole });
const CUSTOM = struct({ emoji: text, text, duration: text, expires_at: text });
const NO_TIME = '0001-01-01T00:00:00Z';
const TEXT_LENGTH = 100;
const RECENT = 5;

/** Whether people are there, and what they say of themselves. */
export function registerStatusRoutes(router: Router, sandbox: Sandbox): void {
  router.get('/api/v4/users/:user_id/status', (call) =>
    json(statusView(statusOf(sandbox, call.id('user_id')))),
  );
  router.post('/api/v4/users/status/ids', (call) => {
    const ids = idsOf(call);
    if (ids.length === 0 || ids.some((id) => id.length !== 26)) throw invalidBodyParam('user_ids');
    return json(ids.map((id) => statusView(statusOf(sandbox, id))));
  });
  router.put('/api/v4/users/:user_id/status', (call) => setStatus(sandbox, call));
  router.put('/api/v4/users/:user_id/status/custom', (call) => setCustom(sandbox, call));
  router.delete('/api/v4/users/:user_id/status/custom', (call) => {
    const id = call.id('user_id');
    sandbox.permissions.needActFor(call.session, id);
    const user = findUser(sandbox, id);
    updateAccount(sandbox, { ...user, props: { ...user.props, customStatus: '' } });
    return ok();
  });
}

function statusView(status: Status): Record<string, unknown> {
  return {
    user_id: status.user_id,
    status: status.status,
    manual: status.manual,
    last_activity_at: status.last_activity_at,
    ...(status.dnd_end_time === 0 ? {} : { dnd_end_time: status.dnd_end_time }),
  };
}

function setStatus(sandbox: Sandbox, call: Call) {
  const id = call.id('user_id');
  const given = call.body(STATUS, 'status');
  if (given.user_id !== id) throw invalidBodyParam('user_id');
  sandbox.permissions.needActFor(call.session, id);
  if (given.status === 'online') setOnline(sandbox, id, true);
  else if (given.status === 'offline') setOffline(sandbox, id, { isManual: true, isForced: false });
  else if (given.status === 'away') setAway(sandbox, id, true);
  else if (given.status === 'dnd') setDoNotDisturb(sandbox, id, given.dnd_end_time);
  else throw invalidBodyParam('status');
  return json(statusView(statusOf(sandbox, id)));
}

function setCustom(sandbox: Sandbox, call: Call) {
  const id = call.id('user_id');
  if (!sandbox.config().TeamSettings.EnableCustomUserStatuses) {
    throw new AppError('api.custom_status.disabled', 501);
  }
  const given = call.body(CUSTOM, 'custom_status');
  if ((given.emoji === '' && given.text === '') || !isTimely(sandbox, given)) {
    throw invalidBodyParam('custom_status');
  }
  sandbox.permissions.needActFor(call.session, id);
  const status = {
    emoji: given.emoji === '' ? 'speech_balloon' : given.emoji,
    text: codePoints(given.text).slice(0, TEXT_LENGTH).join(''),
    duration: given.duration,
    expires_at: given.expires_at === '' ? NO_TIME : given.expires_at,
  };
  const user = findUser(sandbox, id);
  const props = { ...user.props, customStatus: JSON.stringify(status) };
  updateAccount(sandbox, { ...user, props });
  remember(sandbox, id, status);
  return ok();
}

const DURATIONS = new Set([
  'thirty_minutes',
  'one_hour',
  'four_hours',
  'today',
  'this_week',
  'date_and_time',
]);

function isTimely(sandbox: Sandbox, given: ReturnType<typeof CUSTOM>): boolean {
  if (given.duration === '' && (given.expires_at === '' || given.expires_at === NO_TIME)) {
    return true;
  }
  return DURATIONS.has(given.duration) && Date.parse(given.expires_at) >= sandbox.clock.now();
}

function remember(sandbox: Sandbox, userId: string, status: Record<string, string>): void {
  const category = 'custom_status';
  const name = 'recent_custom_statuses';
  const former = sandbox.world.preferences.get(`${userId}:${category}:${name}`)?.value ?? '';
  const list: unknown = former === '' ? [] : JSON.parse(former);
  const known: readonly unknown[] = Array.isArray(list) ? list : [];
  const others = known.filter((other) => JSON.stringify(other) !== JSON.stringify(status));
  const value = JSON.stringify([status, ...others].slice(0, RECENT));
  savePreferences(sandbox, userId, [{ user_id: userId, category, name, value }]);
}
