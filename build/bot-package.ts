import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join, relative } from 'node:path';

import { create } from 'tar';

import { isJsonObject, readJsonObject, type JsonObject } from './json-file.ts';
import { productionPackages, type LockedPackages } from './production-lock.ts';

const root = join(import.meta.dirname, '..');

/**
 * Packs the bot for production: compiled JavaScript, the contract's in it, the data files, and the
 * part of the lock file that `npm ci --omit=dev` needs; the plugin's archive beside it, for
 * `coop setup`. Answers the file written.
 */
export async function packBot(outDir: string, plugin: string): Promise<string> {
  const staging = await mkdtemp(join(tmpdir(), 'coop-bot-'));
  const folder = join(staging, 'package');
  try {
    await compile('contract', join(folder, 'contract'));
    await compile('bot', join(folder, 'dist'));
    pointAtContract(folder);
    await cp(join(root, 'bot/bin'), join(folder, 'bin'), { recursive: true });
    await cp(join(root, 'LICENSE'), join(folder, 'LICENSE'));
    await cp(plugin, join(folder, basename(plugin)));
    const { version } = writeManifests(folder);
    await mkdir(outDir, { recursive: true });
    const file = join(outDir, `coop-bot-${version}.tgz`);
    const options = { gzip: true, portable: true, mtime: new Date(0), file, cwd: staging };
    await create(options, ['package']);
    return file;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Compiled sources of a workspace, and whatever else stands between them. */
async function compile(workspace: string, into: string): Promise<void> {
  const source = join(root, workspace, 'src');
  await cp(source, into, { recursive: true, filter: (path) => extname(path) !== '.ts' });
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const project = join(root, workspace, 'tsconfig.build.json');
  execFileSync('node', [compiler, '-p', project, '--outDir', into], { cwd: root });
}

const contractImport = /(?<=\bfrom\s+')@coop\/contract\/([^']+)(?=')/g;

/** In the package the contract is a folder beside the compiled bot, not a package of its own. */
function pointAtContract(folder: string): void {
  for (const name of readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' })) {
    if (extname(name) !== '.js') continue;
    const file = join(folder, 'dist', name);
    const compiled = readFileSync(file, 'utf8');
    const pointed = compiled.replace(contractImport, (_, target: string) => {
      const path = extname(target) === '' ? `${target}.js` : target;
      return relative(dirname(file), join(folder, 'contract', path));
    });
    if (pointed.includes("'@coop/")) throw new Error(`${name} imports another workspace.`);
    writeFileSync(file, pointed);
  }
}

function writeManifests(folder: string): { readonly version: string } {
  const bot = readJsonObject(join(root, 'bot/package.json'));
  const version = String(bot['version']);
  const packages = productionPackages(lockedPackages(), 'bot');
  const dependencies = Object.fromEntries(
    Object.entries(isJsonObject(bot['dependencies']) ? bot['dependencies'] : {}).filter(
      ([name]) => !name.startsWith('@coop/'),
    ),
  );
  const manifest = {
    name: 'coop-bot',
    version,
    private: true,
    type: 'module',
    license: bot['license'],
    engines: bot['engines'],
    bin: { coop: 'bin/coop.mjs' },
    allowScripts: { 'better-sqlite3': false },
    dependencies,
  };
  const { name, license, engines, bin } = manifest;
  const itself = { name, version, license, bin, engines, dependencies };
  const lock = { name, version, lockfileVersion: 3, requires: true };
  writeJson(join(folder, 'package.json'), manifest);
  writeJson(join(folder, 'package-lock.json'), { ...lock, packages: { '': itself, ...packages } });
  return { version };
}

function lockedPackages(): LockedPackages {
  const { packages } = readJsonObject(join(root, 'package-lock.json'));
  const found: Record<string, JsonObject> = {};
  for (const [path, locked] of Object.entries(isJsonObject(packages) ? packages : {})) {
    if (isJsonObject(locked)) found[path] = locked;
  }
  return found;
}

function writeJson(file: string, content: unknown): void {
  writeFileSync(file, `${JSON.stringify(content, undefined, 2)}\n`);
}
