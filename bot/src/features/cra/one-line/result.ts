import type {
  Activite,
  Canal,
  Materiel,
  Organisme,
  SousTheme,
  Statut,
  Suite,
  StoredTheme,
  StoredTrancheAge,
} from '@coop/contract/cra';

import type { Place } from '../../territory/index.ts';
import type { CraField } from '../form.ts';

/** Why something is asked; each has its sentence in the catalogue. */
export type AskReason =
  | 'several-communes'
  | 'unknown-commune'
  | 'two-values'
  | 'no-unit'
  | 'not-multiple-of-5'
  | 'out-of-range'
  | 'future-date'
  | 'invalid-date'
  | 'weekday-today'
  | 'old-date'
  | 'which-meaning'
  | 'how-many'
  | 'sum';

/** A doubt. Whoever answers it chooses among the candidates, or types something else. */
export type Ask = {
  /** `null`: the doubt is about which field was meant. */
  readonly field: CraField | null;
  readonly why: AskReason;
  /** What was typed, as it was typed. */
  readonly received: string;
  /**
   * Proposals, best first: codes, INSEE codes, minutes or dates of the field; `field:code` when the
   * field is not known.
   */
  readonly candidates?: readonly (string | number)[];
  /** For a misspelt word: those of the candidates that are nearest to what was typed. */
  readonly includes?: readonly string[];
};

/** What was read: the fields of a CRA, tags by name. */
export type FoundFields = {
  date?: string;
  activite?: Activite;
  participants?: number;
  recurrents?: number;
  canal?: Canal;
  commune?: Place;
  /** Minutes. */
  duree?: number;
  ages?: Partial<Record<StoredTrancheAge, number>>;
  statuts?: Partial<Record<Statut, number>>;
  /** Former codes only in a CRA that was imported and is edited. */
  themes?: StoredTheme[];
  sousThemes?: SousTheme[];
  materiel?: Materiel[];
  suites?: Partial<Record<Suite, number>>;
  orientations?: { organisme: Organisme; n: number; precision?: string | undefined }[];
  titre?: string;
  notes?: string;
  tags?: string[];
};

/** What a rule put without being told. */
export type DefaultFields = Pick<
  FoundFields,
  'date' | 'recurrents' | 'participants' | 'canal' | 'commune'
>;

export type Correction = { readonly received: string; readonly read: string };

/** A line read: nothing typed is lost, whatever was not understood stands in `unknown`. */
export type ParsedCraLine = {
  readonly found: FoundFields;
  readonly defaults: DefaultFields;
  /** Required, neither given nor asked; in the order of the form. */
  readonly missing: readonly CraField[];
  /** In the order of the form, then those without a field, in the order of the line. */
  readonly ask: readonly Ask[];
  readonly corrections: readonly Correction[];
  readonly unknown: readonly string[];
  /** True when nothing is missing, asked or unknown. */
  readonly ready: boolean;
};
