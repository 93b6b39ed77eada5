import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The programs of `node_modules` come first, so that `node` is Node 24 wherever it is installed. */
export const environment = {
  ...process.env,
  PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
};

/** What to call when a signal asks us to end, one for each program that runs. */
const endings = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (endings.size === 0) process.exit(1);
    for (const end of endings) end(signal);
  });
}

/**
 * Runs a program with our own input and output; signals reach it, and its end is awaited. Answers
 * its exit code, 1 when a signal ended it.
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const settings = { cwd: root, env: environment, stdio: 'inherit', ...options };
    const child = spawn(program, args, settings);
    const end = (signal) => child.kill(signal);
    endings.add(end);
    child.once('error', reject);
    child.once('close', (code) => {
      endings.delete(end);
      resolve(code ?? 1);
    });
  });
}

/** What a program prints; throws when it fails. */
export async function capture(program, args) {
  const { code, output } = await collect(program, args);
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${output}`);
  return output;
}

/**
 * Runs a program to its end, at most `limitMs`, in a process group of its own, so that at the limit
 * or at a signal whatever it started ends with it. Answers everything it printed.
 */
export function collect(program, args, { limitMs = 600_000, extra = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...environment, ...extra },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const printed = [];
    const say = (text) => printed.push(Buffer.from(text));
    const end = (why) => {
      say(`Ended by us: ${why}.\n`);
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    };
    const timer = setTimeout(() => end(`longer than ${Math.round(limitMs / 1000)} s`), limitMs);
    endings.add(end);
    child.stdout.on('data', (part) => printed.push(part));
    child.stderr.on('data', (part) => printed.push(part));
    const conclude = (code) => {
      clearTimeout(timer);
      endings.delete(end);
      resolve({ code, output: Buffer.concat(printed).toString('utf8') });
    };
    child.once('error', (error) => {
      say(`${error.message}\n`);
      conclude(1);
    });
    child.once('close', (code) => conclude(code ?? 1));
  });
}
