import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildPluginBundle, bundleBudget, checkBundleBudget } from '../build/plugin-bundle.ts';
import { print } from './support/figures.ts';

/** What the plugin weighs after gzip, beside its budget. */
const outDir = mkdtempSync(join(tmpdir(), 'coop-bundle-'));
try {
  await buildPluginBundle({ outDir });
  const { files, problems } = checkBundleBudget(outDir);
  for (const [file, bytes] of Object.entries(files)) {
    const budget = file === 'main.js' ? bundleBudget.main : bundleBudget.chunk;
    const part = Math.round((bytes / budget) * 100);
    print(
      `${file}: ${(bytes / 1024).toFixed(1)} kB of ${String(budget / 1024)} (${String(part)} %)`,
    );
  }
  problems.forEach(print);
} finally {
  rmSync(outDir, { recursive: true, force: true });
}
