import type { FileRefused } from './file-failures.ts';
import {
  importRegistry,
  type ImportOutcome,
  type ImportRegistryDeps,
  type ImportRequest,
} from './import-registry.ts';
import { maximumBytes } from './read-table.ts';
import type { PostedFiles } from '../../../core/posted-files.ts';
import { fail, type Result } from '../../../core/result.ts';

/** The file was deleted in Mattermost meanwhile. */
export interface FileGone {
  readonly tag: 'FileGone';
}

export interface ImportPostedFileDeps extends ImportRegistryDeps {
  readonly postedFiles: PostedFiles;
}

export interface PostedFileRequest extends Omit<ImportRequest, 'bytes'> {
  readonly fileId: string;
}

/** Imports the people of a file that was posted to the bot; one that is too large is not fetched. */
export async function importPostedFile(
  deps: ImportPostedFileDeps,
  { fileId, ...request }: PostedFileRequest,
): Promise<Result<ImportOutcome, FileGone | FileRefused>> {
  const file = await deps.postedFiles.find(fileId);
  if (!file) return fail({ tag: 'FileGone' });
  if (file.sizeBytes > maximumBytes) {
    return fail({ tag: 'FileTooLarge', bytes: file.sizeBytes, maximumBytes });
  }
  const bytes = await deps.postedFiles.download(fileId, maximumBytes);
  return bytes ? importRegistry(deps, { ...request, bytes }) : fail({ tag: 'FileGone' });
}
