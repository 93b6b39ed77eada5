import { randomBytes } from 'node:crypto';

import pino from 'pino';

import { readConfig, type ConfigProblem, type Environment } from './config.ts';
import { makeIds } from './core/make-ids.ts';
import { startBot, type RunningBot } from './start-bot.ts';

export type RunOutcome =
  | { readonly ok: true; readonly bot: RunningBot }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Starts the bot on the real clock, with these settings. */
export async function runBot(environment: Environment): Promise<RunOutcome> {
  const read = readConfig(environment);
  if (!read.ok) return read;
  const { config } = read;
  const log = pino({ level: config.logLevel });
  const clock = { now: () => Date.now() };
  const random = { bytes: (length: number) => randomBytes(length) };
  return {
    ok: true,
    bot: await startBot({ clock, random, log, config, ids: makeIds(clock, random) }),
  };
}
