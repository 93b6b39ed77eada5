import type { StatsFormat } from '@coop/contract/stats-downloads';
import type { StatsAnswer } from '@coop/contract/stats-routes';

import { printPage } from './pdf/print-page.ts';
import { writePage } from './pdf/write-page.ts';
import { statsSheets, statsTable } from './stats-sheets.ts';
import type { Locale } from '../../../core/actor.ts';
import type { ExportedFile } from '../../../core/describe-export.ts';
import type { Say } from '../../../core/rendered.ts';
import { csvFile } from '../../../core/sheets/csv-file.ts';
import { mediaTypes } from '../../../core/sheets/sheet.ts';
import { xlsxFile } from '../../../core/sheets/xlsx-file.ts';

export interface FileReader {
  readonly locale: Locale;
  readonly say: Say;
}

/** An answer as a file: what is hidden in the one is hidden in the other. */
export function statsFile(
  answer: StatsAnswer,
  format: StatsFormat,
  reader: FileReader,
): ExportedFile {
  const { scope, from, to } = answer.query;
  return {
    name: `statistiques_${scope}_${from}_${to}.${format}`,
    mediaType: mediaTypes[format],
    content: contentOf(answer, format, reader),
  };
}

function contentOf(
  answer: StatsAnswer,
  format: StatsFormat,
  { locale, say: t }: FileReader,
): AsyncIterable<Uint8Array> {
  switch (format) {
    case 'csv':
      return csvFile(statsTable(answer, t), { decimalMark: locale === 'fr' ? ',' : '.' });
    case 'xlsx':
      return xlsxFile(statsSheets(answer, t));
    case 'pdf':
      return pdf(answer, t);
    case 'json':
      return json(answer);
  }
}

async function* json(answer: StatsAnswer): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(`${JSON.stringify(answer, undefined, 2)}\n`, 'utf8'));
}

async function* pdf(answer: StatsAnswer, t: Say): AsyncGenerator<Uint8Array> {
  yield await printPage(writePage(answer, t));
}
