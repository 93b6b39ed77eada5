import { requestOf, type ShownImport } from './import-args.ts';
import type { FileRefused } from '../import/file-failures.ts';
import {
  importPostedFile,
  type FileGone,
  type ImportPostedFileDeps,
} from '../import/import-posted-file.ts';
import type { ImportOutcome } from '../import/import-registry.ts';
import type { Person } from '../../../core/actor.ts';
import type { JobTable } from '../../../core/jobs.ts';
import { ok, type Result } from '../../../core/result.ts';

export interface ApplyImportDeps extends ImportPostedFileDeps {
  readonly jobs: Pick<JobTable, 'hasten'>;
}

export interface AppliedImport {
  readonly outcome: ImportOutcome;
  readonly request: ShownImport & { readonly isAnew: boolean };
}

/**
 * Does what a card showed; when file and registry would give something else by now, nothing is done
 * and it is shown anew (`channels.md`, The file to import). Accounts are looked for right after.
 */
export async function applyImport(
  deps: ApplyImportDeps,
  {
    actor,
    shown,
    confirmed,
  }: {
    readonly actor: Person;
    readonly shown: ShownImport;
    readonly confirmed?: number;
  },
): Promise<Result<AppliedImport, FileGone | FileRefused>> {
  const done = await importPostedFile(deps, {
    ...requestOf(shown, confirmed),
    expected: shown.digest,
    dryRun: false,
    ...(actor.entryId !== undefined && { by: actor.entryId }),
  });
  if (!done.ok) return done;
  const { applied } = done.value;
  if (applied) await deps.jobs.hasten('registry.keep', deps.clock.now());
  return ok({ outcome: done.value, request: { ...shown, isAnew: !applied } });
}
