import type { Browser } from 'playwright-core';

import type { RunningBot } from '../../../bot/src/start-bot.ts';
import { openBrowser } from './browser.ts';
import { openStage, type Stage, type StageOptions } from './stage.ts';
import { startStageBot } from './stage-bot.ts';

export interface SetUp {
  readonly stage: Stage;
  readonly bot: RunningBot;
  readonly browser: Browser;
  /** Closes them, the last opened first. */
  readonly end: () => Promise<void>;
}

/**
 * A stage, its bot and a browser, for all the tests of a suite. `before` is done on the stage before
 * its bot starts. When one cannot be opened, those before it are closed.
 */
export async function setUp(
  options: StageOptions & { readonly before?: (stage: Stage) => Promise<void> } = {},
): Promise<SetUp> {
  const ends: (() => Promise<unknown>)[] = [];
  const end = async (): Promise<void> => {
    for (const close of ends.splice(0)) await close();
  };
  try {
    const stage = await openStage(options);
    ends.unshift(() => stage.close());
    await options.before?.(stage);
    const bot = await startStageBot(stage.environment);
    ends.unshift(() => bot.close());
    const browser = await openBrowser();
    ends.unshift(() => browser.close());
    return { stage, bot, browser, end };
  } catch (error) {
    await end();
    throw error;
  }
}
