#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `coop demande Node 22.18 ou plus récent ; celui-ci est ${process.versions.node}.\n` +
      `coop needs Node 22.18 or later; this is ${process.versions.node}.\n`,
  );
  process.exitCode = 2;
} else {
  // Keeps the nursery of the heap small: an idle bot then takes 170 MB instead of 230.
  setFlagsFromString('--semi-space-growth-factor=1');
  const compiled = new URL('../dist/coop.js', import.meta.url);
  const source = new URL('../src/coop.ts', import.meta.url);
  await import((existsSync(source) ? source : compiled).href);
}
