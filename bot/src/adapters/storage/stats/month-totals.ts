import type { CraContent } from '@coop/contract/cra';

import type { AffectationTable } from '../schema.ts';
import type { ReadRows } from '../storage.ts';
import { departementsOn } from './affectation-days.ts';
import { changeOf } from './change.ts';
import { dateOf, firstDayOfMonth, monthOf } from './days.ts';
import { readRow, type PositionedChange } from './fold.ts';
import type { FoundRow, PendingRow } from './stats.queries.ts';

/** The CRAs of a month and what waits, as of one instant. */
export interface MonthSource {
  readonly month: number;
  /** Position of the last change by then. */
  readonly position: number;
  readonly floor: number;
  /** Each CRA in force, as what adds it. */
  readonly cras: readonly PositionedChange[];
  /** Changes of the month that are not in every segment. */
  readonly pending: readonly PositionedChange[];
}

interface CraRow {
  readonly author: string;
  readonly structure_id: string;
  readonly content: string;
}

export async function readMonth(read: ReadRows, month: number): Promise<MonthSource> {
  const floor = await readFloor(read);
  const rows = await all<PendingRow>(read, `select * from stats_pending where position > ${floor}`);
  const position = rows.reduce((last, row) => Math.max(last, row.position), floor);
  const affectations = await readAffectations(read);
  const cras: PositionedChange[] = [];
  for (const row of await all<CraRow>(read, craRows(month))) {
    const { author, structure_id: structureId } = row;
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by toCraRow alone
    const content = JSON.parse(row.content) as CraContent;
    const departements = departementsOn(affectations.get(author) ?? [], content.date);
    cras.push({ position, change: changeOf({ author, structureId, content }, 1, departements) });
  }
  const pending = rows.flatMap(readRow).filter(({ change }) => monthOf(change.date) === month);
  return { month, position, floor, cras, pending };
}

export async function readFloor(read: ReadRows): Promise<number> {
  const [row] = await all<{ value: string }>(
    read,
    `select value from stats_state where name = 'floor'`,
  );
  return Number(row?.value ?? 0);
}

/** Segments under a condition. */
export function readSegments(read: ReadRows, condition: string): Promise<readonly FoundRow[]> {
  return all(
    read,
    `select 'segment' as what, kind, key, place, period, upto, held from stats_segment
     where ${condition}`,
  );
}

export async function readAffectations(
  read: ReadRows,
): Promise<ReadonlyMap<string, readonly AffectationTable[]>> {
  const rows = await all<AffectationTable>(
    read,
    'select * from registry_affectation order by entry_id, rank',
  );
  return Map.groupBy(rows, ({ entry_id }) => entry_id);
}

/** First and last month that have a CRA or a segment; `undefined` without any. */
export async function monthsHeld(
  read: ReadRows,
): Promise<{ readonly first: number; readonly last: number } | undefined> {
  const dates = await all<{ first: string | null; last: string | null }>(
    read,
    `select min(date) as first, max(date) as last from cra where date <> ''`,
  );
  const periods = await all<{ first: number | null; last: number | null }>(
    read,
    `select min(period) as first, max(period) as last from stats_segment
     where kind = 'month' and key = ''`,
  );
  const months = [
    ...dates.flatMap(({ first, last }) =>
      [first, last].flatMap((date) => (date === null ? [] : [monthOf(date)])),
    ),
    ...periods.flatMap(({ first, last }) => [first, last].flatMap((month) => month ?? [])),
  ];
  if (months.length === 0) return undefined;
  return { first: Math.min(...months), last: Math.max(...months) };
}

export async function all<R>(read: ReadRows, sql: string): Promise<readonly R[]> {
  const found: R[] = [];
  for await (const rows of read(sql)) {
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the columns of `sql`
    found.push(...(rows as unknown as R[]));
  }
  return found;
}

function craRows(month: number): string {
  const first = dateOf(firstDayOfMonth(month));
  const next = dateOf(firstDayOfMonth(month + 1));
  return `select author, structure_id, content from cra
    where date >= '${first}' and date < '${next}' and deleted_at is null and author <> ''`;
}
