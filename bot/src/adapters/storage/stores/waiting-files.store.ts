import {
  fileWaitMs,
  type WaitingFile,
  type WaitingFileReader,
  type WaitingFiles,
} from '../../../core/posted-files.ts';
import type { Session } from '../session.ts';
import { statement } from '../statement.ts';

interface Row {
  readonly user_id: string;
  readonly file_id: string;
  readonly name: string;
  readonly size_bytes: number;
  readonly posted_at: number;
}

const keep = statement<{
  userId: string;
  fileId: string;
  name: string;
  sizeBytes: number;
  postedAt: number;
}>('file.keep', ({ db }, file) => {
  const row = {
    file_id: file.fileId,
    name: file.name,
    size_bytes: file.sizeBytes,
    posted_at: file.postedAt,
  };
  return db
    .insertInto('waiting_file')
    .values({ user_id: file.userId, ...row })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(row));
});

const last = statement<{ userId: string; since: number }, Row>(
  'file.last',
  ({ db }, { userId, since }) =>
    db
      .selectFrom('waiting_file')
      .selectAll()
      .where('user_id', '=', userId)
      .where('posted_at', '>=', since),
);

const forget = statement<{ before: number }>('file.forget', ({ db }, { before }) =>
  db.deleteFrom('waiting_file').where('posted_at', '<', before),
);

export function makeWaitingFileReader(session: Session): WaitingFileReader {
  return {
    lastOf: async (userId, now) => {
      const row = await session.first(last, { userId, since: now - fileWaitMs });
      return row && toFile(row);
    },
  };
}

export function makeWaitingFiles(session: Session): WaitingFiles {
  return {
    ...makeWaitingFileReader(session),
    keep: (file) => session.send(keep, { ...file }),
  };
}

/** Removes what has waited for its time. */
export function forgetWaitingFiles(session: Session, now: number): Promise<number> {
  return session.run(forget, { before: now - fileWaitMs });
}

function toFile(row: Row): WaitingFile {
  return {
    userId: row.user_id,
    fileId: row.file_id,
    name: row.name,
    sizeBytes: row.size_bytes,
    postedAt: row.posted_at,
  };
}
