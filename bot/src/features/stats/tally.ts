import type {
  Activite,
  Canal,
  Materiel,
  Organisme,
  Statut,
  StoredTheme,
  StoredTrancheAge,
  Suite,
} from '@coop/contract/cra';
import type { classesDuree } from '@coop/contract/stats';

export type ClasseDuree = (typeof classesDuree)[number];

/** CRAs, and the people of those CRAs (Σ participants). */
export interface CrasAndPeople {
  readonly cras: number;
  readonly personnes: number;
}

/** The few sums that a comparison needs. */
export interface LightTally extends CrasAndPeople {
  readonly recurrents: number;
  /** People with a follow-up. */
  readonly suites: number;
  readonly minutes: number;
}

type Counts<K extends string> = Readonly<Partial<Record<K, number>>>;

/** Plain sums over the CRAs of a scope, a period and filters; an absent code is zero. */
export interface Tally {
  readonly activites: Readonly<Partial<Record<Activite, CrasAndPeople & { minutes: number }>>>;
  readonly recurrents: number;
  readonly suites: Counts<Suite>;
  /** CRAs with the theme: one CRA counts in each of its own. */
  readonly themes: Readonly<Partial<Record<StoredTheme, CrasAndPeople>>>;
  readonly materiel: Readonly<Partial<Record<Materiel, CrasAndPeople>>>;
  /** CRAs. */
  readonly canaux: Counts<Canal>;
  /** CRAs. */
  readonly durees: Counts<ClasseDuree>;
  /** People. */
  readonly ages: Counts<StoredTrancheAge>;
  readonly statuts: Counts<Statut>;
  readonly orientations: Counts<Organisme>;
  /** By INSEE code of the present commune (a merged one counts in its successor). */
  readonly communes: ReadonlyMap<string, CrasAndPeople>;
  readonly structures: ReadonlyMap<string, CrasAndPeople>;
  /** By registry id. */
  readonly conseillers: ReadonlyMap<string, CrasAndPeople>;
}
