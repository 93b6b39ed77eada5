import { randomBytes } from 'node:crypto';

import { readConfig } from '../../../bot/src/config.ts';
import { makeIds } from '../../../bot/src/core/make-ids.ts';
import { startBot, type RunningBot } from '../../../bot/src/start-bot.ts';

/** Starts the bot of a stage in this process, on the real clock; resolves when it is ready. */
export async function startStageBot(
  environment: Readonly<Record<string, string>>,
): Promise<RunningBot> {
  const read = readConfig(environment);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const clock = { now: () => Date.now() };
  const random = { bytes: (length: number) => randomBytes(length) };
  const silent = () => undefined;
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  const ids = makeIds(clock, random);
  const bot = await startBot({ clock, random, log, ids, config: read.config });
  await bot.ready();
  return bot;
}
