import { createHmac } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import * as z from 'zod';

import type { ErasedKind, ErasureList } from '../../core/erasures.ts';

const lineSchema = z.strictObject({ kind: z.enum(['cra']), id: z.string(), on: z.string() });

/**
 * The list in a file that only grows, one line of JSON an erasure. Lines written under a former key
 * are understood as long as it is given; the first key writes.
 */
export function makeErasureFile(
  path: string,
  keys: readonly [string, ...(readonly string[])],
): ErasureList {
  const hashesOf = (kind: ErasedKind, id: string) => keys.map((key) => hashOf(key, kind, id));
  const reader = async (kind: ErasedKind) => {
    const known = new Set((await readLines(path)).map(idOf));
    return (id: string) => hashesOf(kind, id).some((hash) => known.has(hash));
  };
  return {
    reader,
    add: async (kind, ids, at) => {
      const isKnown = await reader(kind);
      const on = new Date(at).toISOString().slice(0, 10);
      const lines = ids
        .filter((id) => !isKnown(id))
        .map((id) => JSON.stringify({ kind, id: hashOf(keys[0], kind, id), on }));
      if (lines.length > 0) await append(path, lines);
    },
  };
}

function hashOf(key: string, kind: ErasedKind, id: string): string {
  return createHmac('sha256', key).update(`${kind} ${id}`).digest('hex');
}

function idOf({ id }: z.infer<typeof lineSchema>): string {
  return id;
}

/** A line begun when the machine stopped is not counted: what it says is written again. */
async function readLines(path: string): Promise<readonly z.infer<typeof lineSchema>[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => {
    const read = lineSchema.safeParse(parsed(line));
    return read.success ? [read.data] : [];
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

async function append(path: string, lines: readonly string[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'a', 0o600);
  try {
    await file.write(`\n${lines.join('\n')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
