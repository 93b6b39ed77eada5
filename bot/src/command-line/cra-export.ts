import { listFormats, type ListFormat } from '@coop/contract/cra-downloads';

import { group, type Adding } from './adding.ts';
import { environmentOf } from './environment.ts';
import { saveExport } from './save-export.ts';
import type { ExitCode, Shell } from './shell.ts';
import { databaseOf, realClock, withStorage } from './with-storage.ts';
import type { Storage } from '../adapters/storage/storage.ts';
import { communityZone } from '../community-zone.ts';
import type { ExportedFile } from '../core/describe-export.ts';
import { localDay } from '../core/local-day.ts';
import type { Result } from '../core/result.ts';
import { say, typed } from '../core/text.ts';

interface ExportOptions {
  readonly format: string;
  readonly from?: string;
  readonly to?: string;
  readonly output?: string;
}

/** `coop cra export`: the list of one adviser, for the person who asks for their data. */
export function addCraExport(adding: Adding): void {
  const { program, shell, finish } = adding;
  const { t } = shell;
  group(adding, 'cra', 'operation.cra.summary')
    .command('export')
    .description(t(say('operation.craExport.summary')))
    .argument('<person>', t(say('operation.craExport.person')))
    .option('--format <format>', t(say('operation.craExport.format')), 'csv')
    .option('--from <date>', t(say('operation.craExport.from')))
    .option('--to <date>', t(say('operation.craExport.to')))
    .option('--output <file>', t(say('operation.craExport.output')))
    .action(async (person: string, options: ExportOptions) => {
      const database = databaseOf(shell, environmentOf(shell, program));
      finish(await exportList(shell, database, { person, options }));
    });
}

async function exportList(
  shell: Shell,
  database: string,
  { person, options }: { readonly person: string; readonly options: ExportOptions },
): Promise<ExitCode> {
  const { terminal, t } = shell;
  const format = listFormats.find((one) => one === options.format);
  if (format === undefined) {
    const received = typed(options.format);
    terminal.complain(t(say('operation.craExport.unknownFormat', { received })));
    return 2;
  }
  return withStorage(database, async (storage) => {
    const opened = await openList(shell, storage, { person, format, options });
    if (opened === undefined) {
      terminal.complain(t(say('operation.craExport.unknownPerson', { received: typed(person) })));
      return 1;
    }
    if (!opened.ok) {
      const { failure } = opened;
      const sentence =
        failure.tag === 'NothingToExport'
          ? say('cra.export.nothing')
          : say('cra.failure.invalidPeriod', { received: failure.received });
      terminal.complain(t(sentence));
      return failure.tag === 'NothingToExport' ? 1 : 2;
    }
    await saveExport(shell, opened.value, options.output);
    return 0;
  });
}

type Opened = Result<
  ExportedFile,
  { readonly tag: 'NothingToExport' } | { readonly tag: 'InvalidPeriod'; readonly received: string }
>;

interface ListRequest {
  readonly person: string;
  readonly format: ListFormat;
  readonly options: ExportOptions;
}

/** `undefined` for a person whom the registry does not know. */
async function openList(
  { locale, t }: Shell,
  { readers, transaction }: Storage,
  { person, format, options }: ListRequest,
): Promise<Opened | undefined> {
  const { exportCras } = await import('../features/cra/export/export-cras.ts');
  const { homeTerritory } = await import('../features/registry/index.ts');
  const { departementByCode } = await import('../features/territory/index.ts');
  const { registry, cras, tags } = readers;
  const entry = (await registry.entry(person)) ?? (await registry.entryOfEmail(person));
  if (entry === undefined) return undefined;
  const now = realClock.now();
  const { from, to } = options;
  const home = homeTerritory(entry, localDay(now, communityZone)) ?? '';
  const timeZone = departementByCode(home)?.timeZone ?? communityZone;
  const opened = await exportCras(
    { clock: realClock, cras, tags },
    {
      author: entry.id,
      format,
      locale,
      timeZone,
      say: t,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    },
  );
  if (opened.ok) {
    await transaction(async ({ history }) => {
      const who = await history.pseudonym('administration', entry.id);
      const event = { type: 'cra.exported', actor: 'operator', obj: { who }, data: { format } };
      await history.append('administration', event, now);
    });
  }
  return opened;
}
