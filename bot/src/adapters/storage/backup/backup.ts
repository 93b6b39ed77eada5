import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

import { StorageFailed } from '../errors.ts';
import { migrations } from '../migrations/migrations.ts';
import type { Storage } from '../storage.ts';
import { tables } from '../tables.ts';

/** Leases and jobs belong to the running bot: a restored one makes its own. */
const leftOut = new Set(['job', 'lease']);

/**
 * Writes everything to a file, as of one instant, while the bot runs: compressed lines of JSON, the
 * same for both databases, ended by their SHA-256. The file appears whole or not at all.
 */
export async function backup(
  storage: Pick<Storage, 'engine'>,
  file: string,
  { at }: { readonly at: number },
): Promise<{ readonly rows: number }> {
  const unfinished = `${file}.part`;
  let rows = 0;
  try {
    await storage.engine.snapshot(async (read) => {
      const lines = dump(read, at, (count) => (rows += count));
      await pipeline(
        Readable.from(lines),
        createGzip(),
        createWriteStream(unfinished, { mode: 0o600 }),
      );
    });
    await flush(unfinished);
    await rename(unfinished, file);
    return { rows };
  } catch (cause) {
    await rm(unfinished, { force: true });
    throw new StorageFailed('The backup was not written.', { cause });
  }
}

function isKept({ name, isDerived }: (typeof tables)[number]): boolean {
  return isDerived !== true && !leftOut.has(name);
}

type Read = Parameters<Parameters<Storage['engine']['snapshot']>[0]>[0];

async function* dump(read: Read, at: number, count: (rows: number) => void) {
  const hash = createHash('sha256');
  const hashed = (text: string) => {
    hash.update(text);
    return text;
  };
  yield hashed(line({ backup: 'coop', version: 1, schema: migrations.length, at }));
  for (const { name, order } of tables.filter(isKept)) {
    yield hashed(line({ table: name }));
    for await (const rows of read(`select * from ${name} order by ${order}`)) {
      count(rows.length);
      yield hashed(rows.map(line).join(''));
    }
  }
  yield line({ sha256: hash.digest('hex') });
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
