import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildPluginBundle } from '../../../build/plugin-bundle.ts';
import { packPlugin } from '../../../build/plugin-package.ts';

/** The plugin as it is shipped, built from its sources as they are now. */
export async function buildPluginArchive(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'coop-plugin-'));
  try {
    const bundle = join(folder, 'bundle');
    await buildPluginBundle({ outDir: bundle });
    return readFileSync(await packPlugin(folder, bundle));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
