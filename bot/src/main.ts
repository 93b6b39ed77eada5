import { randomBytes } from 'node:crypto';

import pino from 'pino';

import { processEnvironment, readConfig, type ConfigProblem } from './config.ts';
import { makeIds } from './core/make-ids.ts';
import { startBot, type RunningBot } from './start-bot.ts';

export type RunOutcome =
  | { readonly ok: true; readonly bot: RunningBot }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Starts the bot on the real clock, with the settings of the process. */
export async function runBot(): Promise<RunOutcome> {
  const read = readConfig(processEnvironment());
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
