import { readFile, writeFile } from 'node:fs/promises';

import { InvalidArgumentError } from 'commander';

import { environmentOf } from './environment.ts';
import { importText } from './import-text.ts';
import { linkFromCommandLine } from './link-from-command-line.ts';
import { linkText } from './link-text.ts';
import { group, type Adding } from './adding.ts';
import type { ExitCode, Shell } from './shell.ts';
import { databaseOf, realClock, realRandom, withStorage } from './with-storage.ts';
import { communityZone } from '../community-zone.ts';
import type { Environment } from '../config.ts';
import { makeIds } from '../core/make-ids.ts';
import { say } from '../core/text.ts';
import { missingPolicies, type MissingPolicy } from '../features/registry/import/missing-people.ts';
import type { ImportOutcome } from '../features/registry/import/import-registry.ts';

interface ImportOptions {
  readonly dryRun?: true;
  readonly elevatedRoles?: true;
  readonly missing: MissingPolicy;
  readonly perimeter?: readonly string[];
  readonly confirmMissing?: number;
  readonly confirmLinks?: true;
  readonly report?: string;
  readonly json?: true;
}

/** `coop registry import`: people from a CSV file, then links between entries and accounts. */
export function addRegistryImport(adding: Adding): void {
  const { program, shell, finish } = adding;
  const { t } = shell;
  group(adding, 'registry', 'operation.registry.summary')
    .command('import')
    .description(t(say('operation.import.summary')))
    .argument('<file>', t(say('operation.import.file')))
    .option('--dry-run', t(say('operation.dryRun')))
    .option('--elevated-roles', t(say('operation.import.elevated')))
    .option('--missing <policy>', t(say('operation.import.missing')), readPolicy, 'signaler')
    .option('--perimeter <codes>', t(say('operation.import.perimeter')), readPerimeter)
    .option('--confirm-missing <number>', t(say('operation.import.confirmMissing')), readCount)
    .option('--confirm-links', t(say('operation.import.confirmLinks')))
    .option('--report <file>', t(say('operation.import.report')))
    .option('--json', t(say('operation.json')))
    .action(async (file: string, options: ImportOptions) => {
      finish(await importFile(shell, environmentOf(shell, program), { file, options }));
    });
}

function readPolicy(typed: string): MissingPolicy {
  const policy = missingPolicies.find((one) => one === typed);
  if (policy === undefined) throw new InvalidArgumentError('');
  return policy;
}

/** `tout`, or codes with commas between them. */
function readPerimeter(typed: string): readonly string[] | undefined {
  return typed === 'tout' ? undefined : typed.split(',').map((code) => code.trim().toUpperCase());
}

function readCount(typed: string): number {
  const digits = typed.replace(/\s/g, '');
  if (!/^\d+$/.test(digits)) throw new InvalidArgumentError('');
  return Number(digits);
}

async function importFile(
  shell: Shell,
  environment: Environment,
  { file, options }: { readonly file: string; readonly options: ImportOptions },
): Promise<ExitCode> {
  const { importRegistry } = await import('../features/registry/import/import-registry.ts');
  const { fileRefusedText, reportOf } =
    await import('../features/registry/import/import-report.ts');
  const bytes = await readFile(file);
  return withStorage(databaseOf(shell, environment), async (storage) => {
    const { transaction, readers } = storage;
    const ids = makeIds(realClock, realRandom);
    const { registry } = readers;
    const imported = await importRegistry(
      { clock: realClock, ids, timeZone: communityZone, registry, transaction },
      { ...requestOf(options), bytes },
    );
    if (!imported.ok) {
      shell.terminal.complain(shell.t(fileRefusedText(imported.failure)));
      return 2;
    }
    const outcome = imported.value;
    if (options.report !== undefined) await writeReport(shell, options.report, outcome);
    const report = reportOf(outcome);
    const links = options.dryRun
      ? undefined
      : await linkFromCommandLine(environment, storage, { confirmed: options.confirmLinks });
    if (options.json) shell.terminal.print(JSON.stringify({ ...report, links }));
    else shell.terminal.print(shell.t(importText(report, linkText(links))));
    return report.refused.length > 0 || report.missing.toConfirm !== undefined ? 1 : 0;
  });
}

function requestOf({ dryRun, elevatedRoles, missing, perimeter, confirmMissing }: ImportOptions) {
  return {
    dryRun: dryRun ?? false,
    allowElevated: elevatedRoles ?? false,
    missing: {
      policy: missing,
      ...(perimeter && { perimeter }),
      ...(confirmMissing !== undefined && { confirmed: confirmMissing }),
    },
  };
}

async function writeReport({ t }: Shell, file: string, outcome: ImportOutcome): Promise<void> {
  const { reportCsv } = await import('../features/registry/import/import-report.ts');
  await writeFile(file, reportCsv(outcome, t), { mode: 0o600 });
}
