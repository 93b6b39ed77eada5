import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { extract } from 'tar';

import { isJsonObject, readJsonObject } from './json-file.ts';

const root = join(import.meta.dirname, '..');

/**
 * Unpacks the bot, gives it exactly the packages that its lock file names (as `npm ci --omit=dev`
 * does, from those installed here), and runs it. Answers what does not hold, one sentence each.
 */
export async function proveBot(archive: string): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'coop-proof-'));
  try {
    await extract({ file: archive, cwd: folder, strip: 1 });
    await installLocked(folder);
    return [...provePackage(folder), ...proveReading(folder), ...proveRefusal(folder)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function installLocked(folder: string): Promise<void> {
  const { packages } = readJsonObject(join(folder, 'package-lock.json'));
  for (const path of Object.keys(isJsonObject(packages) ? packages : {})) {
    if (path === '') continue;
    const places = [join(root, 'bot', path), join(root, path)];
    const source = places.find((place) => existsSync(place));
    if (source === undefined) continue;
    await mkdir(join(folder, path), { recursive: true });
    await cp(source, join(folder, path), { recursive: true });
  }
}

function provePackage(folder: string): readonly string[] {
  const manifest = readJsonObject(join(folder, 'package.json'));
  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  return [
    ...('devDependencies' in manifest ? ['The packaged bot has development dependencies.'] : []),
    ...(lock.includes('"resolved"') ? ['The lock file of the bot names a registry.'] : []),
  ];
}

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function coop(folder: string, options: readonly string[], args: readonly string[]): Ran {
  const program = [...options, join(folder, 'bin/coop.mjs'), ...args];
  return spawnSync('node', program, { cwd: folder, encoding: 'utf8', timeout: 60_000 });
}

function proveReading(folder: string): readonly string[] {
  const line = '2 personnes 45 min courriel 44000';
  const where = ['--departement', '44', '--today', '2026-11-18', '--json'];
  const { status, stdout, stderr } = coop(folder, [], ['cra', 'parse', line, ...where]);
  const isRead = status === 0 && stdout.trimStart().startsWith('{') && stdout.includes('44109');
  return isRead
    ? []
    : [`The packaged bot does not read a line (${String(status)}): ${stderr}${stdout}`];
}

const pretendOlderNode =
  "data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.19.0'}})";

function proveRefusal(folder: string): readonly string[] {
  const { status, stderr } = coop(folder, ['--import', pretendOlderNode], ['--help']);
  const isRefused = status === 2 && stderr.includes('22.18') && !stderr.includes('    at ');
  return isRefused ? [] : [`Node 20 is not refused in a sentence (${String(status)}): ${stderr}`];
}
