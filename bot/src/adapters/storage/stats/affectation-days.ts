import type { AffectationTable } from '../schema.ts';

/** Départements of the affectations in force on a date: sorted, commas between, each once. */
export function departementsOn(
  affectations: readonly Pick<AffectationTable, 'departement' | 'from_date' | 'to_date'>[],
  date: string,
): string {
  const codes = affectations
    .filter((one) => one.from_date <= date && date <= (one.to_date ?? '9999-99-99'))
    .map(({ departement }) => departement);
  return codes.length < 2 ? (codes[0] ?? '') : [...new Set(codes)].sort().join(',');
}
