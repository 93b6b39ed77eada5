import { listFormats, type ListFormat } from '@coop/contract/cra-downloads';

import type { MessageKey } from '../../../core/catalogue.ts';
import { fold, type Parameter } from '../../../core/parameters.ts';
import { readPeriod } from '../../../core/read-period.ts';

/** What is asked for after `/cra export`. */
export interface ExportWords {
  readonly format: ListFormat;
  /** In words; absent: the whole list. */
  readonly period?: string;
}

const usualFormat: ListFormat = 'csv';

/** A day on which every date without a year exists. */
const leapDay = '2024-02-29';

/** `[csv|xlsx|json] [period]`: the format first or last, each of them or nothing. */
export function exportWords(label: MessageKey): Parameter<ExportWords> {
  return {
    takes: 'rest',
    label,
    absent: { allowed: true, value: { format: usualFormat } },
    read: readWords,
  };
}

function readWords(text: string): ExportWords | undefined {
  const words = text.split(/\s+/);
  const formats = words.flatMap((word) => formatOf(word) ?? []);
  const period = words.filter((word) => formatOf(word) === undefined).join(' ');
  if (formats.length > 1 || !readPeriod(period, leapDay).ok) return undefined;
  return { format: formats[0] ?? usualFormat, ...(period !== '' && { period }) };
}

function formatOf(word: string): ListFormat | undefined {
  const wanted = fold(word) === 'excel' ? 'xlsx' : fold(word);
  return listFormats.find((format) => format === wanted);
}
