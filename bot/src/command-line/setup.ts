import { settingsFileOf } from './environment.ts';
import type { Adding } from './adding.ts';
import type { SetupOptions } from './setup/installation.ts';
import type { MessageKey } from '../core/catalogue.ts';
import { say } from '../core/text.ts';

/** `coop setup`: the installation on a Mattermost server. */
export function addSetup({ program, shell, finish }: Adding): void {
  const t = (key: MessageKey) => shell.t(say(key));
  program
    .command('setup')
    .description(t('operation.setup.summary'))
    .option('--url <url>', t('operation.setup.url'))
    .option('--token <token>', t('operation.setup.token'))
    .option('--token-file <file>', t('operation.setup.tokenFile'))
    .option('--login <name>', t('operation.setup.login'))
    .option('--password-file <file>', t('operation.setup.passwordFile'))
    .option('--team <name...>', t('operation.setup.team'))
    .option('--callback-url <url>', t('operation.setup.callbackUrl'))
    .option('--public-url <url>', t('operation.setup.publicUrl'))
    .option('--host <address>', t('operation.setup.host'))
    .option('--port <number>', t('operation.setup.port'))
    .option('--database <address>', t('operation.setup.database'))
    .option('--plugin <file>', t('operation.setup.plugin'))
    .option('--json', t('operation.json'))
    .action(async (options: SetupOptions) => {
      const { runSetup } = await import('./setup/run-setup.ts');
      finish(await runSetup(shell, settingsFileOf(program), options));
    });
}
