import * as z from 'zod/mini';

import { importWithReport, type ImportPostedDeps } from './import-with-report.ts';
import { openPostedCraFile, type PostedFileFailure } from './posted-cra-file.ts';
import type { NotRegistered } from '../failures.ts';
import { craRefusals } from '../refusal-answers.ts';
import { describeExport, type ExportedFile } from '../../../core/describe-export.ts';
import type { RouteRefusal } from '../../../core/describe-route.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { mediaTypes } from '../../../core/sheets/sheet.ts';
import { say, typed, type Text } from '../../../core/text.ts';

const query = z.object({ fileId: z.string(), apply: z.boolean() });

/**
 * The posted file of an adviser, tried or imported while its report is written. Begun again after a
 * crash it goes on: what was imported already is known.
 */
export const importReportExport = describeExport({
  name: 'cra.import',
  download: { query },
  access: ['conseiller'],
  open: async (
    deps: ImportPostedDeps,
    { actor, args: { fileId, apply }, say: t },
  ): Promise<Result<ExportedFile, PostedFileFailure | NotRegistered>> => {
    const { entryId: only, userId } = actor;
    if (only === undefined) return fail({ tag: 'NotRegistered' });
    const opened = await openPostedCraFile(deps, { userId, fileId });
    if (!opened.ok) return opened;
    const request = { file: opened.value, fileId, userId, only, apply, t };
    const { content, told } = importWithReport(deps, request);
    return ok({ name: 'import-cra.csv', mediaType: mediaTypes.csv, content, told });
  },
  refuse: {
    NotRegistered: craRefusals.NotRegistered,
    PostedFileGone: () => unreadable(say('cra.import.PostedFileGone')),
    PostedFileTooLarge: ({ name }) =>
      unreadable(say('cra.import.PostedFileTooLarge', { name: typed(name) })),
    FileEmpty: () => unreadable(say('cra.import.FileEmpty')),
    NotCraFile: () => unreadable(say('cra.import.NotCraFile')),
    FileCut: ({ records }) => unreadable(say('cra.import.FileCut', { records })),
  },
});

function unreadable(detail: Text): RouteRefusal {
  return { status: 422, detail };
}
