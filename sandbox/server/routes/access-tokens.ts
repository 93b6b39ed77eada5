import { AppError, forbidden, invalidBodyParam } from '../http/app-error.ts';
import { json, ok } from '../http/answer.ts';
import { pageOf, type Call } from '../http/call.ts';
import { struct, text } from '../http/go-json.ts';
import type { Router } from '../http/router.ts';
import { textsOf } from '../http/shapes.ts';
import { findUser } from '../actions/find.ts';
import { newId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import type { AccessToken } from '../state/entities.ts';
import { without } from '../state/without.ts';
import { lengthOf } from '../http/code-points.ts';

/** Personal access tokens: shown whole once, when made. */
export function registerAccessTokenRoutes(router: Router, sandbox: Sandbox): void {
  router.post('/api/v4/users/:user_id/tokens', (call) => create(sandbox, call));
  router.get('/api/v4/users/:user_id/tokens', (call) => {
    const id = call.id('user_id');
    sandbox.permissions.needSystem(call.session, 'read_user_access_token');
    needHold(sandbox, call, id);
    const tokens = sandbox.world.accessTokensOfUser.all(id);
    return json(pageOf(tokens, call.page()).map(withoutToken));
  });
  router.get('/api/v4/users/tokens', (call) => {
    sandbox.permissions.needSystem(call.session, 'manage_system');
    const tokens = [...sandbox.world.accessTokens.values()];
    return json(pageOf(tokens, call.page()).map(withoutToken));
  });
  router.post('/api/v4/users/tokens/search', (call) => {
    sandbox.permissions.needSystem(call.session, 'manage_system');
    const { term } = call.body(struct({ term: text }), 'user_access_token_search');
    if (term === '') throw invalidBodyParam('term');
    const isMeant = ({ id, user_id }: AccessToken): boolean =>
      [id, user_id, sandbox.world.users.get(user_id)?.username].includes(term);
    return json([...sandbox.world.accessTokens.values()].filter(isMeant).map(withoutToken));
  });
  router.get('/api/v4/users/tokens/:token_id', (call) => {
    const id = call.id('token_id');
    sandbox.permissions.needSystem(call.session, 'read_user_access_token');
    const token = findToken(sandbox, id);
    needHold(sandbox, call, token.user_id);
    return json(withoutToken(token));
  });
  router.post('/api/v4/users/tokens/revoke', (call) => {
    const token = tokenOf(sandbox, call, 'revoke_user_access_token');
    sandbox.world.accessTokens.remove(token.id);
    sandbox.world.sessions.remove(token.token);
    return ok();
  });
  router.post('/api/v4/users/tokens/disable', (call) => {
    const token = tokenOf(sandbox, call, 'revoke_user_access_token');
    sandbox.world.accessTokens.put({ ...token, is_active: false });
    sandbox.world.sessions.remove(token.token);
    return ok();
  });
  router.post('/api/v4/users/tokens/enable', (call) => {
    const token = tokenOf(sandbox, call, 'create_user_access_token');
    sandbox.world.accessTokens.put({ ...token, is_active: true });
    return ok();
  });
}

function create(sandbox: Sandbox, call: Call) {
  const id = call.id('user_id');
  const user = findUser(sandbox, id);
  const { description } = call.body(struct({ description: text }), 'user_access_token');
  if (description === '') throw invalidBodyParam('description');
  sandbox.permissions.needSystem(call.session, 'create_user_access_token');
  needHold(sandbox, call, id);
  if (user.roles.split(' ').includes('system_admin')) {
    sandbox.permissions.needSystem(call.session, 'manage_system');
  }
  checkEnabled(sandbox, id);
  if (lengthOf(description) > 255) {
    throw new AppError('model.user_access_token.is_valid.description.app_error', 400);
  }
  const token = sandbox.world.accessTokens.put({
    id: newId(),
    token: newId(),
    user_id: id,
    description,
    is_active: true,
  });
  return json(token);
}

function checkEnabled(sandbox: Sandbox, userId: string): void {
  if (sandbox.world.bots.has(userId)) return;
  if (sandbox.config().ServiceSettings.EnableUserAccessTokens) return;
  throw new AppError('app.user_access_token.disabled', 501);
}

function needHold(sandbox: Sandbox, call: Call, userId: string): void {
  if (!sandbox.permissions.mayActForOrBot(call.session, userId)) throw forbidden();
}

function findToken(sandbox: Sandbox, id: string): AccessToken {
  const token = sandbox.world.accessTokens.get(id);
  if (token === undefined) throw new AppError('app.user_access_token.get_by_user.app_error', 404);
  return token;
}

function tokenOf(sandbox: Sandbox, call: Call, permission: string): AccessToken {
  const id = textsOf(call)['token_id'] ?? '';
  sandbox.permissions.needSystem(call.session, permission);
  const token = findToken(sandbox, id);
  needHold(sandbox, call, token.user_id);
  return token;
}

function withoutToken(token: AccessToken): Omit<AccessToken, 'token'> {
  return without(token, 'token');
}
