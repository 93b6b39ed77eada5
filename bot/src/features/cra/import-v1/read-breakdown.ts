import type { Findings } from './findings.ts';
import { isNothing, readWhole } from './read-number.ts';
import { isFields, type Fields } from './v1-record.ts';

interface Breakdown<K extends string> {
  readonly field: 'ages' | 'statuts';
  /** Ours by v1 code. */
  readonly codes: ReadonlyMap<string, K>;
  readonly participants: number;
}

type Counts<K extends string> = Partial<Record<K | 'nonRenseigne', number>>;

/**
 * Ages or statuses of so many participants: what is missing is not known; what cannot be trusted
 * is not known either.
 */
export function readBreakdown<K extends string>(
  received: unknown,
  breakdown: Breakdown<K>,
  findings: Findings,
): Counts<K> {
  const { field, participants } = breakdown;
  if (isNothing(received)) {
    findings.repair(field, 'breakdown-completed', null);
    return allUnknown(breakdown);
  }
  if (typeof received === 'string') return readSingle(received, breakdown, findings);
  const counts = isFields(received) ? readCounts(received, breakdown, findings) : undefined;
  const total = counts && sumOf(counts);
  if (counts === undefined || total === undefined || total > participants) {
    findings.repair(field, 'breakdown-dropped', received);
    return allUnknown(breakdown);
  }
  if (total < participants) {
    findings.repair(field, 'breakdown-completed', total);
    counts.nonRenseigne = (counts.nonRenseigne ?? 0) + participants - total;
  }
  return counts;
}

/** The form of 2021 had one value for the whole report: for a group it meant an average. */
function readSingle<K extends string>(
  received: string,
  breakdown: Breakdown<K>,
  findings: Findings,
): Counts<K> {
  const { field, codes, participants } = breakdown;
  const code = codes.get(received);
  if (code !== undefined && participants === 1) return { ...noneOf(breakdown), ...one(code) };
  findings.repair(field, code ? 'single-value-for-group' : 'breakdown-dropped', received);
  return allUnknown(breakdown);
}

/** `undefined` when one of them cannot be read or is negative. */
function readCounts<K extends string>(
  received: Fields,
  breakdown: Breakdown<K>,
  findings: Findings,
): Counts<K> | undefined {
  const { field, codes } = breakdown;
  const counts = noneOf(breakdown);
  let isReadable = true;
  for (const [v1, value] of Object.entries(received)) {
    const code = codes.get(v1);
    if (code === undefined) {
      findings.repair(field, 'unknown-key-ignored', v1);
      continue;
    }
    const n = readWhole(value, field, findings);
    if (n === undefined || n < 0) isReadable = false;
    else Object.assign(counts, { [code]: n });
  }
  return isReadable ? counts : undefined;
}

function noneOf<K extends string>({ codes }: Breakdown<K>): Counts<K> {
  const counts: Counts<K> = {};
  for (const code of codes.values()) Object.assign(counts, { [code]: 0 });
  return counts;
}

function allUnknown<K extends string>(breakdown: Breakdown<K>): Counts<K> {
  return { ...noneOf(breakdown), nonRenseigne: breakdown.participants };
}

function one<K extends string>(code: K): Counts<K> {
  const counts: Counts<K> = {};
  Object.assign(counts, { [code]: 1 });
  return counts;
}

function sumOf<K extends string>(counts: Counts<K>): number {
  return Object.values<number | undefined>(counts).reduce<number>((sum, n) => sum + (n ?? 0), 0);
}
