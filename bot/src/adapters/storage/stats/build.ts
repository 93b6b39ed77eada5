import type { Session } from '../session.ts';
import { floorOf } from './fold.ts';
import { monthsHeld } from './month-totals.ts';
import { judgeMonth, judgeYear, writeJudged, type Judged } from './months-work.ts';
import * as queries from './stats.queries.ts';
import { makingOf, nothingBuilt, type TotalsDeps } from './totals-deps.ts';

const writtenAtOnce = 400;

/**
 * Makes every segment from the CRAs, month after month, each as of its own instant; what changes
 * meanwhile waits. Answers whether there was anything to do; interrupted, it goes on with the month.
 */
export async function buildTotals(deps: TotalsDeps): Promise<boolean> {
  const { engine } = deps;
  const next = await engine.run((session) => begin(session, makingOf(deps)));
  if (next === undefined) return false;
  const held = await heldMonths(deps);
  if (held !== undefined) {
    for (let month = Math.max(held.first, next); month <= held.last; month++) {
      await writeAll(deps, judgeMonth(deps, month));
      await engine.run((session) =>
        session.send(queries.setState, { name: 'nextMonth', value: String(month + 1) }),
      );
    }
    const [first, last] = [held.first, held.last].map((month) => Math.floor(month / 12));
    for (let year = first ?? 0; year <= (last ?? 0); year++) {
      await writeAll(deps, judgeYear(deps, year));
    }
  }
  await engine.run(async (session) => {
    await session.send(queries.setState, { name: 'built', value: makingOf(deps) });
    await session.send(queries.dropState, { name: 'making' });
  });
  return true;
}

/** The month to go on with; `undefined` when the totals are there. */
async function begin(session: Session, making: string): Promise<number | undefined> {
  const read = async (name: string) => (await session.first(queries.state, { name }))?.value;
  const built = await read('built');
  if (built === making || built === nothingBuilt) return undefined;
  if ((await read('making')) === making) return Number((await read('nextMonth')) ?? 0);
  const last = (await session.first(queries.lastPending, {}))?.position ?? 0;
  const floor = Math.max(await floorOf(session), last);
  await session.send(queries.dropSegments, {});
  await session.send(queries.dropState, { name: 'built' });
  await session.send(queries.setState, { name: 'making', value: making });
  await session.send(queries.setState, { name: 'nextMonth', value: '0' });
  await session.send(queries.setState, { name: 'floor', value: String(floor) });
  await session.send(queries.dropPending, { upTo: floor });
  return 0;
}

export async function heldMonths({
  engine,
}: TotalsDeps): Promise<Awaited<ReturnType<typeof monthsHeld>>> {
  let held: Awaited<ReturnType<typeof monthsHeld>>;
  await engine.snapshot(async (read) => {
    held = await monthsHeld(read);
  });
  return held;
}

async function writeAll(deps: TotalsDeps, segments: AsyncIterable<Judged>): Promise<void> {
  let some: Judged[] = [];
  for await (const one of segments) {
    if (one.isRight && one.isTidy) continue;
    if (some.push(one) < writtenAtOnce) continue;
    await writeJudged(deps, some);
    some = [];
  }
  await writeJudged(deps, some);
}
