import { applyImport, type AppliedImport, type ApplyImportDeps } from './apply-import.ts';
import { openImport } from './import-args.ts';
import { importCard, refusingFile } from './import-card.ts';
import type { FileRefused } from '../import/file-failures.ts';
import type { FileGone } from '../import/import-posted-file.ts';
import {
  describeDialog,
  type DialogForm,
  type DialogRefusal,
  type DialogRequest,
  type SubmittedDialog,
} from '../../../core/describe-dialog.ts';
import { fail, type Result } from '../../../core/result.ts';
import { say, typed, type Text } from '../../../core/text.ts';

/** The number that was typed is not the one of the people who would end. */
interface OtherNumber {
  readonly tag: 'OtherNumber';
  readonly received: string;
  readonly wanted: number;
}

const aboveForm = refusingFile((general: Text): DialogRefusal => ({ general }));

/** « Nombre à confirmer »: so many people end only when their exact number is typed. */
export const confirmImportDialog = describeDialog({
  name: 'registry.import.confirm',
  access: ['administrateur'],
  form: (_deps: ApplyImportDeps, { args }: DialogRequest) =>
    Promise.resolve(confirmForm(openImport(args).toConfirm)),
  run: async (
    deps: ApplyImportDeps,
    { actor, args, submission }: SubmittedDialog,
  ): Promise<Result<AppliedImport, OtherNumber | FileGone | FileRefused>> => {
    const shown = openImport(args);
    const received = typeof submission['nombre'] === 'string' ? submission['nombre'] : '';
    const number = Number(received.replace(/\s/g, '') || Number.NaN);
    if (number !== shown.toConfirm) {
      return fail({ tag: 'OtherNumber', received, wanted: shown.toConfirm });
    }
    return applyImport(deps, { actor, shown, confirmed: number });
  },
  render: {
    ok: ({ outcome, request }) => importCard(outcome, request),
    refuse: {
      ...aboveForm,
      OtherNumber: ({ received, wanted }): DialogRefusal => ({
        elements: {
          nombre: say('registry.import.otherNumber', { received: typed(received), wanted }),
        },
      }),
    },
  },
});

export function confirmForm(count: number): DialogForm {
  return {
    title: say('registry.import.title'),
    introduction: say('registry.import.confirmIntroduction', { count }),
    submit: say('registry.import.apply'),
    elements: [
      {
        type: 'text',
        name: 'nombre',
        label: say('registry.import.number'),
        help: say('registry.import.numberHelp'),
        maxLength: 12,
      },
    ],
  };
}
