import { forbidden, invalidBodyParam } from '../http/app-error.ts';
import { created } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { Router } from '../http/router.ts';
import { idsOf, orderedIdsOf } from '../http/shapes.ts';
import { directChannel, groupChannel } from '../actions/direct-channels.ts';
import { isId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import { channelView } from '../views/channel-view.ts';

/** Direct and group channels: opening one that exists gives it again. */
export function registerDirectChannelRoutes(router: Router, sandbox: Sandbox): void {
  router.post('/api/v4/channels/direct', (call) => direct(sandbox, call));
  router.post('/api/v4/channels/group', (call) => group(sandbox, call));
}

function direct(sandbox: Sandbox, call: Call) {
  const given = orderedIdsOf(call);
  const ids = given.length === 1 && given[0] === call.me ? [call.me, call.me] : given;
  const [first, second] = ids;
  if (first === undefined || second === undefined || ids.length !== 2) {
    throw invalidBodyParam('user_ids');
  }
  if (!ids.every(isId)) throw invalidBodyParam('user_id');
  sandbox.permissions.needSystem(call.session, 'create_direct_channel');
  if (!ids.includes(call.me)) sandbox.permissions.needSystem(call.session, 'manage_system');
  return created(channelView(directChannel(sandbox, first, second)));
}

function group(sandbox: Sandbox, call: Call) {
  const given = idsOf(call);
  if (given.length === 0) throw invalidBodyParam('user_ids');
  if (!given.every(isId)) throw invalidBodyParam('user_id');
  const ids = given.includes(call.me) ? given : [...given, call.me];
  if (!sandbox.permissions.onSystem(call.me, 'create_group_channel')) throw forbidden();
  return created(channelView(groupChannel(sandbox, ids)));
}
