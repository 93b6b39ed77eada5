import { posix } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Parser } from 'tar';
import type { ReadEntry } from 'tar';
import { AppError } from '../http/app-error.ts';
import { isPluginId, readManifest } from './manifest.ts';
import type { Manifest } from './manifest.ts';

/** Files by path, relative to the folder they were packed in. */
export type Files = ReadonlyMap<string, Buffer>;

export interface Bundle {
  readonly manifest: Manifest;
  readonly files: Files;
}

/** Unpacks an uploaded bundle; refuses what is no archive, has no manifest or names an impossible id. */
export async function openBundle(archive: Buffer): Promise<Bundle> {
  const files = rooted(await unpack(archive));
  const manifest = manifestOf(files);
  if (!isPluginId(manifest.id)) {
    throw new AppError('app.plugin.invalid_id.app_error', 400, {
      params: { Min: 3, Max: 190, Regex: '^[a-zA-Z0-9-_\\.]+$' },
    });
  }
  return { manifest, files };
}

/** The files of a folder and below, by their path in it. */
export function filesUnder(files: Files, folder: string): Files {
  const prefix = folder === '.' ? '' : `${folder}/`;
  return new Map(
    [...files]
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, bytes]) => [path.slice(prefix.length), bytes]),
  );
}

async function unpack(archive: Buffer): Promise<Files> {
  try {
    const tarball = gunzipSync(archive);
    return isBlank(tarball) ? new Map() : await readEntries(tarball);
  } catch {
    throw new AppError('app.plugin.extract.app_error', 400);
  }
}

/** An archive of nothing, which the parser would not take for one. */
function isBlank(tarball: Buffer): boolean {
  return tarball.every((byte) => byte === 0);
}

function readEntries(tarball: Buffer): Promise<Files> {
  const files = new Map<string, Buffer>();
  return new Promise((resolve, reject) => {
    const parser = new Parser({ strict: true });
    parser.on('entry', (entry: ReadEntry) => {
      const chunks: Buffer[] = [];
      const path = posix.normalize(entry.path);
      if (path.startsWith('../')) reject(new Error('the path leads outside'));
      entry.on('data', (chunk: Buffer) => chunks.push(chunk));
      entry.on('end', () => {
        if (entry.type === 'File' || entry.type === 'OldFile')
          files.set(path, Buffer.concat(chunks));
      });
    });
    parser.on('error', reject);
    parser.on('end', () => {
      resolve(files);
    });
    parser.end(tarball);
  });
}

/** A bundle packed as one folder is that folder. */
function rooted(files: Files): Files {
  const roots = new Set([...files.keys()].map((path) => path.split('/')[0] ?? ''));
  const [root = ''] = roots;
  return roots.size === 1 && !files.has(root) ? filesUnder(files, root) : files;
}

function manifestOf(files: Files): Manifest {
  try {
    return readManifest(JSON.parse(files.get('plugin.json')?.toString('utf8') ?? ''));
  } catch {
    throw new AppError('app.plugin.manifest.app_error', 400);
  }
}
