import { existsSync, readFileSync } from 'node:fs';

import { collect } from './processes.mjs';

const standard = '/usr/bin/chromium';
/** With the letters and signs that pages show; Chromium alone shows empty squares. */
const packages = ['chromium', 'fonts-liberation', 'fonts-dejavu-core', 'fonts-noto-color-emoji'];

/**
 * Finds the browser of the end-to-end tests, installing Debian's when that is possible. Answers
 * `undefined` when it is there, else why it is not.
 */
export async function ensureChromium() {
  if (existsSync(process.env.CHROMIUM_PATH ?? standard)) return undefined;
  if (process.env.CHROMIUM_PATH)
    return `no browser at CHROMIUM_PATH (${process.env.CHROMIUM_PATH})`;
  if (!isDebian()) return 'Chromium is missing; set CHROMIUM_PATH to the browser of this system';
  if (process.getuid?.() !== 0) return 'Chromium is missing: apt-get install chromium (as root)';
  const extra = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '--yes', '--no-install-recommends', ...packages];
  for (const args of [['update'], install]) {
    const { code, output } = await collect('apt-get', args, { extra });
    if (code !== 0) return `Chromium could not be installed by apt-get:\n${output.trim()}`;
  }
  return existsSync(standard) ? undefined : 'Chromium was installed, but not where it is expected';
}

function isDebian() {
  const file = '/etc/os-release';
  return existsSync(file) && /^ID(_LIKE)?=.*debian/m.test(readFileSync(file, 'utf8'));
}
