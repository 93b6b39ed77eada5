import {
  type Activite,
  type Canal,
  type CraContent,
  craLimits,
  type Materiel,
  type Organisme,
  type SousTheme,
  type Statut,
  type Suite,
  type StoredTheme,
  themes,
  tranchesAge,
  type TrancheAge,
} from '@coop/contract/cra';
import type { CraHabits } from '@coop/contract/cra-routes';

import type { OtherDate } from './other-dates.ts';

export type Commune = CraContent['commune'];
export type Counts<K extends string> = Readonly<Partial<Record<K, number>>>;

export interface Orientation {
  readonly organisme: Organisme;
  readonly n: number;
  /** What the person types for `autre`; empty while nothing is. */
  readonly precision: string;
}

/** A CRA while it is typed: what is not chosen yet is absent. */
export interface CraForm {
  readonly date: string;
  readonly activite?: Activite | undefined;
  readonly participants: number;
  readonly recurrents: number;
  readonly canal?: Canal | undefined;
  readonly commune?: Commune | undefined;
  readonly duree?: number | undefined;
  readonly ages: Counts<TrancheAge>;
  readonly statuts: Counts<Statut>;
  readonly themes: readonly StoredTheme[];
  readonly sousThemes: readonly SousTheme[];
  readonly materiel: readonly Materiel[];
  readonly suites: Counts<Suite>;
  readonly orientations: readonly Orientation[];
  readonly titre: string;
  readonly notes: string;
  /** Ids. */
  readonly tags: readonly string[];
  readonly serie?: string | undefined;
  /** Of a workshop that is recorded for several dates at once. */
  readonly otherDates: readonly OtherDate[];
}

/** A new CRA, filled with what habit knows: today and the usual place, activity and duration. */
export function blankForm(habits: CraHabits): CraForm {
  return {
    date: habits.today,
    activite: habits.activite,
    participants: habits.activite === undefined ? 1 : craLimits.usualParticipants[habits.activite],
    recurrents: 0,
    canal: habits.place?.canal,
    commune: habits.place?.commune,
    duree: habits.duree,
    ages: {},
    statuts: {},
    themes: [],
    sousThemes: [],
    materiel: [],
    suites: {},
    orientations: [],
    titre: '',
    notes: '',
    tags: [],
    otherDates: [],
  };
}

/** The form of a CRA that exists, to edit it or to begin another like it. */
export function formOf(content: CraContent): CraForm {
  return {
    ...content,
    ages: withoutZeros(content.ages),
    statuts: withoutZeros(content.statuts),
    suites: withoutZeros(content.suites),
    orientations: content.orientations.map(({ organisme, n, precision }) => ({
      organisme,
      n,
      precision: precision ?? '',
    })),
    titre: content.titre ?? '',
    notes: content.notes ?? '',
    otherDates: [],
  };
}

function withoutZeros<K extends string>(counts: Counts<K>): Counts<K> {
  const some: Partial<Record<K, number>> = { ...counts };
  for (const key in some) {
    if (some[key] === 0) {
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- a copy of ours
      delete some[key];
    }
  }
  return some;
}

/** Ages without the people of unknown age of an imported CRA, who stay until an age is changed. */
export function enteredAges(ages: Counts<TrancheAge>): Counts<TrancheAge> {
  const known = tranchesAge.flatMap((age) => {
    const n = ages[age];
    return n === undefined ? [] : [[age, n] as const];
  });
  return Object.fromEntries(known);
}

/** Another CRA like this one, today: the notes stay with the first, and so do former codes. */
export function duplicateOf(form: CraForm, today: string): CraForm {
  return {
    ...form,
    date: today,
    notes: '',
    serie: undefined,
    otherDates: [],
    ages: enteredAges(form.ages),
    themes: themes.filter((theme) => form.themes.includes(theme)),
  };
}

export function total(counts: Counts<string>): number {
  return Object.values(counts).reduce<number>((sum, n) => sum + (n ?? 0), 0);
}
