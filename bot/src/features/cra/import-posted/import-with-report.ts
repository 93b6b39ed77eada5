import { importedMessage, progressMessage, triedMessage } from './import-messages.ts';
import type { PostedCraFileDeps } from './posted-cra-file.ts';
import { importCras, type ImportCrasDeps } from '../import-v1/import-cras.ts';
import type { CraFile } from '../import-v1/open-cra-file.ts';
import { reportTable } from '../import-v1/report-file.ts';
import type { ImportSummary } from '../import-v1/report.ts';
import type { CraStore } from '../ports.ts';
import type { EntryId, UserId } from '../../../core/actor.ts';
import type { ExportedFile } from '../../../core/describe-export.ts';
import type { History } from '../../../core/history.ts';
import { present } from '../../../core/invariant.ts';
import type { Effect, Outbox } from '../../../core/outbox.ts';
import type { Say } from '../../../core/rendered.ts';
import { inPieces } from '../../../core/sheets/pieces.ts';
import type { Transaction } from '../../../core/transaction.ts';

export type ImportPostedDeps = PostedCraFileDeps &
  Omit<ImportCrasDeps, 'transaction'> & {
    readonly transaction: Transaction<{
      readonly cras: CraStore;
      readonly history: History;
      readonly outbox: Outbox;
    }>;
  };

export interface ImportPostedRequest {
  readonly file: CraFile;
  readonly fileId: string;
  readonly userId: UserId;
  /** The adviser whose records alone are imported. */
  readonly only: EntryId;
  /** False: the same report, nothing stored. */
  readonly apply: boolean;
  readonly t: Say;
}

/** An import of fewer records is over before anybody wonders. */
const toldEvery = 2_000;

/**
 * Imports, or tries to, while the report is read, and tells what became of the file at its end. A
 * long import shows on a card how far it is.
 */
export function importWithReport(
  deps: ImportPostedDeps,
  request: ImportPostedRequest,
): Required<Pick<ExportedFile, 'content' | 'told'>> {
  const { apply, fileId } = request;
  const done: { summary?: ImportSummary } = {};
  const texts = async function* () {
    const { summary, report } = await run(deps, request);
    done.summary = summary;
    yield* report;
  };
  return {
    content: inPieces(texts()),
    told: () => {
      const summary = present(done.summary, 'the end of the import');
      return apply ? importedMessage(summary) : triedMessage(summary, fileId);
    },
  };
}

async function run(deps: ImportPostedDeps, request: ImportPostedRequest) {
  const { file, only, apply, t } = request;
  const writing = reportTable(t);
  const report = [writing.begin];
  const progress = (records: number) => showProgress(deps, request, records);
  const summary = await importCras(deps, {
    head: file.head,
    records: file.records(),
    dryRun: !apply,
    only,
    report: (line) => void report.push(writing.line(line)),
    ...(apply && { progress }),
  });
  if (apply && file.count > toldEvery) await hideProgress(deps, request);
  return { summary, report };
}

async function showProgress(
  deps: ImportPostedDeps,
  request: ImportPostedRequest,
  records: number,
): Promise<void> {
  if (records % toldEvery !== 0) return;
  const { userId, file } = request;
  await draw(deps, request, {
    step: String(records),
    effect: {
      kind: 'card',
      card: cardOf(request),
      to: { kind: 'direct', userId },
      message: progressMessage(records, file.count),
    },
  });
}

function hideProgress(deps: ImportPostedDeps, request: ImportPostedRequest): Promise<void> {
  const effect = { kind: 'withdraw', card: cardOf(request) } as const;
  return draw(deps, request, { step: 'over', effect });
}

function draw(
  { clock, transaction }: ImportPostedDeps,
  request: ImportPostedRequest,
  { step, effect }: { readonly step: string; readonly effect: Effect },
): Promise<void> {
  const entry = { key: `${cardOf(request)}-${step}`, dueAt: clock.now(), effect };
  return transaction(({ outbox }) => outbox.add(entry));
}

function cardOf({ fileId }: ImportPostedRequest): string {
  return `cra-import-${fileId}`;
}
