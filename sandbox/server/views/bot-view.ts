import type { Sandbox } from '../sandbox.ts';
import type { Bot } from '../state/entities.ts';

/** The record of a bot; an empty description is absent. */
export function botView(sandbox: Sandbox, bot: Bot): Record<string, unknown> {
  return {
    user_id: bot.user_id,
    username: sandbox.world.users.get(bot.user_id)?.username ?? '',
    ...(bot.display_name === '' ? {} : { display_name: bot.display_name }),
    ...(bot.description === '' ? {} : { description: bot.description }),
    owner_id: bot.owner_id,
    create_at: bot.create_at,
    update_at: bot.update_at,
    delete_at: bot.delete_at,
  };
}
