import {
  activites,
  canaux,
  materiels,
  organismes,
  statuts,
  storedThemes,
  storedTranchesAge,
  suites,
} from '@coop/contract/cra';
import { classesDuree } from '@coop/contract/stats';

import type { CrasAndPeople, LightTally, Tally } from '../../../features/stats/ports.ts';

/** The sums of a tally in one row of numbers: where each kind begins. Stored: only ever appended to. */
export const at = {
  /** CRAs, people, minutes of each. */
  activites: 0,
  recurrents: 9,
  suites: 10,
  /** CRAs and people of each. */
  themes: 13,
  materiel: 51,
  canaux: 61,
  durees: 65,
  ages: 69,
  statuts: 75,
  orientations: 80,
  end: 101,
} as const;

export type Counters = Float64Array;

export function noCounters(): Counters {
  return new Float64Array(at.end);
}

export function crasOf(counters: Counters): CrasAndPeople {
  const sum = (offset: number) =>
    activites.reduce((total, _, index) => total + value(counters, 3 * index + offset), 0);
  return { cras: sum(0), personnes: sum(1) };
}

export function lightOf(counters: Counters): LightTally {
  const sum = (from: number, count: number, step: number) =>
    Array.from({ length: count }, (_, index) => value(counters, from + step * index)).reduce(
      (total, n) => total + n,
      0,
    );
  return {
    ...crasOf(counters),
    recurrents: value(counters, at.recurrents),
    suites: sum(at.suites, suites.length, 1),
    minutes: sum(at.activites + 2, activites.length, 3),
  };
}

type Sums = Omit<Tally, 'communes' | 'structures' | 'conseillers'>;

/** Codes without anything are absent. */
export function sumsOf(counters: Counters): Sums {
  const read = (index: number) => value(counters, index);
  const counts = <K extends string>(codes: readonly K[], from: number) =>
    perCode(codes, (index) => read(from + index) || undefined);
  const pairs = <K extends string>(codes: readonly K[], from: number) =>
    perCode(codes, (index) => {
      const cras = read(from + 2 * index);
      return cras === 0 ? undefined : { cras, personnes: read(from + 2 * index + 1) };
    });
  return {
    activites: perCode(activites, (index) => {
      const [cras = 0, personnes = 0, minutes = 0] = counters.subarray(3 * index, 3 * index + 3);
      return cras === 0 ? undefined : { cras, personnes, minutes };
    }),
    recurrents: read(at.recurrents),
    suites: counts(suites, at.suites),
    themes: pairs(storedThemes, at.themes),
    materiel: pairs(materiels, at.materiel),
    canaux: counts(canaux, at.canaux),
    durees: counts(classesDuree, at.durees),
    ages: counts(storedTranchesAge, at.ages),
    statuts: counts(statuts, at.statuts),
    orientations: counts(organismes, at.orientations),
  };
}

function perCode<K extends string, V>(
  codes: readonly K[],
  valueOf: (index: number) => V | undefined,
): Partial<Record<K, V>> {
  const found: Partial<Record<K, V>> = {};
  codes.forEach((code, index) => {
    const one = valueOf(index);
    if (one !== undefined) found[code] = one;
  });
  return found;
}

function value(counters: Counters, index: number): number {
  return counters[index] ?? 0;
}
