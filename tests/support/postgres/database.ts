import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import pg from 'pg';

const patienceMs = 60_000;

/** A PostgreSQL database of one's own. */
export interface TestDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/**
 * Makes an empty database in the cluster of this run of tests, which is started at first use, shared
 * by all workers, and ends with the run.
 */
export async function makePostgresDatabase(): Promise<TestDatabase> {
  const cluster = await clusterUrl();
  const name = `test_${randomBytes(8).toString('hex')}`;
  await execute(`${cluster}/postgres`, `create database ${name}`);
  return {
    url: `${cluster}/${name}`,
    drop: () => execute(`${cluster}/postgres`, `drop database ${name} with (force)`),
  };
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Workers are children of the run; alone, this process is the run. */
function runId(): number {
  return process.send === undefined ? process.pid : process.ppid;
}

async function clusterUrl(): Promise<string> {
  const folder = join(tmpdir(), `coop-test-postgres-${runId()}`);
  if (isFirst(folder)) start(folder);
  for (const end = Date.now() + patienceMs; Date.now() < end;) {
    await wait(25);
    if (existsSync(join(folder, 'url'))) return readFileSync(join(folder, 'url'), 'utf8');
    if (existsSync(join(folder, 'failed'))) {
      throw new Error(readFileSync(join(folder, 'failed'), 'utf8'));
    }
  }
  throw new Error('the embedded PostgreSQL did not start in time');
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    return true;
  } catch {
    return false;
  }
}

function start(folder: string): void {
  const program = fileURLToPath(new URL('cluster-program.ts', import.meta.url));
  const child = spawn(process.execPath, [program, folder, String(runId())], {
    detached: true,
    stdio: 'ignore',
  });
  child.unref();
}
