import type { TotalsReport } from '../../../features/stats/ports.ts';
import { heldMonths } from './build.ts';
import { judgeMonth, judgeYear, writeJudged, type Judged } from './months-work.ts';
import { segmentName } from './segments.ts';
import type { TotalsDeps } from './totals-deps.ts';

const mostExamples = 20;

/**
 * Compares every segment with the CRAs, and writes those that differ as they must be; those that were
 * added to are written in one piece.
 */
export async function checkTotals(deps: TotalsDeps, at: number): Promise<TotalsReport> {
  const report = { at, months: 0, segments: 0, differences: 0, repaired: 0 };
  const examples: string[] = [];
  const judge = async (segments: AsyncIterable<Judged>) => {
    for await (const one of segments) {
      report.segments += 1;
      if (one.isRight && (one.isTidy || !one.isThere)) continue;
      const written = await writeJudged(deps, [one]);
      if (one.isRight) continue;
      report.differences += 1;
      report.repaired += written;
      if (examples.length < mostExamples) examples.push(segmentName(one.key));
    }
  };
  const held = await heldMonths(deps);
  if (held === undefined) return { ...report, examples };
  for (let month = held.first; month <= held.last; month++) {
    report.months += 1;
    await judge(judgeMonth(deps, month));
  }
  for (let year = Math.floor(held.first / 12); year <= Math.floor(held.last / 12); year++) {
    await judge(judgeYear(deps, year));
  }
  return { ...report, examples };
}
