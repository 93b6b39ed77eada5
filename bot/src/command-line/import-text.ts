import {
  refusalText,
  repairText,
  type ImportReport,
} from '../features/registry/import/import-report.ts';
import { lines, say, typed, type Text } from '../core/text.ts';

/** Lines of each kind that are shown; the rest is counted. */
const shown = 50;

/** What an import did, or would do, for people. */
export function importText(report: ImportReport, ...after: readonly (Text | undefined)[]): Text {
  const { created, changed, unchanged, refused, missing } = report;
  const counts = {
    lines: report.lines,
    created: created.length,
    changed: changed.length,
    unchanged,
    refused: new Set(refused.map(({ line }) => line)).size,
  };
  const nothing = created.length + changed.length + missing.ended.length === 0;
  return lines(
    say(report.applied ? 'registry.report.applied' : 'registry.report.dryRun'),
    say('registry.report.counts', counts),
    nothing ? say('registry.report.nothing') : undefined,
    ...section('registry.report.refused', refused, (one) => atLine(one.line, refusalText(one))),
    ...section('registry.report.repaired', report.repaired, (one) =>
      atLine(one.line, repairText(one)),
    ),
    ...section('registry.report.changed', changed, ofLine),
    ...section('registry.report.locked', report.locked, ofLine),
    unknownColumns(report),
    ...missingText(missing),
    ...after,
  );
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
    ...(more > 0 ? [say('registry.report.more', { count: more })] : []),
  ];
}

function atLine(line: number, what: Text): Text {
  return say('registry.report.line', { line, what });
}

function ofLine(one: { readonly line: number; readonly id: string; fields: readonly string[] }) {
  return say('registry.report.lineOf', {
    line: one.line,
    id: one.id,
    fields: one.fields.join(', '),
  });
}

function unknownColumns({ unknownColumns: names }: ImportReport): Text | undefined {
  if (names.length === 0) return undefined;
  return say('registry.report.unknownColumns', { names: names.map(typed) });
}

function missingText({ people, ended, toConfirm }: ImportReport['missing']): readonly Text[] {
  const names = people.slice(0, shown).join(', ');
  return [
    ...(people.length > 0 ? [say('registry.report.missing', { count: people.length, names })] : []),
    ...(ended.length > 0 ? [say('registry.report.ended', { count: ended.length })] : []),
    ...(toConfirm === undefined ? [] : [say('registry.report.toConfirm', { count: toConfirm })]),
  ];
}
