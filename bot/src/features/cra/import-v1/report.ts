/** What was changed in a record, or why it was refused. */
export interface Finding {
  /** A field of ours, or the name of an unknown key. */
  readonly field: string;
  readonly rule: FindingRule;
  /** As it stood in the file; null for what was absent, null or NaN. */
  readonly received: unknown;
  /** INSEE codes of the communes that it could be. */
  readonly candidates?: readonly string[];
}

/** Rules of `cra-v1-import.md`, by the names of the report. */
export const findingRules = [
  'already-imported',
  'ambiguous',
  'arrondissement-to-commune',
  'breakdown-completed',
  'breakdown-dropped',
  'contradiction',
  'count-unreadable-1',
  'duplicate-removed',
  'estimated-duration',
  'follow-ups-dropped',
  'former-code',
  'in-the-future',
  'insee-from-name',
  'insee-from-postal-code',
  'invalid',
  'label-for-code',
  'merged-commune',
  'missing',
  'no-affectation',
  'not-a-date',
  'not-a-number',
  'not-a-record',
  'number-as-text',
  'orientations-completed',
  'other-adviser',
  'out-of-range',
  'postal-code-replaced',
  'raised-to-orientations',
  'recurrents-capped',
  'rounded-to-5',
  'single-value-for-group',
  'structure-from-registry',
  'sub-theme-without-theme',
  'too-early',
  'trimmed',
  'unknown',
  'unknown-adviser',
  'unknown-code',
  'unknown-code-removed',
  'unknown-key-ignored',
] as const;
export type FindingRule = (typeof findingRules)[number];

/** What became of one record of the file. */
export type ImportLine = {
  /** Its place in the file, from 1. */
  readonly record: number;
  /** Null when it has none. */
  readonly sourceId: string | null;
  /** Reference of a v1 place of activity, which has no counterpart here. */
  readonly permanence?: string;
} & (
  | {
      readonly status: 'accepted' | 'repaired';
      readonly repairs: readonly Finding[];
      /** Present when it is not the first revision. */
      readonly revision?: number;
    }
  | { readonly status: 'refused'; readonly refusals: readonly Finding[] }
  | { readonly status: 'ignored'; readonly rule: 'already-imported' }
);

export type ImportStatus = ImportLine['status'];

/** Refused lines that are listed; the others are counted, and stand in the whole report. */
export const listedLines = 1_000;

export interface ImportSummary {
  readonly records: number;
  readonly counts: Readonly<Record<ImportStatus, number>>;
  /** The first thousand. */
  readonly refused: readonly Extract<ImportLine, { status: 'refused' }>[];
}
