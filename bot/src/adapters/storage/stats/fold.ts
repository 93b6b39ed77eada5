import type { Session } from '../session.ts';
import { readChanges, type Change } from './change.ts';
import { CodesKeeper } from './codes-keeper.ts';
import { numbered, placed, type CodeKind, type NumberedChange } from './numbered-change.ts';
import { keyOf, segmentKinds, segmentName, withChanges, type SegmentKey } from './segments.ts';
import * as queries from './stats.queries.ts';
import { makingOf, nothingBuilt, type TotalsDeps } from './totals-deps.ts';

const changesAtOnce = 2_000;
/** Segments written by one transaction, so that none holds the others up. */
const writtenAtOnce = 40;

/**
 * Puts the changes that wait into the segments, some thousands at a time; answers how many. Each
 * segment says up to which change it is written: killed anywhere, the next call goes on. Nothing is
 * done while the totals are not built.
 */
export async function foldChanges(deps: TotalsDeps): Promise<number> {
  let folded = 0;
  for (;;) {
    const some = await foldSome(deps);
    folded += some;
    if (some === 0) return folded;
  }
}

/** How many changes wait. */
export async function waitingChanges({ engine }: Pick<TotalsDeps, 'engine'>): Promise<number> {
  return (await engine.reading.first(queries.countPending, {}))?.rows ?? 0;
}

async function foldSome(deps: TotalsDeps): Promise<number> {
  const { engine } = deps;
  const begun = await engine.run((session) => begin(session, deps));
  const last = begun?.rows.at(-1)?.position;
  if (begun === undefined || last === undefined) return 0;
  await writeSegments(deps, segmentsOf(begun.changes), { floor: begun.floor, upto: last });
  await engine.run((session) => end(session, last));
  return begun.rows.length;
}

interface Begun {
  readonly floor: number;
  readonly rows: readonly queries.PendingRow[];
  readonly changes: readonly NumberedChange[];
}

/** Reads what waits and gives numbers to the ids that have none. */
async function begin(session: Session, deps: TotalsDeps): Promise<Begun | undefined> {
  const built = (await session.first(queries.state, { name: 'built' }))?.value;
  const making = makingOf(deps);
  if (built !== making && built !== nothingBuilt) return undefined;
  if (built !== making) await session.send(queries.setState, { name: 'built', value: making });
  const floor = await floorOf(session);
  const rows = await session.all(queries.pendingAfter, { after: floor, limit: changesAtOnce });
  const { presentCommune } = deps.communes();
  const changes = await giveNumbers(session, rows.flatMap(readRow), presentCommune);
  return { floor, rows, changes };
}

export interface PositionedChange {
  readonly position: number;
  readonly change: Change;
}

export function readRow({ position, author, changes }: queries.PendingRow): PositionedChange[] {
  return readChanges(author, changes).map((change) => ({ position, change }));
}

export async function giveNumbers(
  session: Session,
  all: readonly PositionedChange[],
  presentCommune: (insee: string) => string,
): Promise<NumberedChange[]> {
  const codes = new CodesKeeper();
  await codes.give(session, idsOf(all));
  const employed = new Set<string>();
  for (const { change } of all) {
    const { structure, author } = change;
    if (employed.has(`${structure} ${author}`)) continue;
    employed.add(`${structure} ${author}`);
    await session.send(queries.employ, { structure, author });
  }
  const numberOf = (kind: CodeKind, id: string) => codes.numberOf(kind, id);
  return all.map(({ change, position }) =>
    numbered(placed(change, position, presentCommune), numberOf),
  );
}

function* idsOf(
  all: readonly PositionedChange[],
): Generator<{ readonly kind: CodeKind; readonly id: string }> {
  for (const { change } of all) {
    yield { kind: 'conseiller', id: change.author };
    yield { kind: 'structure', id: change.structure };
    yield { kind: 'departements', id: change.departements };
  }
}

export async function floorOf(session: Session): Promise<number> {
  return Number((await session.first(queries.state, { name: 'floor' }))?.value ?? 0);
}

interface Touched {
  readonly key: SegmentKey;
  readonly changes: NumberedChange[];
}

/** Each segment with the changes that concern it. */
export function segmentsOf(changes: readonly NumberedChange[]): readonly Touched[] {
  return segmentKinds.flatMap((kind) => {
    const found = new Map<string | number, Touched>();
    for (const change of changes) {
      const key = keyOf(kind, change);
      const name = key.key === '' && key.place === '' ? key.period : segmentName(key);
      const touched = found.get(name) ?? { key, changes: [] };
      found.set(name, touched);
      touched.changes.push(change);
    }
    return [...found.values()];
  });
}

async function writeSegments(
  { engine }: TotalsDeps,
  segments: readonly Touched[],
  { floor, upto }: { readonly floor: number; readonly upto: number },
): Promise<void> {
  for (let from = 0; from < segments.length; from += writtenAtOnce) {
    const some = segments.slice(from, from + writtenAtOnce);
    await engine.run(async (session) => {
      for (const { key, changes } of some) {
        const row = await session.first(queries.segment, { ...key });
        const since = Math.max(floor, row?.upto ?? 0);
        if (since >= upto) continue;
        const news = changes.filter(({ position }) => position > since);
        const held = withChanges(key.kind, row?.held ?? '', news);
        await session.send(queries.putSegment, { ...key, upto, held });
      }
    });
  }
}

/** The changes are in every segment: they need not be kept. */
async function end(session: Session, upTo: number): Promise<void> {
  if ((await floorOf(session)) >= upTo) return;
  await session.send(queries.setState, { name: 'floor', value: String(upTo) });
  await session.send(queries.dropPending, { upTo });
}
