import { toSealedImport, type ShownImport } from './import-args.ts';
import type { FileRefused } from '../import/file-failures.ts';
import type { ImportOutcome } from '../import/import-registry.ts';
import {
  fileRefusedText,
  refusalText,
  repairText,
  reportOf,
  type ImportReport,
} from '../import/import-report.ts';
import { message, type Button, type Message } from '../../../core/message.ts';
import { lines, say, typed, type Text } from '../../../core/text.ts';

/** Lines of each kind that a card shows; the report has them all. */
const shown = 10;

/** What an import would do, or did: the same facts as at the command line, within a message. */
export function importCard(
  outcome: ImportOutcome,
  { isAnew = false, ...request }: ShownImport & { readonly isAnew?: boolean },
): Message {
  const report = reportOf(outcome);
  const { created, changed, missing } = report;
  const isNothing = created.length + changed.length + missing.ended.length === 0;
  const waits = missing.toConfirm ?? 0;
  const text = lines(
    isAnew ? say('registry.import.changedSince') : undefined,
    say(report.applied ? 'registry.import.applied' : 'registry.import.dryRun', {
      file: typed(request.fileName),
    }),
    countsText(report),
    isNothing && waits === 0 ? say('registry.report.nothing') : undefined,
    ...details(report),
  );
  const args = { ...toSealedImport(request), digest: outcome.digest, toConfirm: waits };
  const apply: Button = {
    action: 'registry.import.apply',
    args,
    label: say('registry.import.apply'),
    style: 'primary',
  };
  const file: Button = {
    action: 'registry.import.report',
    args,
    label: say('registry.import.report'),
  };
  const isOpen = !report.applied && (!isNothing || waits > 0);
  return message(text, { buttons: isOpen ? [apply, file] : [file] });
}

function countsText({ lines: all, created, changed, unchanged, refused }: ImportReport): Text {
  return say('registry.report.counts', {
    lines: all,
    created: created.length,
    changed: changed.length,
    unchanged,
    refused: new Set(refused.map(({ line }) => line)).size,
  });
}

function details(report: ImportReport): readonly (Text | undefined)[] {
  const { refused, repaired, changed, locked, unknownColumns, missing } = report;
  const { people, ended, toConfirm } = missing;
  const names = people.slice(0, shown).join(', ');
  return [
    ...section('registry.report.refused', refused, (one) => atLine(one.line, refusalText(one))),
    ...section('registry.report.repaired', repaired, (one) => atLine(one.line, repairText(one))),
    ...section('registry.report.changed', changed, ofLine),
    ...section('registry.report.locked', locked, ofLine),
    unknownColumns.length > 0
      ? say('registry.report.unknownColumns', { names: unknownColumns.map(typed) })
      : undefined,
    people.length > 0 ? say('registry.report.missing', { count: people.length, names }) : undefined,
    ended.length > 0 ? say('registry.report.ended', { count: ended.length }) : undefined,
    toConfirm === undefined ? undefined : say('registry.import.toConfirm', { count: toConfirm }),
  ];
}

type Heading =
  | 'registry.report.refused'
  | 'registry.report.repaired'
  | 'registry.report.changed'
  | 'registry.report.locked';

function section<T>(
  heading: Heading,
  facts: readonly T[],
  render: (fact: T) => Text,
): readonly Text[] {
  if (facts.length === 0) return [];
  const more = facts.length - shown;
  return [
    say(heading),
    ...facts.slice(0, shown).map(render),
    ...(more > 0 ? [say('registry.import.more', { count: more })] : []),
  ];
}

function atLine(line: number, what: Text): Text {
  return say('registry.report.line', { line, what });
}

function ofLine(one: { readonly line: number; readonly id: string; fields: readonly string[] }) {
  return say('registry.report.lineOf', {
    ...one,
    id: typed(one.id),
    fields: one.fields.join(', '),
  });
}

/** Why a posted file is not imported, made into the answer of a place. */
export function refusingFile<A>(make: (text: Text) => A) {
  const refuse = (failure: FileRefused): A => make(fileRefusedText(failure));
  return {
    FileGone: () => make(say('registry.import.gone')),
    FileTooLarge: refuse,
    TooManyLines: refuse,
    FileNotText: refuse,
    FileEmpty: refuse,
    FileMalformed: refuse,
    ColumnsMissing: refuse,
    ColumnsTwice: refuse,
  };
}
