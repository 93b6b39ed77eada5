import { AppError, forbidden, invalidBodyParam } from '../http/app-error.ts';
import { created, json } from '../http/answer.ts';
import { pageOf, type Call } from '../http/call.ts';
import { optional, struct, text } from '../http/go-json.ts';
import type { Router } from '../http/router.ts';
import { setBotActive } from '../actions/accounts.ts';
import { changeBot, convertToBot, createBot } from '../actions/bots.ts';
import { findUser } from '../actions/find.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Bot } from '../state/entities.ts';
import { botView } from '../views/bot-view.ts';

const PATCH = struct({
  username: optional(text),
  display_name: optional(text),
  description: optional(text),
});

/** Bot accounts; whoever has no right to a bot is told that it does not exist. */
export function registerBotRoutes(router: Router, sandbox: Sandbox): void {
  const path = '/api/v4/bots/:bot_user_id';
  router.post('/api/v4/bots', (call) => create(sandbox, call));
  router.get('/api/v4/bots', (call) => page(sandbox, call));
  router.get(path, (call) => read(sandbox, call));
  router.put(path, (call) => {
    const id = botId(call);
    const patch = call.body(PATCH, 'bot');
    return json(botView(sandbox, changeBot(sandbox, manageable(sandbox, call, id), patch)));
  });
  router.post(`${path}/disable`, (call) => switchTo(sandbox, call, false));
  router.post(`${path}/enable`, (call) => switchTo(sandbox, call, true));
  router.post(`${path}/assign/:user_id`, (call) => assign(sandbox, call));
  router.post('/api/v4/users/:user_id/convert_to_bot', (call) => {
    const user = findUser(sandbox, call.id('user_id'));
    sandbox.permissions.needSystem(call.session, 'manage_system');
    return json(botView(sandbox, convertToBot(sandbox, user)));
  });
}

/** `me` is no bot's id here. */
function botId(call: Call): string {
  return call.plainId('bot_user_id');
}

function manageable(sandbox: Sandbox, call: Call, id: string): Bot {
  const refusal = sandbox.permissions.botRefusal(call.session, id);
  if (refusal !== undefined) throw refusal;
  return findBot(sandbox, id);
}

function findBot(sandbox: Sandbox, id: string): Bot {
  const bot = sandbox.world.bots.get(id);
  if (bot === undefined) throw new AppError('store.sql_bot.get.missing.app_error', 404);
  return bot;
}

function create(sandbox: Sandbox, call: Call) {
  const patch = call.body(PATCH, 'bot');
  if (call.raw.toString().trim() === 'null') throw invalidBodyParam('bot');
  sandbox.permissions.needSystem(call.session, 'create_bot');
  if (sandbox.world.bots.has(call.me)) throw forbidden();
  if (!sandbox.config().ServiceSettings.EnableBotAccountCreation) {
    throw new AppError('api.bot.create_disabled', 403);
  }
  const bot = createBot(sandbox, {
    username: patch.username ?? '',
    display_name: patch.display_name ?? '',
    description: patch.description ?? '',
    owner_id: call.me,
  });
  return created(botView(sandbox, bot));
}

function page(sandbox: Sandbox, call: Call) {
  const seesAll = sandbox.permissions.onSystem(call.me, 'read_others_bots');
  if (!seesAll) sandbox.permissions.needSystem(call.session, 'read_bots');
  const isOrphan = (bot: Bot) => sandbox.world.users.get(bot.owner_id)?.delete_at !== 0;
  const bots = [...sandbox.world.bots.values()]
    .filter((bot) => seesAll || bot.owner_id === call.me)
    .filter((bot) => bot.delete_at === 0 || call.flag('include_deleted'))
    .filter((bot) => !call.flag('only_orphaned') || isOrphan(bot))
    .sort((one, other) => one.create_at - other.create_at);
  return json(pageOf(bots, call.page()).map((bot) => botView(sandbox, bot)));
}

function read(sandbox: Sandbox, call: Call) {
  const bot = findBot(sandbox, botId(call));
  const missing = new AppError('store.sql_bot.get.missing.app_error', 404);
  if (bot.delete_at !== 0 && !call.flag('include_deleted')) throw missing;
  const mayReadOthers = sandbox.permissions.onSystem(call.me, 'read_others_bots');
  const isOwn = bot.owner_id === call.me && sandbox.permissions.onSystem(call.me, 'read_bots');
  if (!mayReadOthers && !isOwn) throw missing;
  return json(botView(sandbox, bot));
}

function switchTo(sandbox: Sandbox, call: Call, isActive: boolean) {
  const bot = manageable(sandbox, call, botId(call));
  return json(botView(sandbox, setBotActive(sandbox, bot, isActive)));
}

function assign(sandbox: Sandbox, call: Call) {
  const ownerId = call.id('user_id');
  const bot = manageable(sandbox, call, botId(call));
  if (sandbox.world.bots.has(ownerId)) throw forbidden();
  const now = sandbox.clock.now();
  const changed = sandbox.world.bots.put({ ...bot, owner_id: ownerId, update_at: now });
  return json(botView(sandbox, changed));
}
