import { setImmediate as breathe } from 'node:timers/promises';

import {
  actual,
  canonical,
  monthSegments,
  yearSegments,
  type Segment,
} from './expected-segments.ts';
import { firstDayOfMonth } from './days.ts';
import { giveNumbers, readRow, type PositionedChange } from './fold.ts';
import { all, readFloor, readMonth, readSegments } from './month-totals.ts';
import type { NumberedChange } from './numbered-change.ts';
import { keyOf, segmentName, type SegmentKey } from './segments.ts';
import * as queries from './stats.queries.ts';
import type { TotalsDeps } from './totals-deps.ts';
import { kindOf } from './kind-of.ts';

/** A segment as it must be, as of a change, and whether it is so. */
export interface Judged extends Segment {
  readonly upto: number;
  readonly isThere: boolean;
  /** With the changes that wait for it. */
  readonly isRight: boolean;
  /** Written as it would be if it were made now. */
  readonly isTidy: boolean;
}

/** Every segment of a month, or of its days, as the CRAs say as of one instant. */
export async function* judgeMonth(deps: TotalsDeps, month: number): AsyncGenerator<Judged> {
  let source: Awaited<ReturnType<typeof readMonth>> | undefined;
  let rows: readonly queries.FoundRow[] = [];
  await deps.engine.snapshot(async (read) => {
    source = await readMonth(read, month);
    const [first, last] = [month, month + 1].map(firstDayOfMonth);
    rows = [
      ...(await readSegments(read, `kind in (${monthKinds}) and period = ${month}`)),
      ...(await readSegments(
        read,
        `kind in ('day', 'day.lists') and key = '' and period >= ${first} and period < ${last}`,
      )),
    ];
  });
  if (source === undefined) return;
  const cras = await number(deps, source.cras);
  const pending = await number(deps, source.pending);
  const held = new Map(rows.map((row) => [segmentName({ ...row, kind: kindOf(row) }), row]));
  const { floor, position } = source;
  const waiting = bySegment(pending);
  for (const { key, held: expected } of monthSegments(cras, pending)) {
    const name = segmentName(key);
    const row = held.get(name);
    held.delete(name);
    const since = Math.max(floor, row?.upto ?? 0);
    const missing = after(waiting(key), since);
    const found =
      row === undefined && missing.length === 0 ? '' : actual(row ?? { ...key, held: '' }, missing);
    const isThere = row !== undefined;
    const isTidy = row?.held === expected;
    yield { key, held: expected, upto: position, isThere, isTidy, isRight: found === expected };
    await breathe();
  }
  for (const row of held.values()) {
    const key = { ...row, kind: kindOf(row) };
    const found = actual(row, after(waiting(key), Math.max(floor, row.upto)));
    const isRight = found === canonical(key.kind, '');
    yield { key, held: '', upto: position, isThere: true, isTidy: row.held === '', isRight };
  }
}

const monthKinds = [
  'adviser',
  'group',
  'month',
  'month.lists',
  'month.cells',
  'month.places',
  'month.days',
]
  .map((kind) => `'${kind}'`)
  .join(', ');

/** Those of a year, as its months say. */
export async function* judgeYear(deps: TotalsDeps, year: number): AsyncGenerator<Judged> {
  const kinds = `kind in ('month', 'month.lists', 'month.cells') and key = ''`;
  const found = await snapshotOf(deps, async (read) => ({
    floor: await readFloor(read),
    pending: await all<queries.PendingRow>(read, 'select * from stats_pending order by position'),
    months: await readSegments(
      read,
      `${kinds} and period >= ${12 * year} and period < ${12 * year + 12}`,
    ),
    years: await readSegments(
      read,
      `kind in ('year', 'year.lists', 'year.cells') and key = '' and period = ${year}`,
    ),
  }));
  const { floor, years } = found;
  const position = found.pending.reduce((last, row) => Math.max(last, row.position), floor);
  const pending = await number(deps, found.pending.flatMap(readRow));
  const waiting = bySegment(pending);
  const pendingOf = (row: Pick<SegmentKey, 'kind' | 'period'>, upto: number) =>
    after(waiting({ ...row, key: '', place: '' }), Math.max(floor, upto));
  for (const { key, held: expected } of yearSegments(year, found.months, pendingOf)) {
    const row = years.find(({ kind }) => kind === key.kind);
    const since = Math.max(floor, row?.upto ?? 0);
    const has = actual(row ?? { ...key, held: '' }, after(waiting(key), since));
    const isThere = row !== undefined;
    const isTidy = row?.held === expected;
    yield { key, held: expected, upto: position, isThere, isTidy, isRight: has === expected };
    await breathe();
  }
}

/** Writes segments as they must be, those apart that have had later changes meanwhile. */
export async function writeJudged(
  { engine }: TotalsDeps,
  segments: readonly Judged[],
): Promise<number> {
  return engine.run(async (session) => {
    let written = 0;
    for (const { key, held, upto } of segments) {
      const row = await session.first(queries.segment, { ...key });
      if (row !== undefined && row.upto > upto) continue;
      await session.send(queries.putSegment, { ...key, held, upto });
      written += 1;
    }
    return written;
  });
}

type Snapshot = Parameters<TotalsDeps['engine']['snapshot']>[0];

async function snapshotOf<T>(
  { engine }: TotalsDeps,
  work: (read: Parameters<Snapshot>[0]) => Promise<T>,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  await engine.snapshot(async (read) => {
    await work(read).then(resolve, reject);
  });
  return promise;
}

function number(
  { engine, communes }: TotalsDeps,
  changes: readonly PositionedChange[],
): Promise<NumberedChange[]> {
  return engine.run((session) => giveNumbers(session, changes, communes().presentCommune));
}

function bySegment(changes: readonly NumberedChange[]) {
  return (key: SegmentKey): readonly NumberedChange[] => {
    const name = segmentName(key);
    return changes.filter((change) => segmentName(keyOf(key.kind, change)) === name);
  };
}

function after(changes: readonly NumberedChange[], position: number): readonly NumberedChange[] {
  return changes.filter((change) => change.position > position);
}
