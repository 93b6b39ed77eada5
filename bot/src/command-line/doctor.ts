import { environmentOf } from './environment.ts';
import type { Adding } from './adding.ts';
import { say } from '../core/text.ts';

/** `coop doctor`: what is wrong, and how to mend it. */
export function addDoctor({ program, shell, finish }: Adding): void {
  const { t } = shell;
  program
    .command('doctor')
    .description(t(say('operation.doctor.summary')))
    .option('--json', t(say('operation.json')))
    .action(async ({ json }: { json?: true }) => {
      const { runDoctor } = await import('./setup/run-doctor.ts');
      finish(await runDoctor(shell, environmentOf(shell, program), { json: json ?? false }));
    });
}
