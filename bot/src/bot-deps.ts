import type { Config } from './config.ts';
import type { Clock, Ids, Random } from './core/clock.ts';
import type { Log } from './core/log.ts';

/** What one bot is made from; the sandbox gives it a clock that can be moved. */
export interface BotDeps {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly log: Log;
  readonly config: Config;
}
