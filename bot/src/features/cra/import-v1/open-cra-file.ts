import { parse, type Options } from 'csv-parse';

import { recordOfRow } from './csv-values.ts';
import { CutShort, JsonValues, NotJson, valueOf } from './json-values.ts';
import type { FileHead } from './known-people.ts';
import { craKeys, isFields, looksLikeRecord } from './v1-record.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

/** There is nothing in the file. */
export interface FileEmpty {
  readonly tag: 'FileEmpty';
}

/** Neither JSON nor a table of v1 reports. */
export interface NotCraFile {
  readonly tag: 'NotCraFile';
}

/** The file ends in the middle of a record; so many were whole. */
export interface FileCut {
  readonly tag: 'FileCut';
  readonly records: number;
}

export type CraFileFailure = FileEmpty | NotCraFile | FileCut;

export interface CraFile {
  readonly head: FileHead;
  readonly count: number;
  /** Each value of the file; `undefined` for one that cannot be read. */
  readonly records: () => AsyncGenerator;
}

/** Bytes of the file from its beginning, as often as they are asked for. */
export type ReadBytes = () => AsyncIterable<Uint8Array>;

const lookedAt = 100;

/**
 * Reads the whole file once, so that one that is no CRA file or only half of one is refused before
 * anything is imported; its records are then read one by one.
 */
export async function openCraFile(read: ReadBytes): Promise<Result<CraFile, CraFileFailure>> {
  const encoding = await encodingOf(read);
  const start = await startOf(textOf(read, encoding));
  if (start === '') return fail({ tag: 'FileEmpty' });
  const head: { text: string } = { text: '' };
  const records = /^[[{]/.test(start)
    ? () => jsonRecords(textOf(read, encoding), head)
    : () => tableRecords(textOf(read, encoding), separatorOf(start));
  const looked: unknown[] = [];
  let count = 0;
  try {
    for await (const record of records()) {
      count += 1;
      if (looked.length < lookedAt) looked.push(record);
    }
  } catch (error) {
    if (isCut(error) && (looked.some(looksLikeRecord) || isHeader(start)))
      return fail({ tag: 'FileCut', records: count });
    if (isCut(error) || isNoTable(error)) return fail({ tag: 'NotCraFile' });
    throw error;
  }
  if (!looked.some(looksLikeRecord)) return fail({ tag: 'NotCraFile' });
  const before = valueOf(head.text);
  return ok({ head: isFields(before) ? before : {}, count, records });
}

async function* jsonRecords(texts: AsyncIterable<string>, head: { text: string }): AsyncGenerator {
  const values = new JsonValues();
  for await (const text of texts) for (const raw of values.feed(text)) yield valueOf(raw);
  values.end();
  head.text = values.head;
}

async function* tableRecords(texts: AsyncIterable<string>, delimiter: string): AsyncGenerator {
  const options: Options = { delimiter, relax_column_count: true, skip_empty_lines: true };
  const rows: AsyncIterable<string[]> = rowsOf(texts, options);
  let columns: readonly string[] | undefined;
  for await (const cells of rows) {
    if (columns === undefined) columns = cells.map((cell) => cell.trim());
    else yield cells.length === columns.length ? recordOfRow(columns, cells) : undefined;
  }
}

async function* rowsOf(texts: AsyncIterable<string>, options: Options): AsyncGenerator<string[]> {
  const parser = parse(options);
  const feeding = feed(texts, parser);
  for await (const row of parser) {
    if (isRow(row)) yield row;
  }
  await feeding;
}

async function feed(texts: AsyncIterable<string>, parser: ReturnType<typeof parse>): Promise<void> {
  try {
    for await (const text of texts) {
      if (!parser.write(text)) await new Promise((resolve) => parser.once('drain', resolve));
    }
    parser.end();
  } catch (error) {
    parser.destroy(error instanceof Error ? error : undefined);
  }
}

function isRow(row: unknown): row is string[] {
  return Array.isArray(row) && row.every((cell) => typeof cell === 'string');
}

type Encoding = 'utf-8' | 'windows-1252';

/** UTF-8 when the whole file is, else the code page of spreadsheets. */
async function encodingOf(read: ReadBytes): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of read()) decoder.decode(bytes, { stream: true });
    return 'utf-8';
  } catch (error) {
    if (codeOf(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'windows-1252';
    throw error;
  }
}

async function* textOf(read: ReadBytes, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const bytes of read()) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

/** The first line that says something, or as much of it as the first pieces hold. */
async function startOf(texts: AsyncIterable<string>): Promise<string> {
  let start = '';
  for await (const text of texts) {
    start = (start + text).trimStart();
    if (start.includes('\n') || start.length > 10_000) break;
  }
  return start.split('\n')[0]?.trim() ?? '';
}

/** The names of a table of reports. */
function isHeader(line: string): boolean {
  const names = line.split(separatorOf(line)).map((name) => name.trim().replace(/^cra\./, ''));
  return names.includes('_id') && craKeys.some((key) => names.includes(key));
}

function separatorOf(header: string): string {
  const counted = [';', ',', '\t'].map((one) => ({ one, cells: header.split(one).length }));
  return counted.reduce((most, next) => (next.cells > most.cells ? next : most)).one;
}

function isCut(error: unknown): boolean {
  return error instanceof CutShort || codeOf(error) === 'CSV_QUOTE_NOT_CLOSED';
}

function isNoTable(error: unknown): boolean {
  return error instanceof NotJson || (codeOf(error)?.startsWith('CSV_') ?? false);
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
