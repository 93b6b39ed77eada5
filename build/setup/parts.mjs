import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ensureChromium } from './chromium.mjs';
import { collect } from './processes.mjs';

const minute = 60_000;

/** A program that passes when it ends with 0: it counts as one. */
function checkPart(name, args) {
  return {
    name,
    run: async ({ limitMs }) => {
      const { code, output } = await collect('node', args, { limitMs });
      return code === 0 ? { passed: 1 } : { failed: 1, output };
    },
  };
}

const bin = (name) => `node_modules/${name}`;
const tsc = bin('typescript/bin/tsc');

/** Tests that Jest runs; each counts as one, and so does a file that cannot be run at all. */
export function jestPart(name, args, { limitMs = 8 * minute, needs } = {}) {
  return { name, limitMs, needs, run: (limits) => runJest(args, limits) };
}

async function runJest(args, { limitMs }) {
  const folder = mkdtempSync(join(tmpdir(), 'coop-jest-'));
  const outputFile = join(folder, 'result.json');
  const program = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    bin('jest/bin/jest.js'),
  ];
  const options = ['--ci', '--json', `--outputFile=${outputFile}`];
  try {
    const { code, output } = await collect('node', [...program, ...options, ...args], { limitMs });
    return countsOf(outputFile, code, output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function countsOf(outputFile, code, output) {
  try {
    const result = JSON.parse(readFileSync(outputFile, 'utf8'));
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    return {
      passed: result.numPassedTests,
      failed: failed === 0 && code !== 0 ? 1 : failed,
      skipped: result.numPendingTests,
      output: withoutJson(output),
    };
  } catch {
    return { failed: 1, output };
  }
}

/** Jest prints the same result as one line of JSON. */
function withoutJson(output) {
  return output
    .split('\n')
    .filter((line) => !line.startsWith('{"num'))
    .join('\n');
}

/** The browser: counted only when it is missing. */
export const chromiumPart = {
  name: 'Chromium',
  limitMs: 8 * minute,
  run: async () => {
    const missing = await ensureChromium();
    return missing === undefined ? {} : { missing };
  },
};

const node = ['--selectProjects', 'node', '--maxWorkers=2'];
const pagesToo = ['--selectProjects', 'node', 'webapp', '--maxWorkers=2'];
const browser = ['--selectProjects', 'e2e', '--runInBand'];
const within = (pattern) => ['--testPathPatterns', pattern];

/**
 * Stages follow one another; the lanes of a stage run side by side (there are two cores to count
 * on), the parts of a lane by turns.
 */
export const staticStages = [
  [
    [checkPart('lint', [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'])],
    [
      checkPart('types', [tsc, '-p', 'tsconfig.json', '--noEmit']),
      checkPart('types of the pages', [tsc, '-p', 'webapp/tsconfig.json', '--noEmit']),
      checkPart('format', [bin('prettier/bin/prettier.cjs'), '--check', '.']),
      checkPart('nothing unused', [bin('knip/bin/knip.js')]),
      checkPart('bundle and its budget', ['build/plugin-bundle.ts']),
    ],
  ],
  [[jestPart('architecture', [...node, ...within('tests/architecture/')])]],
];

const elsewhere = 'tests/(?!architecture/|storage/|conformance/|e2e/)';

export const testStages = [
  [[jestPart('rules', [...pagesToo, ...within(elsewhere)])]],
  [[jestPart('storage', [...node, ...within('tests/storage/')])]],
  [[jestPart('conformance', [...node, ...within('tests/conformance/')])]],
  [[jestPart('end to end', browser, { needs: 'Chromium' })]],
  [[checkPart('packages', ['build/package.ts'])]],
];
