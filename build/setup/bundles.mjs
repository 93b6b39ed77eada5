import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { collect, root } from './processes.mjs';

/** What `npm start` serves, and everything it is made from. */
const bundles = [
  {
    name: 'plugin',
    program: 'build/plugin-bundle.ts',
    result: 'webapp/dist/main.js',
    sources: ['webapp/src', 'contract/src', 'plugin.json', 'package-lock.json'],
  },
  {
    name: 'sandbox page',
    program: 'build/sandbox-page.ts',
    result: 'sandbox/web/dist/index-19.html',
    sources: ['sandbox/web/src', 'sandbox/web/catalogues', 'package-lock.json'],
  },
];

/** Builds the bundles older than their sources, side by side; false when one could not be built. */
export async function buildWhatChanged() {
  const built = await Promise.all(bundles.filter(isOutdated).map(build));
  return built.every(Boolean);
}

function isOutdated({ program, result, sources }) {
  const file = join(root, result);
  if (!existsSync(file)) return true;
  const made = statSync(file).mtimeMs;
  return [program, ...sources].some((source) => newest(join(root, source)) > made);
}

/** The latest change below a path; a folder changes when something in it comes or goes. */
function newest(path) {
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  const inside = readdirSync(path).map((name) => newest(join(path, name)));
  return Math.max(status.mtimeMs, ...inside);
}

async function build({ name, program }) {
  const begun = Date.now();
  process.stdout.write(`Building the ${name}…\n`);
  const { code, output } = await collect('node', [program]);
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  if (code === 0) process.stdout.write(`The ${name} is built (${seconds} s).\n`);
  else process.stderr.write(`The ${name} could not be built:\n${output}`);
  return code === 0;
}
