import { departementOfInsee } from '../../../features/cra/cra.ts';
import type { StatsReader, TallyRequest } from '../../../features/stats/ports.ts';
import { AnswerSums } from './answer-sums.ts';
import { inseeOf } from './codes.ts';
import { craBranches, gatherCras, missesSets, monthsOf } from './gather-cras.ts';
import { gatherNation, nationBranches, planNation } from './gather-nation.ts';
import { makePlainStatsReader } from './plain-reader.ts';
import { sieveOf } from './question.ts';
import { SnapshotReader, type Snapshot } from './snapshot.ts';
import type { Branch } from './stats.queries.ts';
import { makingOf, nothingBuilt, type TotalsDeps } from './totals-deps.ts';

/**
 * Answers from totals; by a plain recomputation while there are none, and under a filter of tags,
 * which totals do not have (an index finds the few CRAs that have some).
 */
export function makeStatsReader(deps: TotalsDeps): StatsReader {
  const presentCommune = (insee: string) => deps.communes().presentCommune(insee);
  const plain = makePlainStatsReader({ engine: deps.engine, presentCommune });
  const snapshots = new SnapshotReader(deps.engine.reading, presentCommune);
  const ask = (request: TallyRequest) => gather(deps, snapshots, request);
  return {
    tally: async (request) => {
      const gathered = await ask(request);
      if (gathered === undefined) return plain.tally(request);
      const { sums, snapshot } = gathered;
      const idOf = (number: number) => snapshot.codes.idOf(number);
      return sums.answer({ structure: idOf, conseiller: idOf });
    },
    perDepartement: async (request) => {
      const { meaning, filters, from, to, signal } = request;
      const gathered = await ask({
        scope: { kind: 'nation' },
        filters,
        from,
        to,
        points: [],
        before: { from: '1970-01-02', to: '1970-01-01' },
        ...(signal && { signal }),
      });
      if (gathered === undefined) return plain.perDepartement(request);
      return meaning === 'lieux' ? byPlace(gathered.sums) : byAdviser(gathered);
    },
  };
}

interface Gathered {
  readonly sums: AnswerSums;
  readonly snapshot: Snapshot;
}

/** `undefined` when totals cannot answer. */
async function gather(
  deps: TotalsDeps,
  snapshots: SnapshotReader,
  request: TallyRequest,
): Promise<Gathered | undefined> {
  const { scope, filters, signal } = request;
  signal?.throwIfAborted();
  const sieve = sieveOf(filters);
  if (sieve.tags !== undefined) return undefined;
  const sums = new AnswerSums(request);
  const { period, before, pointOf } = sums;
  const read = async (branches: readonly Branch[]) => {
    const snapshot = await snapshots.read(branches);
    signal?.throwIfAborted();
    const isBuilt = snapshot.built === nothingBuilt || snapshot.built === makingOf(deps);
    return isBuilt ? snapshot : undefined;
  };
  if (scope.kind === 'nation' && sieve.communes === undefined) {
    const plan = planNation({ period, before, sieve, pointOf });
    const snapshot = await read(nationBranches(plan));
    if (snapshot) gatherNation(plan, { snapshot, sums });
    return snapshot && { sums, snapshot };
  }
  const question = { scope, sieve, months: [...new Set(monthsOf([period, before]))] };
  for (;;) {
    const known = snapshots.departements;
    const snapshot = await read(craBranches(question, known));
    if (snapshot === undefined) return undefined;
    if (missesSets(scope, known, snapshot.codes)) continue;
    gatherCras(question, { snapshot, sums });
    return { sums, snapshot };
  }
}

function byPlace({ communes }: AnswerSums): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  communes.each((commune, cras) => {
    addTo(counts, departementOfInsee(inseeOf(commune)), cras);
  });
  return counts;
}

/** One who works in two counts in both. */
function byAdviser({ sums, snapshot }: Gathered): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  sums.departements.each((set, cras) => {
    const codes = snapshot.codes.idOf(set);
    for (const code of codes === '' ? [] : codes.split(',')) addTo(counts, code, cras);
  });
  return counts;
}

function addTo(counts: Map<string, number>, code: string, cras: number): void {
  counts.set(code, (counts.get(code) ?? 0) + cras);
}
