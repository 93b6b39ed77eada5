import { describeTaker } from '../../core/describe-taker.ts';
import type { Clock } from '../../core/clock.ts';
import type { Inbox } from '../../core/inbox.ts';
import { message } from '../../core/message.ts';
import type { Outbox } from '../../core/outbox.ts';
import type { PostedFile, PostedFiles, WaitingFiles } from '../../core/posted-files.ts';
import { say, typed } from '../../core/text.ts';
import type { Transaction } from '../../core/transaction.ts';

export interface KeepPostedFileDeps {
  readonly clock: Clock;
  readonly postedFiles: PostedFiles;
  readonly transaction: Transaction<{
    readonly inbox: Inbox;
    readonly outbox: Outbox;
    readonly files: WaitingFiles;
  }>;
}

/** A table or an archive that nobody asked for waits 24 h for the command that imports it. */
export const keepPostedFile = describeTaker({
  name: 'identity.keep-file',
  takes: 'file',
  take: async ({ clock, postedFiles, transaction }: KeepPostedFileDeps, heard) => {
    const { fileIds, postId, channelId, rootId, userId } = heard;
    const file = await lastImportable(postedFiles, fileIds);
    if (!file) return false;
    const now = clock.now();
    await transaction(async ({ inbox, outbox, files }) => {
      if (!(await inbox.firstTime(`post-${postId}`, now))) return;
      await files.keep({ ...file, userId, postedAt: now });
      await outbox.add({
        key: `file-${postId}`,
        dueAt: now,
        effect: {
          kind: 'say',
          to: {
            kind: 'channel',
            channelId,
            rootId: rootId === '' ? postId : rootId,
            reader: userId,
          },
          message: message(say('core.fileWaits', { name: typed(file.name) })),
        },
      });
    });
    return true;
  },
});

async function lastImportable(
  postedFiles: PostedFiles,
  fileIds: readonly string[],
): Promise<PostedFile | undefined> {
  for (const fileId of fileIds.toReversed()) {
    const file = await postedFiles.find(fileId);
    if (file && /\.(csv|tsv|txt|zip|jsonl?)$/i.test(file.name)) return file;
  }
  return undefined;
}
