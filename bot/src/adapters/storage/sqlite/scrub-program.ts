import { workerData } from 'node:worker_threads';

import Database from 'better-sqlite3';
import * as z from 'zod';

/** Another program may hold the file for this long. */
const timeout = 30_000;

const { path, rewrite } = z
  .strictObject({ path: z.string(), rewrite: z.boolean() })
  .parse(workerData);

const file = new Database(path, { timeout, fileMustExist: true });
try {
  file.pragma('secure_delete = ON');
  if (rewrite) file.exec('vacuum');
  file.pragma('wal_checkpoint(truncate)');
} finally {
  file.close();
}
