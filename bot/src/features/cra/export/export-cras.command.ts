import { exportWords } from './export-words.ts';
import type { NothingToExport } from './export-cras.ts';
import type { NotRegistered } from '../failures.ts';
import type { CraReader } from '../ports.ts';
import type { Clock, Ids } from '../../../core/clock.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import { localDay } from '../../../core/local-day.ts';
import { message } from '../../../core/message.ts';
import type { Outbox } from '../../../core/outbox.ts';
import { readPeriod, type PeriodUnknown } from '../../../core/read-period.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { say, typed } from '../../../core/text.ts';
import type { Transaction } from '../../../core/transaction.ts';

export interface SendCraListDeps {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly cras: CraReader;
  readonly transaction: Transaction<{ readonly outbox: Outbox }>;
}

/** `/cra export [csv|xlsx|json] [period]`: the file comes in the direct message. */
export const exportCrasCommand = describeCommand({
  name: 'cra.export',
  trigger: 'cra',
  words: 'cra.export.words',
  summary: 'cra.export.summary',
  example: 'cra.export.example',
  access: ['conseiller'],
  parameters: { wanted: exportWords('cra.export.wanted') },
  run: async (
    deps: SendCraListDeps,
    { actor, args: { wanted } },
  ): Promise<Result<number, NotRegistered | NothingToExport | PeriodUnknown>> => {
    const { entryId: author, userId, timeZone } = actor;
    if (author === undefined) return fail({ tag: 'NotRegistered' });
    const now = deps.clock.now();
    const period =
      wanted.period === undefined ? undefined : readPeriod(wanted.period, localDay(now, timeZone));
    if (period?.ok === false) return period;
    const dates = period && { from: period.value.from, to: period.value.to };
    const { cras } = await deps.cras.totals({ author, ...dates });
    if (cras === 0) return fail({ tag: 'NothingToExport' });
    await deps.transaction(({ outbox }) =>
      outbox.add({
        key: `cra-export-${deps.ids.ulid()}`,
        dueAt: now,
        effect: {
          kind: 'file',
          to: { kind: 'direct', userId },
          file: { export: 'cra.export', args: { format: wanted.format, ...dates }, by: userId },
          message: message(say('cra.export.sent', { count: cras })),
        },
      }),
    );
    return ok(cras);
  },
  render: {
    ok: (count) => message(say('cra.export.begun', { count })),
    NothingToExport: () => message(say('cra.export.nothing')),
    PeriodUnknown: ({ received }) =>
      message(say('core.periodUnknown', { received: typed(received) })),
    NotRegistered: () => message(say('cra.failure.notRegistered')),
  },
});
