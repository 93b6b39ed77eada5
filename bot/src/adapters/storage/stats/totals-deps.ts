import type { PresentCommunes } from '../../../features/territory/index.ts';
import type { Engine } from '../storage.ts';

export interface TotalsDeps {
  readonly engine: Pick<Engine, 'run' | 'reading' | 'snapshot'>;
  /** Loads the table at the first call. */
  readonly communes: () => PresentCommunes;
}

/** Grows when what segments hold is written otherwise. */
const form = 2;

/** What totals are made with: others are made again. */
export function makingOf({ communes }: Pick<TotalsDeps, 'communes'>): string {
  return `${form}.${communes().version}`;
}

/** Of a database that has no CRA in any segment. */
export const nothingBuilt = 'empty';
