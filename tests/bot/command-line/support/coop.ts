import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../../../bot/bin/coop.mjs', import.meta.url));

export interface Answered {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface CoopOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the real command line in a process of its own, with nothing of this environment. */
export function coop(args: readonly string[], options: CoopOptions = {}): Promise<Answered> {
  const { child, ended } = startCoop(args, options);
  child.stdin.end();
  return ended;
}

export function startCoop(args: readonly string[], { cwd, env }: CoopOptions = {}) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: cwd ?? tmpdir(),
    env: { PATH: process.env['PATH'] ?? '', HOME: tmpdir(), ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<Answered>((resolve) => {
    child.on('close', (code) => {
      resolve({ code, out: plainSpaces(out), err: plainSpaces(err) });
    });
  });
  return { child, ended, written: () => ({ out, err }) };
}

/** French writes no-break spaces before some signs. */
function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}

/** A folder that is removed at the end. */
export function makeFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'coop-line-'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}
