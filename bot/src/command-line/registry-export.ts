import { group, type Adding } from './adding.ts';
import { environmentOf } from './environment.ts';
import { saveExport } from './save-export.ts';
import { databaseOf, realClock, withStorage } from './with-storage.ts';
import { communityZone } from '../community-zone.ts';
import { say } from '../core/text.ts';

interface ExportOptions {
  readonly withoutAccount?: true;
  readonly output?: string;
}

/** `coop registry export`: the registry, or those without account, in the columns of an import. */
export function addRegistryExport(adding: Adding): void {
  const { program, shell, finish } = adding;
  const { t } = shell;
  group(adding, 'registry', 'operation.registry.summary')
    .command('export')
    .description(t(say('operation.registryExport.summary')))
    .option('--without-account', t(say('operation.registryExport.withoutAccount')))
    .option('--output <file>', t(say('operation.craExport.output')))
    .action(async ({ withoutAccount, output }: ExportOptions) => {
      const { exportRegistry } = await import('../features/registry/export/export-registry.ts');
      const database = databaseOf(shell, environmentOf(shell, program));
      await withStorage(database, async ({ readers, transaction }) => {
        const { registry } = readers;
        const deps = { clock: realClock, timeZone: communityZone, registry, transaction };
        const choice = withoutAccount ? 'waiting' : 'entries';
        await saveExport(shell, await exportRegistry(deps, { choice }), output);
      });
      finish(0);
    });
}
