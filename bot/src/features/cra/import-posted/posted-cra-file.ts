import { setImmediate as nextTurn } from 'node:timers/promises';

import { openCraFile, type CraFile, type CraFileFailure } from '../import-v1/open-cra-file.ts';
import type { UserId } from '../../../core/actor.ts';
import type { Clock } from '../../../core/clock.ts';
import type { PostedFiles, WaitingFile, WaitingFileReader } from '../../../core/posted-files.ts';
import { fail, type Result } from '../../../core/result.ts';

export interface PostedCraFileDeps {
  readonly clock: Clock;
  readonly files: WaitingFileReader;
  readonly postedFiles: PostedFiles;
}

/** It was posted more than a day ago, deleted, or followed by another. */
export interface PostedFileGone {
  readonly tag: 'PostedFileGone';
}

/** More than the bot reads at once. */
export interface PostedFileTooLarge {
  readonly tag: 'PostedFileTooLarge';
  readonly name: string;
}

export type PostedFileFailure = PostedFileGone | PostedFileTooLarge | CraFileFailure;

/** Some thirty thousand records; larger files are imported at the command line. */
export const largestFileBytes = 40 * 1_048_576;

const pieceBytes = 65_536;

/**
 * Opens the file that the person posted to the bot and that waits for its import.
 *
 * Security: the bot can read files of many conversations; only the person's own is read here.
 */
export async function openPostedCraFile(
  { clock, files, postedFiles }: PostedCraFileDeps,
  { userId, fileId }: { readonly userId: UserId; readonly fileId: string },
): Promise<Result<CraFile, PostedFileFailure>> {
  const waiting = await files.lastOf(userId, clock.now());
  if (waiting?.fileId !== fileId) return fail({ tag: 'PostedFileGone' });
  if (isTooLarge(waiting)) return fail({ tag: 'PostedFileTooLarge', name: waiting.name });
  const bytes = await postedFiles.download(fileId, largestFileBytes);
  return bytes === undefined ? fail({ tag: 'PostedFileGone' }) : openCraFile(() => piecesOf(bytes));
}

export function isTooLarge({ sizeBytes }: Pick<WaitingFile, 'sizeBytes'>): boolean {
  return sizeBytes > largestFileBytes;
}

/** Everything else that waits has its turn after each piece. */
async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += pieceBytes) {
    yield bytes.subarray(at, at + pieceBytes);
    await nextTurn();
  }
}
