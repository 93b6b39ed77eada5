import type { CharterChatDeps } from './charter-chat-deps.ts';
import { readCharterFolder, type CharterFolder } from '../document/charter-folder.ts';
import type { CharterRefused } from '../document/read-charter.ts';
import type { PublishFailure } from '../publish-charter.ts';
import { judgePublication, type Publication } from '../publish-charter.ts';
import type { Result } from '../../../core/result.ts';

export interface PublishChatDeps extends CharterChatDeps {
  readonly folder: CharterFolder;
}

/** What the files of the folder would publish now. */
export async function judgeFolder(
  deps: PublishChatDeps,
  id: string | undefined,
): Promise<Result<Publication, PublishFailure | CharterRefused>> {
  const documents = await readCharterFolder(deps.folder, id);
  if (!documents.ok) return documents;
  const now = deps.clock.now();
  return judgePublication(deps, { documents: documents.value, now, zone: deps.timeZone });
}
