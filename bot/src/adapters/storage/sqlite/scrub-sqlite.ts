import { statSync } from 'node:fs';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

/**
 * A file beyond this is not rewritten, which would make writers wait for many seconds: what was
 * erased in it has been overwritten with zeros, but a copy that SQLite made while it moved rows
 * between pages may stay until an administrator compacts the file.
 */
const rewrittenUpToBytes = 512 * 1024 * 1024;

/** Rewrites the file from what is alive and empties its journal, on a thread of its own. */
export async function scrubSqlite(path: string): Promise<void> {
  const rewrite = statSync(path).size <= rewrittenUpToBytes;
  const program = new URL(`scrub-program${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(program, { workerData: { path, rewrite } });
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the file was not rewritten: ${code}`));
    });
  });
}
