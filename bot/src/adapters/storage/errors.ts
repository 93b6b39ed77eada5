/** The database could not do what was asked; `cause` says why. Nothing was acknowledged. */
export class StorageFailed extends Error {
  readonly code: string = 'storage-failed';
}

/** The database was written by a newer program; it is left untouched. */
export class SchemaTooNew extends StorageFailed {
  override readonly code = 'schema-too-new';
  readonly found: number;
  readonly known: number;

  constructor(found: number, known: number) {
    super(
      `The database has schema ${found}, this program knows ${known}: ` +
        'run the newer version of the program, or restore a backup made before it.',
    );
    this.found = found;
    this.known = known;
  }
}

/** Another bot runs on the same SQLite file. */
export class DatabaseInUse extends StorageFailed {
  override readonly code = 'database-in-use';

  constructor(path: string) {
    super(`Another bot is running on ${path}: stop it first, or give this one another file.`);
  }
}

/** The address of the database has none of the known forms. */
export class UnknownDatabase extends StorageFailed {
  override readonly code = 'unknown-database';

  constructor() {
    super('The database is given as sqlite:<path> or postgres://<user>@<host>/<name>.');
  }
}

/** A backup cannot be restored; `reason` says why. Nothing was changed. */
export class RestoreRefused extends StorageFailed {
  override readonly code = 'restore-refused';
  readonly reason: 'unreadable' | 'damaged' | 'too-new' | 'not-empty';

  constructor(reason: RestoreRefused['reason'], cause?: unknown) {
    super(`The backup was not restored: ${reason}.`, { cause });
    this.reason = reason;
  }
}

/** The code that the system or a driver gave to what it threw. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** What was thrown, as an error. */
export function asError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  return new StorageFailed('The transaction failed.', { cause: thrown });
}
