import type { Cra } from '../../../features/cra/cra.ts';
import type { AffectationTable } from '../schema.ts';
import type { Session } from '../session.ts';
import { departementsOn } from './affectation-days.ts';
import { changeOf, writeChanges, type Change } from './change.ts';
import { inForceOf } from './moved.queries.ts';
import { appendChanges } from './stats.queries.ts';

/** Notes what begins or ceases to count, in the transaction that makes it so. */
export interface StatsLog {
  /** A CRA took the place of another; absent: there was none, or it counts no more. */
  replaced(before: Cra | undefined, after: Cra | undefined): Promise<void>;
  /** The affectations of an adviser changed: their CRAs count where they were then. */
  moved(
    author: string,
    before: readonly AffectationTable[],
    after: readonly AffectationTable[],
  ): Promise<void>;
}

const changesOfOneRow = 200;

/** `affectationsOf`: as they are in the transaction. */
export function makeStatsLog(
  session: Session,
  affectationsOf: (author: string) => Promise<readonly AffectationTable[]>,
): StatsLog {
  const append = async (author: string, changes: readonly Change[]) => {
    if (changes.length === 0) return;
    await session.send(appendChanges, { author, changes: writeChanges(changes) });
  };
  return {
    replaced: async (before, after) => {
      const counted = [
        { cra: before, sign: -1 },
        { cra: after, sign: 1 },
      ].filter(({ cra }) => cra !== undefined && cra.deletedAt === undefined);
      const author = (after ?? before)?.author;
      if (author === undefined || counted.length === 0) return;
      const rows = await affectationsOf(author);
      await append(
        author,
        counted.flatMap(({ cra, sign }) =>
          cra ? [changeOf(cra, sign, departementsOn(rows, cra.content.date))] : [],
        ),
      );
    },
    moved: async (author, before, after) => {
      const isMoved = (date: string) =>
        departementsOn(before, date) !== departementsOn(after, date);
      if (![...edges(before), ...edges(after)].some(isMoved)) return;
      const cras = await inForceOf(session, author);
      const changes = cras
        .filter(({ content }) => isMoved(content.date))
        .flatMap((cra) => [
          changeOf(cra, -1, departementsOn(before, cra.content.date)),
          changeOf(cra, 1, departementsOn(after, cra.content.date)),
        ]);
      for (let from = 0; from < changes.length; from += changesOfOneRow) {
        await append(author, changes.slice(from, from + changesOfOneRow));
      }
    },
  };
}

/** Dates on which something may begin to be different. */
function edges(rows: readonly AffectationTable[]): readonly string[] {
  return rows.flatMap(({ from_date, to_date }) => [
    from_date,
    ...(to_date === null ? [] : [dayAfter(to_date)]),
  ]);
}

function dayAfter(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}
