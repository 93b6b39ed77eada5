import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

import * as z from 'zod';

import { RestoreRefused } from '../errors.ts';
import { migrations } from '../migrations/migrations.ts';
import { splitLines } from '../split-lines.ts';
import { tables } from '../tables.ts';

const headSchema = z.object({
  backup: z.literal('coop'),
  version: z.literal(1),
  schema: z.int(),
  at: z.int(),
});
const tableSchema = z.strictObject({ table: z.enum(tables.map(({ name }) => name)) });
const endSchema = z.strictObject({ sha256: z.string() });
const rowSchema = z.record(z.string(), z.union([z.string(), z.int(), z.null()]));

export type BackupHead = z.infer<typeof headSchema>;
export type BackupRow = z.infer<typeof rowSchema>;

/** Reads the whole file and answers its head; refuses one that is damaged or too new. */
export async function checkBackup(file: string): Promise<BackupHead> {
  const hash = createHash('sha256');
  let head: BackupHead | undefined;
  let sealed: string | undefined;
  for await (const text of linesOf(file)) {
    if (head === undefined) head = readHead(text);
    if (sealed !== undefined) throw new RestoreRefused('damaged');
    if (text.startsWith('{"sha256":')) sealed = endSchema.parse(json(text)).sha256;
    else hash.update(`${text}\n`);
  }
  if (head === undefined || sealed !== hash.digest('hex')) throw new RestoreRefused('damaged');
  return head;
}

/** The rows of a file that was checked, table after table. */
export async function* rowsOf(
  file: string,
): AsyncGenerator<{ readonly table: string; readonly row: BackupRow }> {
  let table: string | undefined;
  for await (const text of linesOf(file)) {
    const value = json(text);
    const begun = text.startsWith('{"table":') ? tableSchema.safeParse(value).data : undefined;
    if (begun !== undefined) table = begun.table;
    else if (table !== undefined && !text.startsWith('{"sha256":')) {
      yield { table, row: rowSchema.parse(value) };
    }
  }
}

function readHead(text: string): BackupHead {
  const head = headSchema.safeParse(json(text));
  if (!head.success) throw new RestoreRefused('unreadable');
  if (head.data.schema > migrations.length) throw new RestoreRefused('too-new');
  return head.data;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new RestoreRefused('damaged', cause);
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const unzipped = createGunzip();
  // An error of the file reaches the loop below through the stream that unzips it.
  pipeline(createReadStream(file), unzipped, () => undefined);
  try {
    for await (const { text, ended } of splitLines(unzipped)) {
      if (!ended) throw new RestoreRefused('damaged');
      yield text;
    }
  } catch (cause) {
    throw cause instanceof RestoreRefused ? cause : new RestoreRefused('unreadable', cause);
  }
}
