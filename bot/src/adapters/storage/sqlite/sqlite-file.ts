import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import Database from 'better-sqlite3';

import { codeOf, DatabaseInUse, StorageFailed } from '../errors.ts';

export type SqliteFile = Database.Database;

/** Milliseconds a reader waits for a lock, blocking: WAL readers meet none in ordinary work. */
const readerTimeoutMs = 5_000;

/** Milliseconds the writer waits for a lock before it lets other work go on and tries again. */
const writerTimeoutMs = 20;

/** Opens for writing; a commit is durable when it answers. */
export function openForWriting(path: string): SqliteFile {
  mkdirSync(dirname(path), { recursive: true });
  const file = new Database(path, { timeout: readerTimeoutMs });
  try {
    file.pragma('journal_mode = WAL');
    file.pragma('synchronous = FULL');
    file.pragma('foreign_keys = ON');
    // What is deleted or replaced is overwritten with zeros.
    file.pragma('secure_delete = ON');
    file.pragma('temp_store = MEMORY');
    file.pragma('cache_size = -32000');
    file.pragma('wal_autocheckpoint = 4000');
    assertPragma(file, 'journal_mode', 'wal');
    // A WAL database that is opened again comes up in NORMAL, which loses the last commits.
    assertPragma(file, 'synchronous', 2);

    return file;
  } catch (error) {
    file.close();
    throw error;
  }
}

/** From now on the writer does not block the process while another program holds the file. */
export function neverBlock(file: SqliteFile): void {
  file.pragma(`busy_timeout = ${writerTimeoutMs}`);
}

/** Opens for reading beside the writer: each statement sees the last commit. */
export function openForReading(path: string): SqliteFile {
  const file = new Database(path, { timeout: readerTimeoutMs });
  file.pragma('query_only = ON');
  return file;
}

/**
 * Holds the right to be the bot of this file: a lock of the operating system on a small file beside
 * it, which ends with the process however it ends.
 */
export function lockForBot(path: string): SqliteFile {
  const lock = new Database(`${path}.bot-lock`, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    if (isBusy(error)) throw new DatabaseInUse(path);
    throw error;
  }
}

export function isBusy(error: unknown): boolean {
  return codeOf(error)?.startsWith('SQLITE_BUSY') ?? false;
}

function assertPragma(file: SqliteFile, name: string, expected: string | number): void {
  const found: unknown = file.pragma(name, { simple: true });
  if (found !== expected) throw new StorageFailed(`SQLite refused ${name} = ${expected}.`);
}
