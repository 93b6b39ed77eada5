import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';

import { group, type Adding } from './adding.ts';
import { environmentOf } from './environment.ts';
import type { ExitCode, Shell } from './shell.ts';
import { databaseOf, realClock, withStorage } from './with-storage.ts';
import { communityZone } from '../community-zone.ts';
import { say } from '../core/text.ts';
import type { CraFile } from '../features/cra/import-v1/open-cra-file.ts';
import type { ImportLine } from '../features/cra/import-v1/report.ts';

interface ImportOptions {
  readonly dryRun?: true;
  readonly json?: true;
  readonly report?: string;
}

/** `coop cra import`: the reports of the former system, from JSON or CSV. */
export function addCraImport(adding: Adding): void {
  const { program, shell, finish } = adding;
  const { t } = shell;
  group(adding, 'cra', 'operation.cra.summary')
    .command('import')
    .description(t(say('operation.craImport.summary')))
    .argument('<file>', t(say('operation.craImport.file')))
    .option('--dry-run', t(say('operation.dryRun')))
    .option('--report <file>', t(say('operation.craImport.report')))
    .option('--json', t(say('operation.json')))
    .action(async (file: string, options: ImportOptions) => {
      const database = databaseOf(shell, environmentOf(shell, program));
      finish(await importFile(shell, database, { file, options }));
    });
}

async function importFile(
  shell: Shell,
  database: string,
  { file, options }: { readonly file: string; readonly options: ImportOptions },
): Promise<ExitCode> {
  const { openCraFile } = await import('../features/cra/import-v1/open-cra-file.ts');
  const opened = await openCraFile(() => createReadStream(file));
  if (!opened.ok) {
    const { tag, ...facts } = opened.failure;
    shell.terminal.complain(shell.t(say(`cra.import.${tag}`, { ...facts })));
    return 2;
  }
  return importOpened(shell, database, { opened: opened.value, options });
}

async function importOpened(
  shell: Shell,
  database: string,
  { opened, options }: { readonly opened: CraFile; readonly options: ImportOptions },
): Promise<ExitCode> {
  const { importCras } = await import('../features/cra/import-v1/import-cras.ts');
  const { summaryText } = await import('../features/cra/import-v1/report-text.ts');
  const { loadCommunes } = await import('../features/territory/index.ts');
  // Memory is given back early: 200,000 records take 220 MB instead of 360.
  setFlagsFromString('--optimize-for-size');
  const dryRun = options.dryRun ?? false;
  const report = await openReport(shell, options.report);
  const summary = await withStorage(database, ({ transaction, readers }) =>
    importCras(
      {
        clock: realClock,
        timeZone: communityZone,
        communes: loadCommunes(),
        registry: readers.registry,
        transaction,
      },
      { head: opened.head, records: opened.records(), dryRun, report: report.write },
    ),
  );
  await report.close();
  if (options.json) shell.terminal.print(JSON.stringify({ dryRun, ...summary }));
  else shell.terminal.print(shell.t(summaryText(summary, { dryRun })));
  return summary.counts.refused > 0 ? 1 : 0;
}

/** The whole report, written as it comes: `.json` and `.jsonl` for programs, else a table. */
async function openReport(shell: Shell, path: string | undefined) {
  if (path === undefined) return { write: () => undefined, close: () => Promise.resolve() };
  const { reportJson, reportTable } = await import('../features/cra/import-v1/report-file.ts');
  const writing = /\.jsonl?$/.test(path) ? reportJson : reportTable(shell.t);
  const file = createWriteStream(path, { mode: 0o600 });
  await once(file, 'open');
  file.write(writing.begin);
  return {
    write: (line: ImportLine) => void file.write(writing.line(line)),
    close: async () => {
      file.end();
      await once(file, 'close');
    },
  };
}
