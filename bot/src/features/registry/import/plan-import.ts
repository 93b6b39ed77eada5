import type { Entry, Structure } from '../registry.ts';
import type { EntryId } from '../../../core/actor.ts';
import { homeDay } from '../home-day.ts';
import type { LineRefusal, LineRepair } from './line-rules.ts';
import { underAliases } from './known-aliases.ts';
import { missingPeople, type MissingPeople, type MissingRequest } from './missing-people.ts';
import { nextEntry, type NextEntry, type Now } from './next-entry.ts';
import type { ImportTable } from './read-table.ts';
import { readLine } from './read-line.ts';
import { takenAfter } from './refuse-taken.ts';
import { refuseTwice } from './refuse-twice.ts';
import { namedStructures } from './named-structures.ts';
import type { ReadLine, WantedEntry } from './wanted-entry.ts';

/** A valid line and what it makes of its entry. */
export interface PlannedLine extends NextEntry {
  readonly line: number;
  readonly before: Entry | undefined;
}

/** What an import would do: pure facts, in the order of the file. */
export interface ImportPlan {
  readonly created: readonly PlannedLine[];
  readonly changed: readonly PlannedLine[];
  readonly unchanged: readonly PlannedLine[];
  readonly refused: readonly LineRefusal[];
  readonly repaired: readonly LineRepair[];
  readonly unknownColumns: readonly string[];
  readonly missing: MissingPeople;
  /** Structures that the lines name, whose name is to be written. */
  readonly structures: readonly Structure[];
}

export interface PlanRequest extends Now {
  readonly allowElevated: boolean;
  readonly missing: MissingRequest;
}

/** The registry as of one instant. */
export interface RegistryNow {
  readonly entries: ReadonlyMap<EntryId, Entry>;
  /** Ids that were merged into another. */
  readonly aliases?: ReadonlyMap<EntryId, EntryId>;
  /** Names of the structures that are known. */
  readonly structureNames: ReadonlyMap<string, string>;
}

/** Plans an import: the order of the lines never matters, and the same file twice changes nothing. */
export function planImport(
  table: ImportTable,
  registry: RegistryNow,
  request: PlanRequest,
): ImportPlan {
  const { entries } = registry;
  const all = table.rows.map((row) =>
    readLine(table.columns, row, { elevated: request.allowElevated }),
  );
  const { lines, refused: merged } = underAliases(all, registry.aliases ?? new Map(), entries);
  const read = [...refusalsOf(lines), ...merged];
  const isRefused = new Set(read.map(({ line }) => line));
  const sound = lines.flatMap(({ line, wanted }) =>
    wanted && !isRefused.has(line) ? [wanted] : [],
  );
  const { planned, refused } = planLines(sound, entries, request);
  const ids = new Set(lines.map(({ id }) => id));
  const refusals = [...read, ...refused];
  const refusedLines = new Set(refusals.map(({ line }) => line));
  return {
    created: planned.filter(({ before }) => before === undefined),
    changed: planned.filter(({ before, changed }) => before && changed.length > 0),
    unchanged: planned.filter(({ before, changed }) => before && changed.length === 0),
    refused: refusals.sort((one, other) => one.line - other.line),
    repaired: lines.flatMap(({ line, repairs }) => (refusedLines.has(line) ? [] : repairs)),
    unknownColumns: table.headers.filter(
      (header, index) => header !== '' && table.columns[index] === undefined,
    ),
    missing: missingPeople(entries.values(), ids, {
      request: request.missing,
      todayOf: (entry) => homeDay(entry, request),
    }),
    structures: namedStructures(
      sound.filter(({ line }) => !refusedLines.has(line)),
      registry.structureNames,
    ),
  };
}

function refusalsOf(lines: readonly ReadLine[]): readonly LineRefusal[] {
  return [...lines.flatMap(({ refusals }) => refusals), ...refuseTwice(lines)];
}

function planLines(
  sound: readonly WantedEntry[],
  entries: ReadonlyMap<EntryId, Entry>,
  at: Now,
): { readonly planned: readonly PlannedLine[]; readonly refused: readonly LineRefusal[] } {
  const refused: LineRefusal[] = [];
  const planned: PlannedLine[] = [];
  for (const wanted of sound) {
    const before = entries.get(wanted.id);
    const next = nextEntry(wanted, before, at);
    if (next.ok) planned.push({ ...next.value, before, line: wanted.line });
    else refused.push(...next.failure.refusals);
  }
  const taken = takenAfter(entries, new Map(planned.map(({ entry }) => [entry.id, entry])));
  for (const { line, entry } of planned) {
    const received = taken.get(entry.id);
    const column = received === entry.email ? 'email' : 'autres_emails';
    if (received !== undefined) refused.push({ line, column, rule: 'email-taken', received });
  }
  return { planned: planned.filter(({ entry }) => !taken.has(entry.id)), refused };
}
