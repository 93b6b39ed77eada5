import { isTooLarge, type PostedCraFileDeps, type PostedFileTooLarge } from './posted-cra-file.ts';
import type { Person } from '../../../core/actor.ts';
import type { Ids } from '../../../core/clock.ts';
import { message } from '../../../core/message.ts';
import type { Outbox } from '../../../core/outbox.ts';
import type { WaitingFile } from '../../../core/posted-files.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { say } from '../../../core/text.ts';
import type { Transaction } from '../../../core/transaction.ts';

export type BeginImportDeps = Pick<PostedCraFileDeps, 'clock' | 'files'> & {
  readonly ids: Ids;
  readonly transaction: Transaction<{ readonly outbox: Outbox }>;
};

/** Nothing was posted to the bot in the last 24 h. */
export interface NoFilePosted {
  readonly tag: 'NoFilePosted';
}

/** Asks for a trial of the last file that the person posted: its report comes by direct message. */
export async function tryImport(
  deps: BeginImportDeps,
  { actor }: { readonly actor: Person },
): Promise<Result<WaitingFile, NoFilePosted | PostedFileTooLarge>> {
  const file = await deps.files.lastOf(actor.userId, deps.clock.now());
  if (file === undefined) return fail({ tag: 'NoFilePosted' });
  if (isTooLarge(file)) return fail({ tag: 'PostedFileTooLarge', name: file.name });
  const { fileId } = file;
  await send(deps, { actor, fileId, apply: false, key: `cra-import-try-${deps.ids.ulid()}` });
  return ok(file);
}

/** Asks for the import itself, once for a file however often it is pressed. */
export async function applyImport(
  deps: BeginImportDeps,
  { actor, fileId }: { readonly actor: Person; readonly fileId: string },
): Promise<void> {
  await send(deps, { actor, fileId, apply: true, key: `cra-import-apply-${fileId}` });
}

async function send(
  { clock, transaction }: BeginImportDeps,
  wanted: {
    readonly actor: Person;
    readonly fileId: string;
    readonly apply: boolean;
    readonly key: string;
  },
): Promise<void> {
  const { actor, fileId, apply, key } = wanted;
  const { userId } = actor;
  await transaction(({ outbox }) =>
    outbox.add({
      key,
      dueAt: clock.now(),
      effect: {
        kind: 'file',
        to: { kind: 'direct', userId },
        file: { export: 'cra.import', args: { fileId, apply }, by: userId },
        message: message(say('cra.import.chat.report')),
      },
    }),
  );
}
