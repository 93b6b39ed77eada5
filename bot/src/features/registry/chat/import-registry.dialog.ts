import { openImport, requestOf, type ShownImport } from './import-args.ts';
import { importCard, refusingFile } from './import-card.ts';
import type { FileRefused } from '../import/file-failures.ts';
import {
  importPostedFile,
  type FileGone,
  type ImportPostedFileDeps,
} from '../import/import-posted-file.ts';
import type { ImportOutcome } from '../import/import-registry.ts';
import { missingPolicies } from '../import/missing-people.ts';
import { departementByCode } from '../../territory/index.ts';
import {
  describeDialog,
  type DialogForm,
  type DialogRefusal,
  type DialogRequest,
  type SubmittedDialog,
  type Submission,
} from '../../../core/describe-dialog.ts';
import { fold } from '../../../core/parameters.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { say, typed, type Text } from '../../../core/text.ts';

/** A perimeter names codes that are none. */
interface PerimeterUnknown {
  readonly tag: 'PerimeterUnknown';
  readonly received: string;
}

interface Shown {
  readonly outcome: ImportOutcome;
  readonly request: ShownImport;
}

const aboveForm = refusingFile((general: Text): DialogRefusal => ({ general }));

/** « Import du registre »: how the file is read; what it would do is shown next. */
export const importRegistryDialog = describeDialog({
  name: 'registry.import',
  access: ['administrateur'],
  form: (_deps: ImportPostedFileDeps, { args }: DialogRequest) =>
    Promise.resolve(importForm(openImport(args).fileName)),
  run: async (
    deps: ImportPostedFileDeps,
    { args, submission }: SubmittedDialog,
  ): Promise<Result<Shown, PerimeterUnknown | FileGone | FileRefused>> => {
    const perimeter = readPerimeter(submission);
    if (!perimeter.ok) return perimeter;
    const request = {
      ...openImport(args),
      policy: missingPolicies.find((one) => one === submission['absents']) ?? 'signaler',
      perimeter: perimeter.value,
      elevated: submission['eleves'] === true || submission['eleves'] === 'true',
    };
    const read = await importPostedFile(deps, { ...requestOf(request), dryRun: true });
    return read.ok ? ok({ outcome: read.value, request }) : read;
  },
  render: {
    ok: ({ outcome, request }) => importCard(outcome, request),
    refuse: {
      ...aboveForm,
      PerimeterUnknown: ({ received }): DialogRefusal => ({
        elements: {
          perimetre: say('registry.rule.departement-unknown', { received: typed(received) }),
        },
      }),
    },
  },
});

export function importForm(fileName: string): DialogForm {
  return {
    title: say('registry.import.title'),
    introduction: say('registry.import.introduction', { file: typed(fileName) }),
    submit: say('registry.import.try'),
    elements: [
      {
        type: 'select',
        name: 'absents',
        label: say('registry.import.missing'),
        help: say('registry.import.missingHelp'),
        options: missingPolicies.map((value) => ({
          value,
          label: say(`registry.import.missing.${value}`),
        })),
        value: 'signaler',
      },
      {
        type: 'text',
        name: 'perimetre',
        label: say('registry.import.perimeter'),
        help: say('registry.import.perimeterHelp'),
        value: 'tout',
        optional: true,
        maxLength: 600,
      },
      {
        type: 'tick',
        name: 'eleves',
        label: say('registry.import.elevated'),
        help: say('registry.import.elevatedHelp'),
      },
    ],
  };
}

/** `tout`, nothing, or codes with commas, spaces or bars between them. */
function readPerimeter(submission: Submission): Result<readonly string[], PerimeterUnknown> {
  const text = typeof submission['perimetre'] === 'string' ? submission['perimetre'].trim() : '';
  if (text === '' || ['tout', 'all'].includes(fold(text))) return ok([]);
  const codes = text
    .toUpperCase()
    .split(/[\s,;|]+/)
    .filter((code) => code !== '')
    .map((code) => code.padStart(2, '0'));
  const isKnown = codes.every((code) => departementByCode(code) !== undefined);
  return isKnown ? ok([...new Set(codes)]) : fail({ tag: 'PerimeterUnknown', received: text });
}
