import { applyImport, type AppliedImport, type ApplyImportDeps } from './apply-import.ts';
import { openImport } from './import-args.ts';
import { importCard, refusingFile } from './import-card.ts';
import type { FileRefused } from '../import/file-failures.ts';
import type { FileGone } from '../import/import-posted-file.ts';
import type { Clock } from '../../../core/clock.ts';
import {
  describeAction,
  type PressAnswer,
  type PressRequest,
} from '../../../core/describe-action.ts';
import { message, openDialog, type SealedArgs } from '../../../core/message.ts';
import type { Outbox } from '../../../core/outbox.ts';
import { ok, type Result } from '../../../core/result.ts';
import { say, typed, type Text } from '../../../core/text.ts';
import type { Transaction } from '../../../core/transaction.ts';

type Pressed =
  | { readonly kind: 'applied'; readonly applied: AppliedImport }
  | { readonly kind: 'asks'; readonly args: SealedArgs };

const said = refusingFile((text: Text): PressAnswer => message(text));

/** « Appliquer »: does what was shown, or asks for the number of those who would end. */
export const applyImportAction = describeAction({
  name: 'registry.import.apply',
  access: ['administrateur'],
  run: async (
    deps: ApplyImportDeps,
    { actor, args }: PressRequest,
  ): Promise<Result<Pressed, FileGone | FileRefused>> => {
    const shown = openImport(args);
    if (shown.toConfirm > 0) return ok({ kind: 'asks', args });
    const done = await applyImport(deps, { actor, shown });
    return done.ok ? ok({ kind: 'applied', applied: done.value }) : done;
  },
  render: {
    ok: (pressed: Pressed): PressAnswer => {
      if (pressed.kind === 'asks') return openDialog('registry.import.confirm', pressed.args);
      const { outcome, request } = pressed.applied;
      return { kind: 'redraw', message: importCard(outcome, request) };
    },
    ...said,
  },
});

export interface SendReportDeps {
  readonly clock: Clock;
  readonly transaction: Transaction<{ readonly outbox: Outbox }>;
}

/** « Rapport (CSV) »: the file with what becomes of each line, in the direct message. */
export const sendReportAction = describeAction({
  name: 'registry.import.report',
  access: ['administrateur'],
  run: async (
    { clock, transaction }: SendReportDeps,
    { actor, args, pressId },
  ): Promise<Result<string, never>> => {
    const { fileId, fileName, policy, perimeter, elevated } = openImport(args);
    await transaction(({ outbox }) =>
      outbox.add({
        key: `registry-report-${pressId}`,
        dueAt: clock.now(),
        effect: {
          kind: 'file',
          to: { kind: 'direct', userId: actor.userId },
          file: {
            export: 'registry.report',
            args: {
              file: fileId,
              missing: policy,
              perimeter: perimeter.join(','),
              elevated: String(elevated),
            },
            by: actor.userId,
          },
          message: message(say('registry.import.reportSent', { file: typed(fileName) })),
        },
      }),
    );
    return ok(fileName);
  },
  render: { ok: (): PressAnswer => message(say('registry.import.reportBegun')) },
});
