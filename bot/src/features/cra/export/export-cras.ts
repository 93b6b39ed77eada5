import type { ListFormat } from '@coop/contract/cra-downloads';

import { listColumns, rowOf, type RowContext } from './cra-rows.ts';
import { jsonList } from './json-list.ts';
import type { Cra } from '../cra.ts';
import { craFilterOf, type CraChoice, type InvalidPeriod } from '../list-cras.ts';
import type { CraFilter, CraReader } from '../ports.ts';
import type { EntryId, Locale } from '../../../core/actor.ts';
import type { Clock } from '../../../core/clock.ts';
import type { ExportedFile } from '../../../core/describe-export.ts';
import { localDay } from '../../../core/local-day.ts';
import type { Say } from '../../../core/rendered.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { csvFile } from '../../../core/sheets/csv-file.ts';
import { mediaTypes, type Sheet } from '../../../core/sheets/sheet.ts';
import { xlsxFile } from '../../../core/sheets/xlsx-file.ts';
import { say } from '../../../core/text.ts';

/** No CRA in force in the period. */
export interface NothingToExport {
  readonly tag: 'NothingToExport';
}

/** Names of the tags that the person's CRAs may have. */
export interface TagNames {
  around(person: EntryId): Promise<readonly { readonly id: string; readonly name: string }[]>;
}

export interface ExportCrasDeps {
  readonly clock: Clock;
  readonly cras: CraReader;
  readonly tags: TagNames;
}

export interface ExportCrasRequest extends CraChoice {
  readonly author: EntryId;
  readonly format: ListFormat;
  readonly timeZone: string;
  readonly locale: Locale;
  readonly say: Say;
}

/** CRAs read at a time: what is held of a list of any length. */
const pageSize = 100;

/** The CRAs in force of one adviser as a file, newest first, read page by page. */
export async function exportCras(
  deps: ExportCrasDeps,
  request: ExportCrasRequest,
): Promise<Result<ExportedFile, InvalidPeriod | NothingToExport>> {
  const chosen = craFilterOf(request);
  if (!chosen.ok) return chosen;
  const filter = { author: request.author, ...chosen.value };
  const totals = await deps.cras.totals(filter);
  if (totals.cras === 0) return fail({ tag: 'NothingToExport' });
  return ok({
    name: fileName(deps, request),
    mediaType: mediaTypes[request.format],
    content: await contentOf(deps, request, pagesOf(deps.cras, filter)),
  });
}

/** Dates of the period; without an end, today's. */
function fileName({ clock }: ExportCrasDeps, request: ExportCrasRequest): string {
  const { from, to = localDay(clock.now(), request.timeZone), format } = request;
  return `${['cra', from, to].filter((part) => part !== undefined).join('_')}.${format}`;
}

async function contentOf(
  deps: ExportCrasDeps,
  request: ExportCrasRequest,
  cras: AsyncIterable<Cra>,
): Promise<AsyncIterable<Uint8Array>> {
  const { format, locale, author, timeZone } = request;
  if (format === 'json') return jsonList(cras, { ...request, at: deps.clock.now() });
  const tags = await deps.tags.around(author);
  const tagNames = new Map(tags.map(({ id, name }) => [id, name] as const));
  const sheet = sheetOf(cras, { timeZone, tagNames }, request.say);
  if (format === 'xlsx') return xlsxFile([sheet]);
  return csvFile(sheet, { decimalMark: locale === 'fr' ? ',' : '.' });
}

function sheetOf(cras: AsyncIterable<Cra>, context: RowContext, t: Say): Sheet {
  const rows = async function* () {
    for await (const cra of cras) yield rowOf(cra, context);
  };
  return {
    name: t(say('cra.export.sheet')),
    columns: listColumns.map(({ title, width }) => ({
      title: t(say(title)),
      ...(width !== undefined && { width }),
    })),
    rows: rows(),
  };
}

async function* pagesOf(cras: CraReader, filter: CraFilter): AsyncGenerator<Cra> {
  let cursor: string | undefined;
  do {
    const page = await cras.list({
      ...filter,
      limit: pageSize,
      ...(cursor !== undefined && { cursor }),
    });
    yield* page.cras;
    cursor = page.next;
  } while (cursor !== undefined);
}
