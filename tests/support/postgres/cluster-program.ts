import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { loadEmbeddedPostgres } from './embedded-copy.ts';

/**
 * Runs one cluster for a run of tests: `<folder> <pid>`. Writes its address to `<folder>/url` when
 * it is ready, and ends with the process of that id.
 */
const [folder = '', owner = ''] = process.argv.slice(2);
const password = 'coop';

const EmbeddedPostgres = await loadEmbeddedPostgres();
const port = await freePort();
const log: string[] = [];
const cluster = new EmbeddedPostgres({
  databaseDir: join(folder, 'cluster'),
  port,
  user: 'coop',
  password,
  persistent: false,
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C'],
  postgresFlags: ['-c', 'max_connections=200', '-k', ''],
  onLog: (line: string) => log.push(line),
  onError: (line: unknown) => log.push(String(line)),
});
try {
  await cluster.initialise();
  await cluster.start();
  writeFileSync(join(folder, 'url.new'), `postgres://coop:${password}@127.0.0.1:${port}`);
  renameSync(join(folder, 'url.new'), join(folder, 'url'));
  while (isAlive(Number(owner))) await wait(200);
  await cluster.stop();
} catch (error) {
  writeFileSync(join(folder, 'failed'), `${String(error)}\n${log.join('')}`);
  while (isAlive(Number(owner))) await wait(200);
}
rmSync(folder, { recursive: true, force: true });

/** A process that has ended and waits for its parent counts as ended. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
