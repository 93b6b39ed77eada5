import { craDownloads } from '@coop/contract/cra-downloads';

import { exportCras, type ExportCrasDeps, type NothingToExport } from './export-cras.ts';
import type { NotRegistered } from '../failures.ts';
import type { InvalidPeriod } from '../list-cras.ts';
import { craRefusals } from '../refusal-answers.ts';
import { describeExport, type ExportedFile } from '../../../core/describe-export.ts';
import { fail, type Result } from '../../../core/result.ts';
import { say } from '../../../core/text.ts';

/** The list of one's own CRAs: saved from the panel, or sent in the direct message. */
export const craListExport = describeExport({
  name: 'cra.export',
  download: craDownloads.list,
  access: ['conseiller'],
  open: async (
    deps: ExportCrasDeps,
    { actor, args, say: t },
  ): Promise<Result<ExportedFile, InvalidPeriod | NothingToExport | NotRegistered>> => {
    const { entryId: author, timeZone, locale } = actor;
    if (author === undefined) return fail({ tag: 'NotRegistered' });
    return exportCras(deps, { ...args, author, timeZone, locale, say: t });
  },
  refuse: {
    NotRegistered: craRefusals.NotRegistered,
    InvalidPeriod: ({ received }) => ({
      status: 400,
      detail: say('cra.failure.invalidPeriod', { received }),
    }),
    NothingToExport: () => ({ status: 404, detail: say('cra.export.nothing') }),
  },
});
