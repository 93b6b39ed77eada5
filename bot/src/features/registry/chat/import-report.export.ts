import { registryDownloads } from '@coop/contract/registry-downloads';
import type * as z from 'zod/mini';

import { requestOf } from './import-args.ts';
import { refusingFile } from './import-card.ts';
import type { FileRefused } from '../import/file-failures.ts';
import {
  importPostedFile,
  type FileGone,
  type ImportPostedFileDeps,
} from '../import/import-posted-file.ts';
import { reportCsv } from '../import/import-report.ts';
import {
  describeExport,
  type ExportedFile,
  type ExportRequest,
} from '../../../core/describe-export.ts';
import type { RouteRefusal } from '../../../core/describe-route.ts';
import type { WaitingFileReader } from '../../../core/posted-files.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { Text } from '../../../core/text.ts';

export interface ImportReportDeps extends ImportPostedFileDeps {
  readonly files: WaitingFileReader;
}

type ReportArgs = z.infer<typeof registryDownloads.report.query>;

const refusals = refusingFile((detail: Text): RouteRefusal => ({ status: 422, detail }));

/**
 * The posted file with what becomes of each line as its last column.
 *
 * Security: the bot can read files of many conversations; this reads the one alone that the person
 * posted to the bot and that waits for its import.
 */
export const importReportExport = describeExport({
  name: 'registry.report',
  download: registryDownloads.report,
  access: ['administrateur'],
  open: async (
    deps: ImportReportDeps,
    { actor, args, say }: ExportRequest<ReportArgs>,
  ): Promise<Result<ExportedFile, FileGone | FileRefused>> => {
    const waiting = await deps.files.lastOf(actor.userId, deps.clock.now());
    if (waiting?.fileId !== args.file) return fail({ tag: 'FileGone' });
    const request = requestOf({
      fileId: args.file,
      policy: args.missing,
      perimeter: args.perimeter === '' ? [] : args.perimeter.split(','),
      elevated: args.elevated === 'true',
    });
    const read = await importPostedFile(deps, { ...request, dryRun: true });
    if (!read.ok) return read;
    return ok({
      name: 'import-registre.csv',
      mediaType: 'text/csv',
      content: once(reportCsv(read.value, say)),
    });
  },
  refuse: refusals,
});

// eslint-disable-next-line @typescript-eslint/require-await -- one piece, as those of many come
async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
