import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { create } from 'tar';

const root = join(import.meta.dirname, '..');

export interface Manifest {
  readonly id: string;
  readonly version: string;
}

/** The manifest: the plugin's id and version stand there and nowhere else. */
export function readManifest(): Manifest {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'plugin.json'), 'utf8'));
  if (typeof manifest !== 'object' || manifest === null)
    throw new Error('plugin.json is no object');
  if (!('id' in manifest) || !('version' in manifest)) throw new Error('plugin.json is incomplete');
  return { id: String(manifest.id), version: String(manifest.version) };
}

/**
 * Packs the built bundle as Mattermost accepts it: one folder named after the plugin, with its
 * manifest. The same bundle gives the same bytes. Answers the file written.
 */
export async function packPlugin(outDir: string, bundleDir = 'webapp/dist'): Promise<string> {
  const { id, version } = readManifest();
  const staging = await mkdtemp(join(tmpdir(), 'coop-plugin-'));
  const folder = join(staging, id);
  try {
    await mkdir(join(folder, 'webapp'), { recursive: true });
    await cp(join(root, 'plugin.json'), join(folder, 'plugin.json'));
    await cp(resolve(root, bundleDir), join(folder, 'webapp/dist'), { recursive: true });
    const publicDir = join(root, 'webapp/public');
    if (existsSync(publicDir)) await cp(publicDir, join(folder, 'public'), { recursive: true });
    await mkdir(outDir, { recursive: true });
    const file = join(outDir, `${id}-${version}.tar.gz`);
    const options = { gzip: true, portable: true, mtime: new Date(0), file, cwd: staging };
    await create(options, [id]);
    return file;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}
