import { sharesOf, sum } from './shares.ts';

/** People fewer than this are a small group: 1 to 4. */
export const smallBelow = 5;
/** A whole of fewer people than this has no breakdown. */
export const breakdownFrom = 10;

export type HowMuchHidden = 'aucun' | 'partiel' | 'total';

export interface ProtectedTable {
  readonly etat: HowMuchHidden;
  readonly total: number;
  readonly masquees: { readonly n: number; readonly pm: number } | null;
  readonly cellules: readonly ProtectedCell[];
}

export interface ProtectedCell {
  readonly n: number | null;
  readonly pm: number | null;
  readonly marque: '<5' | 'masque' | null;
}

/** 1 to 4 people. */
export function isSmall(people: number): boolean {
  return people > 0 && people < smallBelow;
}

/** Whether small cells, so many with this sum, can be hidden alone: not all forced to 1 or to 4. */
export function canHideAlone(count: number, total: number): boolean {
  return count >= 2 && count < total && total < 4 * count;
}

/** A table of counts shown whole. */
export function openTable(counts: readonly number[]): ProtectedTable {
  const shares = sharesOf(counts);
  const cellules = counts.map((n, at) => ({ n, pm: shares[at] ?? null, marque: null }));
  return { etat: 'aucun', total: sum(counts), masquees: null, cellules };
}

/**
 * A table of counts that add up to a shown total, for a reader who may not recognise anybody
 * (stats-rules §6.2): nothing of a whole under 10; small cells hidden, with as many others as it
 * takes for each hidden cell to keep at least two possible values.
 */
export function protectTable(counts: readonly number[]): ProtectedTable {
  const total = sum(counts);
  if (total > 0 && total < breakdownFrom) return hiddenTable(counts);
  const small = counts.filter(isSmall);
  if (small.length === 0) return openTable(counts);
  if (canHideAlone(small.length, sum(small))) return hideCells(counts, isSmall, '<5');
  const others = counts.filter((n) => n >= smallBelow);
  const companion = Math.min(...others);
  return hideCells(counts, (n) => isSmall(n) || isHiddenToo(n, companion), 'masque');
}

/** Without a companion every cell is hidden, empty ones too. */
function isHiddenToo(n: number, companion: number): boolean {
  return companion === Infinity || n === companion;
}

function hiddenTable(counts: readonly number[]): ProtectedTable {
  const cellules = counts.map(() => ({ n: null, pm: null, marque: 'masque' as const }));
  return { etat: 'total', total: sum(counts), masquees: null, cellules };
}

function hideCells(
  counts: readonly number[],
  isHidden: (n: number) => boolean,
  marque: '<5' | 'masque',
): ProtectedTable {
  const hidden = sum(counts.filter(isHidden));
  const shown = counts.map((n) => (isHidden(n) ? 0 : n));
  const [pm, ...shares] = sharesOfMerged(shown, hidden);
  const cellules = counts.map((n, at) =>
    isHidden(n) ? { n: null, pm: null, marque } : { n, pm: shares[at] ?? null, marque: null },
  );
  return {
    etat: 'partiel',
    total: sum(counts),
    masquees: { n: hidden, pm: pm ?? 0 },
    cellules,
  };
}

/** Share of the merged cell, then of the shown ones; of equal remainders the merged one is last. */
function sharesOfMerged(shown: readonly number[], hidden: number): readonly (number | null)[] {
  const shares = sharesOf([...shown, hidden]);
  return [shares.at(-1) ?? null, ...shares.slice(0, -1)];
}
