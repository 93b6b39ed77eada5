import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

import * as z from 'zod';

const manifestShape = z.object({ id: z.string(), version: z.string() });

export interface PluginArchive {
  readonly bytes: Uint8Array;
  readonly id: string;
  readonly version: string;
}

/** The package of the plugin: `undefined` when the file is none. */
export function readPluginArchive(file: string): PluginArchive | undefined {
  const bytes = readFileSync(file);
  if (bytes.readUInt16BE(0) !== 0x1f8b) return undefined;
  const text = fileInTar(gunzipSync(bytes), /(?:^|\/)plugin\.json$/);
  const manifest = text === undefined ? undefined : manifestShape.safeParse(JSON.parse(text));
  return manifest?.success ? { bytes, ...manifest.data } : undefined;
}

const block = 512;

/** The first file of that name in an archive (POSIX ustar). */
function fileInTar(tar: Buffer, name: RegExp): string | undefined {
  for (let at = 0; at + block <= tar.length;) {
    const header = tar.subarray(at, at + block);
    const size = parseInt(textOf(header, 124, 12), 8) || 0;
    if (name.test(textOf(header, 0, 100))) {
      return tar.toString('utf8', at + block, at + block + size);
    }
    at += block * (1 + Math.ceil(size / block));
  }
  return undefined;
}

function textOf(header: Buffer, start: number, length: number): string {
  return header
    .toString('utf8', start, start + length)
    .replace(/\0.*$/s, '')
    .trim();
}

/** The package beside the program: in its folder, in `dist`, or where the command is run. */
export function findPluginArchive(): string | undefined {
  const program = fileURLToPath(new URL('../../..', import.meta.url));
  const folders = [process.cwd(), program, join(program, '..')];
  const all = folders.flatMap((folder) => [folder, join(folder, 'dist')]);
  for (const folder of all) {
    const found = archivesIn(folder).sort().at(-1);
    if (found !== undefined) return join(folder, found);
  }
  return undefined;
}

function archivesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /^coop-\d+\.\d+\.\d+.*\.tar\.gz$/.test(name));
  } catch (error) {
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
}
