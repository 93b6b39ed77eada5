import { activites, canaux, storedThemes } from '@coop/contract/cra';
import type { StatsFilters } from '@coop/contract/stats';

import type { StatsPeriod, TallyRequest } from '../../../features/stats/ports.ts';
import { communeNumber } from './codes.ts';
import { dayOf } from './days.ts';
import { head, maskOf } from './packed-cra.ts';

/** Days since 1970, both included. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

/** What a CRA must be, beyond the scope and the days. */
export interface Sieve {
  /** Every activity, channel and theme passes. */
  readonly isOpen: boolean;
  /** Bits of the activities, channels and themes that pass; all of them without a filter. */
  readonly activites: number;
  readonly canaux: number;
  readonly themes: number;
  readonly communes: ReadonlySet<number> | undefined;
  readonly tags: ReadonlySet<string> | undefined;
}

const every = 0x7fffffff;

export function sieveOf(filters: StatsFilters): Sieve {
  const mask = <K extends string>(codes: readonly K[], chosen: readonly K[] = []) =>
    chosen.length === 0 ? every : maskOf(codes, chosen);
  const set = <T>(values: readonly T[] = []) => (values.length === 0 ? undefined : new Set(values));
  const masks = {
    activites: mask(activites, filters.activites),
    canaux: mask(canaux, filters.canaux),
    themes: mask(storedThemes, filters.themes),
  };
  return {
    ...masks,
    isOpen: Object.values(masks).every((one) => one === every),
    communes: set(filters.communes?.map(communeNumber)),
    tags: set(filters.tags),
  };
}

/** Whether the activity, the channel and the themes of a packed CRA pass. */
export function passes({ activites, canaux, themes }: Sieve, word: number): boolean {
  return (
    (activites & (1 << head.activite(word))) !== 0 &&
    (canaux & (1 << head.canal(word))) !== 0 &&
    (themes & head.themes(word)) !== 0
  );
}

export function daysOf({ from, to }: StatsPeriod): Days {
  return { from: dayOf(from), to: dayOf(to) };
}

/** The point of each day of the period, by days after its first. */
export function pointsOf({
  from,
  to,
  points,
}: Pick<TallyRequest, 'from' | 'to' | 'points'>): Int16Array {
  const first = dayOf(from);
  const found = new Int16Array(Math.max(0, dayOf(to) - first + 1)).fill(-1);
  points.forEach((point, index) => {
    found.fill(index, dayOf(point.from) - first, dayOf(point.to) - first + 1);
  });
  return found;
}

export function isWithin({ from, to }: Days, day: number): boolean {
  return from <= day && day <= to;
}
