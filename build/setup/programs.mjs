import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { buildWhatChanged } from './bundles.mjs';
import { root, run } from './processes.mjs';

/** Builds what changed, then serves the sandbox with the demonstration community. */
export async function runStart(args) {
  if (!(await buildWhatChanged())) return 1;
  return run('node', ['sandbox/demonstration/cli.ts', ...args]);
}

/**
 * Runs every program of `bench/` by turns, or those whose names contain one of the words given; the
 * folders of `bench/` hold what the programs share.
 */
export async function runBenchmarks(args) {
  const option = args.findIndex((arg) => arg.startsWith('--'));
  const words = option < 0 ? args : args.slice(0, option);
  const options = option < 0 ? [] : args.slice(option);
  const programs = readdirSync(join(root, 'bench'))
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => words.length === 0 || words.some((word) => name.includes(word)));
  let failed = 0;
  for (const program of programs) {
    process.stdout.write(`\n${program}\n`);
    if ((await run('node', ['--expose-gc', join('bench', program), ...options])) !== 0) failed += 1;
  }
  return failed === 0 ? 0 : 1;
}

/** Writes both archives into `dist/`, and proves them. */
export function runPackage(args) {
  return run('node', ['build/package.ts', ...args]);
}
