import { environmentOf } from './environment.ts';
import type { Adding } from './adding.ts';
import { CommandFailed } from './shown-failure.ts';
import { databaseOf, realClock, withStorage } from './with-storage.ts';
import { say } from '../core/text.ts';

/** `coop backup`: everything as of one instant, while the bot runs. */
export function addBackup({ program, shell, finish }: Adding): void {
  const { t, terminal } = shell;
  program
    .command('backup')
    .description(t(say('operation.backup.summary')))
    .argument('<file>', t(say('operation.backup.file')))
    .option('--json', t(say('operation.json')))
    .action(async (file: string, { json }: { json?: true }) => {
      const database = databaseOf(shell, environmentOf(shell, program));
      const { backup } = await import('../adapters/storage/backup/backup.ts');
      const { rows } = await withStorage(database, (storage) =>
        backup(storage, file, { at: realClock.now() }),
      );
      const done = say('operation.backup.done', { file, rows });
      terminal.print(json ? JSON.stringify({ file, rows }) : t(done));
      finish(0);
    });
}

/** `coop restore`: checks the whole file first, then writes it in one transaction. */
export function addRestore({ program, shell, finish }: Adding): void {
  const { t, terminal } = shell;
  program
    .command('restore')
    .description(t(say('operation.restore.summary')))
    .argument('<file>', t(say('operation.restore.file')))
    .option('--force', t(say('operation.restore.force')))
    .option('--json', t(say('operation.json')))
    .action(async (file: string, options: { force?: true; json?: true }) => {
      const database = databaseOf(shell, environmentOf(shell, program));
      const { rows } = await restoreFile(file, database, options.force ?? false);
      const done = say('operation.restore.done', { rows });
      terminal.print(options.json ? JSON.stringify({ file, rows }) : t(done));
      finish(0);
    });
}

async function restoreFile(file: string, database: string, replace: boolean) {
  const { restore } = await import('../adapters/storage/backup/restore.ts');
  const { RestoreRefused } = await import('../adapters/storage/errors.ts');
  try {
    return await restore(file, database, { replace });
  } catch (error) {
    if (!(error instanceof RestoreRefused)) throw error;
    const exit = error.reason === 'not-empty' || error.reason === 'too-new' ? 1 : 2;
    throw new CommandFailed(exit, say(`operation.restore.${error.reason}`, { file }));
  }
}
