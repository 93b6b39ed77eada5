import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { buildPluginBundle, checkBundleBudget } from '../../build/plugin-bundle.ts';

const outDir = mkdtempSync(join(tmpdir(), 'coop-bundle-'));
let texts: Readonly<Record<string, string>>;

beforeAll(async () => {
  await buildPluginBundle({ outDir });
  const files = readdirSync(outDir);
  texts = Object.fromEntries(files.map((file) => [file, readFileSync(join(outDir, file), 'utf8')]));
}, 120_000);

afterAll(() => rmSync(outDir, { recursive: true, force: true }));

describe('the bundle of the plugin', () => {
  it('is within its budget: 60 kB for the main file, 40 kB for each chunk, after gzip', () => {
    expect(checkBundleBudget(outDir).problems).toEqual([]);
  });

  it('keeps the form of a CRA in a chunk of its own', () => {
    expect(Object.keys(texts)).toContainEqual(expect.stringMatching(/^chunk-cra-entry-/));
  });

  it('evaluates no text, which the page of the host forbids', () => {
    const evaluating = Object.values(texts).filter((text) => /\beval\(/.test(text));

    expect(evaluating).toEqual([]);
  });

  it('uses nothing that React 17 does not have', () => {
    const all = Object.values(texts).join('\n');

    expect(all).not.toMatch(
      /\.(createRoot|useId|useSyncExternalStore|useTransition|useDeferredValue)\b/,
    );
    expect(all).not.toContain('jsx-runtime');
  });

  it('brings no copy of what the host gives', () => {
    expect(Object.values(texts).join('\n')).not.toMatch(/react\.production|Minified React error/);
  });
});

describe('the budget', () => {
  it('names the file that is beyond it', () => {
    const dir = mkdtempSync(join(tmpdir(), 'coop-budget-'));
    const noise = Array.from({ length: 40_000 }, (_, at) => Math.sin(at).toString(36)).join('');
    writeFileSync(join(dir, 'main.js'), noise);

    const { problems } = checkBundleBudget(dir);

    rmSync(dir, { recursive: true });
    expect(problems).toEqual([expect.stringContaining('main.js weighs')]);
  });
});
