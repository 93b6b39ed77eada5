import { stringify } from 'csv-stringify/sync';

import type { FileRefused } from './file-failures.ts';
import type { ImportOutcome } from './import-registry.ts';
import type { LineRefusal, LineRepair } from './line-rules.ts';
import type { MissingPolicy } from './missing-people.ts';
import type { PlannedLine } from './plan-import.ts';
import { say, typed, type Text } from '../../../core/text.ts';

/** The facts of an import, for people and programs; lines are those of the file. */
export interface ImportReport {
  readonly applied: boolean;
  readonly lines: number;
  readonly created: readonly LineOfEntry[];
  readonly changed: readonly (LineOfEntry & { readonly fields: readonly string[] })[];
  readonly unchanged: number;
  readonly repaired: readonly LineRepair[];
  readonly locked: readonly (LineOfEntry & { readonly fields: readonly string[] })[];
  readonly refused: readonly LineRefusal[];
  readonly unknownColumns: readonly string[];
  readonly missing: {
    readonly policy: MissingPolicy;
    readonly people: readonly string[];
    readonly ended: readonly string[];
    /** The number that somebody must type before anybody is ended. */
    readonly toConfirm?: number;
  };
  /** Structures whose name was written. */
  readonly structures: number;
}

interface LineOfEntry {
  readonly line: number;
  readonly id: string;
}

export function reportOf({ table, plan, applied }: ImportOutcome): ImportReport {
  const { missing, ...rest } = plan;
  const lines = [...rest.created, ...rest.changed, ...rest.unchanged];
  return {
    applied,
    lines: table.rows.length,
    created: rest.created.map(lineOf),
    changed: rest.changed.map((one) => ({ ...lineOf(one), fields: one.changed })),
    unchanged: rest.unchanged.length,
    repaired: rest.repaired,
    locked: lines
      .filter(({ locked }) => locked.length > 0)
      .map((one) => ({ ...lineOf(one), fields: one.locked })),
    refused: rest.refused,
    unknownColumns: rest.unknownColumns,
    missing: { ...missing, ended: missing.ended.map(({ id }) => id) },
    structures: rest.structures.length,
  };
}

function lineOf({ line, entry }: PlannedLine): LineOfEntry {
  return { line, id: entry.id };
}

/** The sentence of a refusal: column, value, rule, what to do. */
export function refusalText({ column, rule, received }: LineRefusal): Text {
  const why = say(`registry.rule.${rule}`, { received: typed(received) });
  return say('registry.refusal', { column, why });
}

export function repairText({ column, rule, received, read }: LineRepair): Text {
  const what = say(`registry.repair.${rule}`, { received: typed(received), read: typed(read) });
  return say('registry.refusal', { column, why: what });
}

/** The file with what became of each line as its last column; formulas are made harmless. */
export function reportCsv({ table, plan }: ImportOutcome, render: (text: Text) => string): string {
  const outcome = new Map<number, string>();
  const tell = (line: number, text: Text) => {
    const before = outcome.get(line);
    outcome.set(line, before === undefined ? render(text) : `${before} ${render(text)}`);
  };
  for (const { line } of plan.created) tell(line, say('registry.outcome.created'));
  for (const { line, changed } of plan.changed) {
    tell(line, say('registry.outcome.changed', { fields: changed.join(', ') }));
  }
  for (const { line } of plan.unchanged) tell(line, say('registry.outcome.unchanged'));
  for (const refusal of plan.refused) tell(refusal.line, refusalText(refusal));
  for (const repair of plan.repaired) tell(repair.line, repairText(repair));
  const width = table.headers.length;
  const rows = table.rows.map(({ line, cells }) => [
    ...Array.from({ length: width }, (_, index) => cells[index] ?? ''),
    outcome.get(line) ?? '',
  ]);
  const header = [...table.headers, render(say('registry.outcome.header'))];
  return `\ufeff${stringify([header, ...rows], {
    delimiter: table.separator,
    escape_formulas: true,
  })}`;
}

/** Why a file was refused whole. */
export function fileRefusedText(failure: FileRefused): Text {
  switch (failure.tag) {
    case 'FileTooLarge':
    case 'FileNotText':
    case 'FileEmpty':
      return say(`registry.file.${failure.tag}`);
    case 'TooManyLines':
      return say('registry.file.TooManyLines', {
        lines: failure.lines,
        maximum: failure.maximum,
      });
    case 'FileMalformed':
      return say('registry.file.FileMalformed', { line: failure.line });
    case 'ColumnsMissing':
    case 'ColumnsTwice':
      return say(`registry.file.${failure.tag}`, {
        columns: failure.columns.length,
        names: failure.columns.join(', '),
      });
  }
}
