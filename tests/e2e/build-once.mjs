import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildPluginBundle } from '../../build/plugin-bundle.ts';
import { packPlugin } from '../../build/plugin-package.ts';

/** Builds the plugin from its sources as they are now, once for all the suites of a run. */
export default async function buildOnce() {
  const folder = mkdtempSync(join(tmpdir(), 'coop-plugin-'));
  const bundle = join(folder, 'bundle');
  await buildPluginBundle({ outDir: bundle });
  process.env.COOP_E2E_BUNDLE = bundle;
  process.env.COOP_E2E_ARCHIVE = await packPlugin(folder, bundle);
  process.env.COOP_E2E_FOLDER = folder;
}
