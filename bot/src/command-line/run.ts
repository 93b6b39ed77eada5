import { environmentOf } from './environment.ts';
import { settingsProblem } from './settings-problem.ts';
import type { Adding } from './adding.ts';
import { say } from '../core/text.ts';

/** `coop run`: the bot, until the process is told to end. */
export function addRun({ program, shell, finish }: Adding): void {
  program
    .command('run')
    .description(shell.t(say('operation.run.summary')))
    .action(async () => {
      const environment = environmentOf(shell, program);
      const { runBot } = await import('../main.ts');
      const outcome = await runBot(environment);
      if (!outcome.ok) throw settingsProblem(shell, outcome.problems);
      shell.terminal.complain(shell.t(say('operation.run.started', { url: outcome.bot.url })));
      await endOfProcess();
      await outcome.bot.close();
      finish(0);
    });
}

/** Resolves when the process is asked to end. */
function endOfProcess(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        resolve();
      });
    }
  });
}
